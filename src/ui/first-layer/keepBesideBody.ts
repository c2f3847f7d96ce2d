import { addEventListener, body, documentElement, insertBefore, nextSibling } from '../../native.ts';
import { onceAFrame } from '../onceAFrame.ts';

/**
 * Keeps an element of ours beside the body, as a child of `<html>`. Among the page's own elements there is no place
 * where no style, script or framework of the page would meet it (`docs/decisions/019-beside-the-body.md`).
 *
 * @param side before the body is where the keyboard and screen readers come first; after it, last
 * @param placed is called whenever it is put on the page
 */
export function keepBesideBody(host: HTMLElement, side: 'before' | 'after', placed: () => void): void {
  let wasPlaced = false;
  const place = () => {
    const root = documentElement(document);
    // Also where the page is written anew, from its root on.
    for (const parent of [document, root]) if (parent) observer.observe(parent, { childList: true });
    const own = root && body(document);
    if (!own) return;
    const [earlier, later] = side === 'before' ? [host, own] : [own, host];
    if (earlier.compareDocumentPosition(later) === Node.DOCUMENT_POSITION_FOLLOWING) return;
    insertBefore(root, host, side === 'before' ? own : nextSibling(own));
    wasPlaced = true;
    placed();
  };
  const later = onceAFrame(place);
  // The parser brings the body, and then we come at once. Later, once a frame: whoever removes us each time is not to
  // be fought at the page's cost.
  const observer = new MutationObserver(() => (wasPlaced ? later : place)());
  place();
}

/** Has `step` run at each of these events of the window's, whatever the page does with them. */
export function listenAtWindow(kinds: readonly string[], step: (event: Event) => void): void {
  for (const kind of kinds) addEventListener(window, kind, step, { capture: true, passive: true });
}
