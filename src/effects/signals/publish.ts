import type { Gate } from '../../parts.ts';
import type { Preferences } from '../page/preferences.ts';
import type { Hallpass } from './api.ts';
import { publicDecision } from './receipt.ts';

/** Makes `window.hallpass`, and tells the page: `hallpass:ready` once, `hallpass:change` after each change. */
export function publish({ consent, language, receipt }: Gate, preferences: Preferences): void {
  const waiting: [name: string, resolve: () => void][] = [];
  let ready: (hallpass: Hallpass) => void;
  const mayRun = (name: unknown) => typeof name === 'string' && consent.granted(name);
  const hallpass: Hallpass = {
    ready: new Promise(resolve => {
      ready = resolve;
    }),
    version: __VERSION__,
    get decision() {
      return publicDecision(consent);
    },
    granted: mayRun,
    whenGranted: name =>
      new Promise(resolve => {
        if (mayRun(name)) resolve();
        else waiting.push([name, resolve]);
      }),
    accept: () => consent.chooseAll(true),
    refuse: () => consent.chooseAll(false),
    // An object, whatever it was: `choose(true)` is no answer.
    choose: choices => consent.choose(Object(choices)),
    forget: () => consent.forget(),
    open: () => preferences.open(null),
    receipt,
    setLanguage: code => {
      if (typeof code === 'string') language.set(code);
    },
  };
  consent.subscribe(({ changed, granted, withdrawn }) => {
    for (const [name, resolve] of waiting) if (mayRun(name)) resolve();
    const detail = { decision: hallpass.decision, granted, withdrawn };
    if (changed) document.dispatchEvent(new CustomEvent('hallpass:change', { detail }));
  });
  // An element with `id="hallpass"` would otherwise be found under this name; nobody answers in its place.
  Object.defineProperty(window, 'hallpass', { value: Object.freeze(hallpass), writable: false });
  document.dispatchEvent(new CustomEvent('hallpass:ready'));
  // biome-ignore lint/style/noNonNullAssertion: a promise's executor has run by now
  ready!(hallpass);
}
