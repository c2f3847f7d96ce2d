import type { Gate } from '../../interfaces.ts';
import type { Report } from '../../problems.ts';
import type { Preferences } from '../page/preferences.ts';
import type { Hallpass } from './api.ts';
import { publicDecision } from './receipt.ts';

/** Whether the widget runs here already. Whatever else has its name, an element or a getter that throws, is not it. */
export function isPublished(): boolean {
  try {
    return typeof window.hallpass?.granted === 'function';
  } catch {
    return false;
  }
}

/**
 * Puts the interface into its place. It can be declared anew, so that a script of the page's own that begins with
 * `const hallpass` or `function hallpass` runs: schools have apps for hall passes.
 */
function install(hallpass: Hallpass, report: Report): void {
  // An element with `id="hallpass"` is found under this name too, but is nobody's: nothing stands there.
  const before = Object.getOwnPropertyDescriptor(window, 'hallpass');
  const place = { value: hallpass, writable: false };
  const isOurs =
    Reflect.defineProperty(window, 'hallpass', { ...place, configurable: true }) ||
    // A `var` of the page's above the tag: it can be written, not declared anew.
    Reflect.defineProperty(window, 'hallpass', place);
  if (before) report('taken', isOurs, before.value);
}

/** Makes `window.hallpass`, and tells the page: `hallpass:ready` once, `hallpass:change` after each change. */
export function publish(
  { consent, language, receipt, report }: Gate,
  preferences: Preferences,
  audit: () => void,
): void {
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
    audit,
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
  install(Object.freeze(hallpass), report);
  document.dispatchEvent(new CustomEvent('hallpass:ready'));
  // biome-ignore lint/style/noNonNullAssertion: a promise's executor has run by now
  ready!(hallpass);
}
