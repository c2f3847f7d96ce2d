import { getRootNode } from '../../native.ts';
import { isOfThisPage } from './requirement.ts';

/** How many held elements outside of the document are remembered. */
const MOST = 1000;

/** Held elements that are in the page's hand, or in a tree of their own: at the next choice they are not found there. */
export interface Detached {
  readonly elements: ReadonlySet<Element>;
  /** Remembers an element, if it is one of these; else forgets it. */
  note(element: Element): void;
}

export function createDetached(): Detached {
  const elements = new Set<Element>();
  return {
    elements,
    note(element) {
      if (!isOfThisPage(element) || getRootNode(element) === document) {
        elements.delete(element);
        return;
      }
      elements.add(element);
      for (const oldest of elements) {
        if (elements.size <= MOST) break;
        elements.delete(oldest);
      }
    },
  };
}
