import { DECLARATION, HELD } from '../../catalog/selectors.ts';
import type { Consent } from '../../model.ts';
import { localName, matches, nodeType, querySelectorAll } from '../../native.ts';
import { isAllGranted } from '../../policy/policy.ts';
import { ADDRESSES, LOADERS } from './kinds.ts';
import { MARKS } from './requirement.ts';

export interface Observer {
  /** All that is in the document now and could have to wait. */
  all(): readonly Element[];
  /** Looks at once at what has come so far. */
  flush(): void;
  /** Looks into a tree of its own, a shadow root, from now on. */
  watch(root: Node): void;
}

/** Most elements of most pages: the browser is done with them at once. */
const LOADS = `:not(div,p,a,span,li,td):is(template,${LOADERS})`;

const MARKED = `${LOADS}:is(${MARKS},[${HELD}])`;

const OPTIONS = { childList: true, subtree: true, attributeFilter: [...ADDRESSES, 'type', 'rel'] };

/** So many changes at once, and the whole page is asked instead of each of them, if that is not much more. */
const MANY = 100;

/**
 * Finds what could have to wait: what the page has, and what comes to it. While everything is granted only what the
 * page marked is looked at, and what is not held has to be asked about its new address: links, for their `rel`.
 *
 * @param isHeld whether a new address on this element is somebody's doing
 * @param found gets what has come; `isNew`: it was inserted, not merely written to
 */
export function createObserver(
  consent: Consent,
  holdsUnmarked: boolean,
  isHeld: (element: Element) => boolean,
  found: (elements: ReadonlySet<Element>, isNew: boolean) => void,
): Observer {
  let selector = '';
  const update = () => {
    selector = `${holdsUnmarked && !isAllGranted(consent) ? LOADS : MARKED},${DECLARATION}`;
  };
  update();
  // Before whoever asks for all at a choice.
  consent.subscribe(update);
  const all = () => querySelectorAll(document, selector);

  const look = (records: readonly MutationRecord[]) => {
    const written = new Set<Element>();
    const inserted = new Set<Element>();
    const everything = records.length > MANY ? all() : undefined;
    if (everything && everything.length < 2 * records.length)
      for (let i = 0; i < everything.length; i++) inserted.add(everything[i] as Element);
    else
      for (const { attributeName, target, addedNodes } of records) {
        if (attributeName) {
          const element = target as Element;
          if (isHeld(element) || (attributeName === 'rel' && matches(element, LOADS))) written.add(element);
        }
        for (let i = 0; i < addedNodes.length; i++) {
          const node = addedNodes[i] as Node;
          if (nodeType(node) !== 1) {
            // The code of a script may come after the script.
            if (nodeType(target) === 1 && localName(target as Element) === 'script')
              inserted.add(target as Element);
            continue;
          }
          if (matches(node as Element, selector)) inserted.add(node as Element);
          for (const element of querySelectorAll(node, selector)) inserted.add(element);
        }
      }
    found(inserted, true);
    found(written, false);
  };
  const observer = new MutationObserver(look);
  observer.observe(document, OPTIONS);
  const elsewhere = new MutationObserver(look);
  return { all, flush: () => look(observer.takeRecords()), watch: root => elsewhere.observe(root, OPTIONS) };
}
