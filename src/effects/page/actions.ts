import { HASH } from '../../catalog/selectors.ts';
import type { Gate, Surfaces } from '../../interfaces.ts';
import type { DecisionSource, GateAction } from '../../model.ts';
import { listenFirst } from './listenFirst.ts';
import type { Preferences } from './preferences.ts';

/** What is ours, and what is clicked in it and on the page. */
export interface Actions {
  /** See `Gate.own`. */
  own(node: Node): void;
  /** One listener for every hook on the page and every button of ours, those that come later included. */
  listen(gate: Gate, preferences: Preferences, surfaces: () => Surfaces): void;
}

/** What a click asks for, and from where. */
interface Hook {
  action: string;
  element: Element;
  /** Whether it is in what is ours. */
  isOurs: boolean;
}

// A form's own field called `matches` hides the method, and an element of a frame is of no class of this page.
const { closest, getAttribute, matches } = Element.prototype;
const attribute = (element: Element, name: string) => getAttribute.call(element, name);

/** Whether an element leads to the preferences of this page, by the hash alone or by the whole address. */
function leadsToPreferences(element: Element): boolean {
  const href = matches.call(element, 'a,area') ? attribute(element, 'href')?.trim() : undefined;
  if (!href?.endsWith(HASH)) return false;
  try {
    const { origin, pathname } = new URL(href, document.baseURI);
    return href === HASH || (origin === location.origin && pathname === location.pathname);
  } catch {
    return false;
  }
}

/** In which surface of ours something was clicked; nothing of this is read from the page. */
const meansOf = ({ element, isOurs }: Hook): DecisionSource =>
  ((isOurs && closest.call(element, '[data-consent-surface]')?.getAttribute('data-consent-surface')) ||
    'link') as DecisionSource;

/** What a button of ours knows of the computer: whether it is a shared one. */
const isShared = ({ element, isOurs }: Hook) => {
  const shared = isOurs && attribute(element, 'data-shared');
  return shared ? shared === 'true' : undefined;
};

const acts: Record<
  GateAction,
  (gate: Gate, hook: Hook, preferences: Preferences, surfaces: () => Surfaces) => void
> = {
  open: (_, { element }, preferences) => preferences.open(element),
  'accept-all': ({ consent }, hook) => consent.chooseAll(true, isShared(hook), meansOf(hook)),
  'refuse-all': ({ consent }, hook) => consent.chooseAll(false, isShared(hook), meansOf(hook)),
  forget: ({ consent }, hook) => consent.forget(meansOf(hook)),
  language: ({ language }, { element }) => language.set(attribute(element, 'lang') ?? ''),
  reload: () => location.reload(),
  dismiss: (_gate, { element }, _preferences, surfaces) =>
    closest.call(element, '[data-consent-surface=status]') && surfaces().dismiss(),
};

/**
 * What the page's own markup may ask for. Sanitizers let `data-*` pass: what a stranger wrote into a comment must neither
 * consent for a visitor nor take back a refusal.
 */
const FOR_EVERYONE: readonly string[] = ['open', 'refuse-all'] satisfies GateAction[];

export function createActions(): Actions {
  /** By reference: what a page makes look like ours is not in it. */
  const ours = new WeakSet<EventTarget>();
  let hear: (event: Event) => void = () => {};

  /** The innermost hook in an event's path. What is clicked in a surface of ours is no click on what it stands in. */
  function hookOf(event: Event): Hook | undefined {
    const path = event.composedPath();
    const outermost = path.findIndex(target => ours.has(target));
    const isOurs = outermost >= 0;
    for (const target of isOurs ? path.slice(0, outermost) : path) {
      if ((target as Node).nodeType !== Node.ELEMENT_NODE) continue;
      const element = target as Element;
      const action = leadsToPreferences(element) ? 'open' : attribute(element, 'data-consent-action');
      if (action && (isOurs || FOR_EVERYONE.includes(action))) return { action, element, isOurs };
    }
    return undefined;
  }

  // While capturing, and as far out as can be: what the page does with its clicks must not cost a visitor the way to refuse.
  const types = ['click', 'pointerover', 'focusin'];
  const listener = (event: Event) => hear(event);

  return {
    own(node) {
      ours.add(node);
      // What happens in a frame does not reach this page's window.
      if (node.ownerDocument !== document)
        for (const type of types) node.addEventListener(type, listener, true);
    },
    listen(gate, preferences, surfaces) {
      hear = event => {
        const hook = hookOf(event);
        if (!hook || !Object.keys(acts).includes(hook.action)) return;
        if (event.type !== 'click') {
          if (hook.action === 'open') preferences.expect();
          return;
        }
        // Neither is a link followed, nor a form sent that the button stands in.
        if (closest.call(hook.element, 'a,area,button,[type=submit]')) event.preventDefault();
        acts[hook.action as GateAction]?.(gate, hook, preferences, surfaces);
      };
      listenFirst(types, listener);
      const openIfAskedFor = () => location.hash === HASH && preferences.open(null);
      listenFirst(['hashchange'], openIfAskedFor);
      openIfAskedFor();
    },
  };
}
