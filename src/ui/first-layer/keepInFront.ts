import { readyState } from '../../native.ts';
import { onceAFrame } from '../onceAFrame.ts';
import { listenAtWindow } from './keepBesideBody.ts';
import { isModalBeneath } from './modalBeneath.ts';
import { isStillStop, skipLink } from './skipLink.ts';

/** What may change what is in front: a dialog, a window that the page draws itself, a skip link that goes. */
const ATTRIBUTES = ['inert', 'aria-modal', 'open', 'hidden', 'class', 'style'];
const EVENTS = ['close', 'toggle', 'click', 'focusin', 'resize', 'transitionend'];

/**
 * Keeps our layer in the browser's top layer, above everything on the page whatever its `z-index`, as long as there
 * is something in it: also when the page has moved us, and when a dialog that was open before has closed. A modal
 * window of the page's own making is not covered; then we are away until it is.
 *
 * In the order of the keyboard the layer comes where it is in the tree, or after a skip link that is first there: to
 * the browser that is what the popover belongs to (https://html.spec.whatwg.org/#dom-showpopover, `source`).
 *
 * @param rects where the surfaces in the layer are
 * @returns to be called whenever we are put on the page, and with each change of what there is to show
 */
export function keepInFront(layer: HTMLElement, rects: () => readonly DOMRect[]): (isSeen: boolean) => void {
  const root = layer.getRootNode() as ShadowRoot;
  let isNeeded = false;
  let source: HTMLElement | undefined;
  let last: readonly DOMRect[] = [];

  const raise = () => {
    const isUp = layer.matches(':popover-open');
    // It is in front; what is not in the top layer is so by its `z-index`, and that is less than a dialog.
    if (!isUp && document.querySelector(':modal')) return;
    const next = source && isStillStop(source) ? source : skipLink();
    if (isUp && next === source) return;
    const { activeElement } = root;
    if (isUp) layer.hidePopover();
    source = next;
    layer.showPopover({ source: next } as never);
    (activeElement as HTMLElement | null)?.focus({ preventScroll: true });
  };

  /** Where the surfaces are, or were while they could be seen. */
  const places = () => {
    if (!layer.hidden) last = rects();
    return last;
  };
  const check = () => {
    if (!isNeeded) return;
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ATTRIBUTES });
    if (!layer.isConnected) return;
    layer.hidden = isModalBeneath(root.host, places);
    try {
      if (layer.hidden) layer.hidePopover();
      else raise();
    } catch {
      // The browser has no such layer: then the `z-index` counts.
    }
  };
  const later = onceAFrame(check);
  const observer = new MutationObserver(() => {
    // Until then whatever else happens is no news.
    observer.disconnect();
    later();
  });

  return isSeen => {
    isNeeded = isSeen;
    if (!isSeen) {
      observer.disconnect();
      return;
    }
    // All listeners are gone where the page was written anew; one that is there already is not added again.
    listenAtWindow(EVENTS, later);
    // Before the page is drawn for the first time nothing needs to be in front.
    if (readyState(document) === 'loading') later();
    else check();
  };
}
