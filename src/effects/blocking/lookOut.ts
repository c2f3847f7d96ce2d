import { DECLARATION } from '../../catalog/hooks.ts';
import { LOADING } from './inert.ts';

export interface LookOut {
  /** All that is in the document now and could have to wait. */
  all(): Element[];
  /** Looks into a tree of its own, a shadow root, from now on. */
  watch(root: Node): void;
}

const OPTIONS = { childList: true, subtree: true, attributeFilter: [...LOADING, 'type'] };

/**
 * Finds what could have to wait: what the page has, and what comes to it.
 *
 * @param candidates a selector
 * @param isHeld whether a new address on this element is somebody's doing
 * @param found gets what has come
 */
export function lookOut(
  candidates: string,
  isHeld: (element: Element) => boolean,
  found: (elements: Set<Element>) => void,
): LookOut {
  // One after the other: together they take half as long again.
  const all = () => [candidates, DECLARATION].flatMap(one => [...document.querySelectorAll(one)]);
  const selector = `${candidates},${DECLARATION}`;
  // A form's fields hide its methods: `<input name="matches">`.
  const { matches, querySelectorAll } = Element.prototype;
  const look = (records: MutationRecord[]) => {
    const elements = new Set<Element>();
    for (const { attributeName, target, addedNodes } of records) {
      // A lazy loader wrote an address onto something that is held.
      if (attributeName && isHeld(target as Element)) elements.add(target as Element);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (matches.call(node, selector)) elements.add(node);
        for (const element of querySelectorAll.call(node, selector)) elements.add(element);
      }
    }
    found(elements);
  };
  new MutationObserver(records => {
    // Where much of the page is new, to ask it all at once is quicker than node by node.
    if (records.length * 8 > document.getElementsByTagName('*').length) found(new Set(all()));
    else look(records);
  }).observe(document, OPTIONS);
  const elsewhere = new MutationObserver(look);
  return { all, watch: root => elsewhere.observe(root, OPTIONS) };
}
