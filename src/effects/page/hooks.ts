import { HASH, REOPENS } from '../../catalog/hooks.ts';
import type { Means } from '../../model.ts';
import type { Gate } from '../../parts.ts';
import type { Preferences } from './preferences.ts';

/** Where something was clicked: in a surface of ours, or on the page. */
const meansOf = (element: Element) =>
  (element.closest('[data-consent-surface]')?.getAttribute('data-consent-surface') ?? 'link') as Means;

/** What a button of ours knows of the computer: whether it is a shared one. */
const isShared = (element: Element) => {
  const shared = element.getAttribute('data-shared');
  return shared ? shared === 'true' : undefined;
};

/** What a click asks for. */
const acts: Record<string, (gate: Gate, element: Element, preferences: Preferences) => void> = {
  open: (_, element, preferences) => preferences.open(element),
  'accept-all': ({ consent }, element) => consent.chooseAll(true, isShared(element), meansOf(element)),
  'refuse-all': ({ consent }, element) => consent.chooseAll(false, isShared(element), meansOf(element)),
  forget: ({ consent }, element) => consent.forget(meansOf(element)),
  language: ({ language }, element) => language.set(element.getAttribute('lang') ?? ''),
  reload: () => location.reload(),
};

/** The hook in an event's path, through our shadow root. */
function hookOf(event: Event): [action: string, element: Element] | undefined {
  for (const target of event.composedPath()) {
    // A form is no hook, and a field of its called `matches` hides the method.
    if (!(target instanceof Element) || target instanceof HTMLFormElement) continue;
    if (target.matches(REOPENS)) return ['open', target];
    const action = target.getAttribute('data-consent-action');
    if (action) return [action, target];
  }
  return undefined;
}

/** One listener for every hook on the page and every button of ours, those that come later included. */
export function listen(gate: Gate, preferences: Preferences): void {
  // While capturing: what the page does with its clicks must not cost a visitor the way to refuse.
  document.addEventListener(
    'click',
    event => {
      const [action = '', element] = hookOf(event) ?? [];
      if (!element || !Object.keys(acts).includes(action)) return;
      // Neither is a link followed, nor a form sent that the button stands in.
      if (element.closest('a,button,[type=submit]')) event.preventDefault();
      acts[action]?.(gate, element, preferences);
    },
    true,
  );
  for (const sign of ['pointerover', 'focusin']) {
    document.addEventListener(sign, event => hookOf(event)?.[0] === 'open' && preferences.expect());
  }
  const openIfAskedFor = () => location.hash === HASH && preferences.open(null);
  addEventListener('hashchange', openIfAskedFor);
  openIfAskedFor();
}
