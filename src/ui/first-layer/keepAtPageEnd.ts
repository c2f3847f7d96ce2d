import { body, documentElement } from '../../native.ts';
import { onceAFrame } from '../onceAFrame.ts';
import { listenAtWindow } from './keepBesideBody.ts';

/** Where a page ends, in pixels from its start, and whether it can be scrolled as far as that. */
function measure(root: Element, own: Element, scroller: Element): { bottom: number; isLocked: boolean } {
  const { overflowY } = getComputedStyle(root);
  const inBody = getComputedStyle(own).overflowY;
  // Where the root leaves it open, what the body says counts for the window; else the body may scroll by itself.
  const isOpen = overflowY === 'visible';
  const { top, bottom } = own.getBoundingClientRect();
  // In quirks mode a body tells of the window in its stead, and of our box too.
  const overflows = own !== scroller && (isOpen || inBody === 'visible');
  const inner = overflows ? top + own.scrollHeight : bottom;
  return {
    bottom: Math.max(root.getBoundingClientRect().bottom, bottom, inner) + scroller.scrollTop,
    isLocked: /hidden|clip/.test(isOpen ? inBody : overflowY),
  };
}

/**
 * Keeps a box of ours at the end of the page, where it moves nothing: it is out of the flow, and the page scrolls as
 * far as it reaches. A page that does not scroll must not begin to: a scroll bar would narrow all that is on it. There
 * the box lies within the window.
 *
 * @param end positioned absolutely, outside of the body
 * @returns to be called whenever it is put on the page, with the height that is to be free below all of the page
 */
export function keepAtPageEnd(end: HTMLElement): (room: number) => void {
  const { style } = end;
  const { host } = end.getRootNode() as ShadowRoot;
  // Shows whether scroll bars take room in this browser.
  const bars = document.createElement('div');
  bars.className = 'bars';
  end.append(bars);
  let room = 0;
  let watched: Element | undefined;

  const place = () => {
    const own = body(document);
    const root = documentElement(document);
    if (!end.isConnected || !own || !root) return;
    if (watched !== own) {
      observer.disconnect();
      for (const box of [root, own]) observer.observe(box);
      watched = own;
    }
    // A page in quirks mode has its body for that.
    const scroller = document.scrollingElement ?? root;
    const { clientHeight } = scroller;
    const { bottom, isLocked } = measure(root, own, scroller);
    const isScrolling = bottom > clientHeight + 1 && !isLocked;
    const height = end.offsetHeight - Number.parseFloat(style.paddingBottom || '0');
    // Where bars take no room, as on phones, the page may scroll for it.
    const isFree = isScrolling || (bars.offsetWidth === bars.clientWidth && !isLocked);
    const top = isFree ? bottom : Math.max(0, Math.min(bottom, clientHeight - height));
    const below = isFree || bottom + room <= clientHeight ? Math.max(0, bottom + room - top - height) : 0;
    // From where our element stands: that is where the root begins, if the page has placed it.
    style.top = `${top - scroller.scrollTop - host.getBoundingClientRect().top}px`;
    style.paddingBottom = `${room && below}px`;
  };
  const later = onceAFrame(place);
  const observer = new ResizeObserver(later);

  return next => {
    room = next;
    // What overflows a box changes no box.
    listenAtWindow(['load', 'resize', 'scroll'], later);
    place();
  };
}
