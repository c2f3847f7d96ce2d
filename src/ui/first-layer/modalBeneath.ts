import { isDrawn } from './skipLink.ts';

/** The page's own element at a point, beneath ours; through the page's shadow roots. */
function elementBeneath(
  own: Element,
  x: number,
  y: number,
  root: DocumentOrShadowRoot = document,
): Element | undefined {
  const found = root.elementsFromPoint(x, y).find(one => one !== own);
  const inner = found?.shadowRoot;
  return (inner && elementBeneath(own, x, y, inner)) || found;
}

/** Whether all that is drawn beside an element was made inert, so that it is the only one that can be used. */
function isAlone(element: Element): boolean {
  if (!/fixed|absolute/.test(getComputedStyle(element).position)) return false;
  const others = [...(element.parentElement?.children ?? [])].filter(
    one => one !== element && isDrawn(one) && one.getClientRects()[0],
  );
  return !!others[0] && others.every(one => (one as HTMLElement).inert);
}

/** Whether an element is of a modal window that the page made itself, without the browser's `<dialog>`. */
function isModal(element: Element | null | undefined): boolean {
  if (!element) return false;
  return !!element.closest('[aria-modal="true"]') || isAlone(element) || isModal(element.parentElement);
}

/**
 * Whether a modal window of the page's own making lies under one of our surfaces, which would hide its buttons.
 * A native `<dialog>` is another matter: the browser has it in front of us.
 *
 * @param own our element on the page @param surfaces asks the browser to lay the page out: only where it must
 */
export function isModalBeneath(own: Element, surfaces: () => readonly DOMRect[]): boolean {
  // One by one: Chromium finds each faster than both at once.
  if (!document.querySelector('[aria-modal="true"]') && !document.querySelector('[inert]')) return false;
  return surfaces().some(({ left, top, width, height }) =>
    [0.1, 0.5, 0.9].some(x =>
      [0.2, 0.8].some(y => isModal(elementBeneath(own, left + width * x, top + height * y))),
    ),
  );
}
