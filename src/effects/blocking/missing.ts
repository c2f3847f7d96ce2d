import { AWAY } from '../../catalog/hooks.ts';
import type { Mark } from '../../model.ts';

/** What is held and can be seen to be missing, and who wants to know. */
export interface Missing {
  readonly missing: ReadonlyMap<Element, Mark | null>;
  /** `listener` hears of each change of `missing`, once for all that happens at once. */
  onMissing(listener: () => void): void;
  miss(element: Element, mark: Mark | null): void;
  /** It is there again. */
  find(element: Element): void;
}

/** Undoes what a placeholder did to the element that it stands in for; a copy of one that was hidden is hidden too. */
function reveal(element: Element): void {
  const display = element.getAttribute(AWAY);
  if (display === null) return;
  (element as HTMLElement).style.display = display;
  element.removeAttribute(AWAY);
}

export function createMissing(): Missing {
  const missing = new Map<Element, Mark | null>();
  const listeners: (() => void)[] = [];
  let isTold = true;
  const tell = () => {
    if (isTold) {
      isTold = false;
      queueMicrotask(() => {
        isTold = true;
        for (const listener of listeners) listener();
      });
    }
  };
  return {
    missing,
    onMissing: listener => listeners.push(listener),
    miss(element, mark) {
      if (!missing.has(element)) reveal(element);
      missing.set(element, mark);
      tell();
    },
    find(element) {
      reveal(element);
      if (missing.delete(element)) tell();
    },
  };
}
