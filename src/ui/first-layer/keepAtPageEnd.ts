import { body, documentElement } from '../../native.ts';
import { onceAFrame } from '../onceAFrame.ts';
import { listenAtWindow } from './keepBesideBody.ts';

/** Where a page ends, in pixels from its start, and what becomes of what is below the window. */
function measure(root: Element, own: Element, scroller: Element) {
  const { overflowY, scrollbarGutter } = getComputedStyle(root);
  const inBody = getComputedStyle(own).overflowY;
  // Where the root leaves it open, what the body says counts for the window; else the body may scroll by itself.
  const isOpen = overflowY === 'visible';
  const inWindow = isOpen ? inBody : overflowY;
  const { top, bottom: ownBottom } = own.getBoundingClientRect();
  // In quirks mode a body tells of the window in its stead, and of our box too.
  const overflows = own !== scroller && (isOpen || inBody === 'visible');
  const inner = overflows ? top + own.scrollHeight : ownBottom;
  const bottom = Math.max(root.getBoundingClientRect().bottom, ownBottom, inner) + scroller.scrollTop;
  return {
    bottom,
    isScrolling: bottom > scroller.clientHeight + 1,
    /** Nobody can scroll it. */
    isLocked: /hidden|clip/.test(inWindow),
    /** There is room for a scroll bar already. */
    isReady: inWindow === 'scroll' || /stable/.test(scrollbarGutter),
  };
}

/** Has the window scroll without a scroll bar, or as the page asks for. */
function createBarHider() {
  let hidden: HTMLElement | undefined;
  let own = '';
  return {
    isHiding: () => !!hidden,
    restore() {
      if (hidden) hidden.style.scrollbarWidth = own;
      hidden = undefined;
    },
    /** @returns whether that worked: this browser may not know of it, or the page insist */
    hide(root: HTMLElement): boolean {
      const { style } = root;
      if (hidden !== root) {
        own = style.scrollbarWidth;
        hidden = root;
      }
      style.scrollbarWidth = 'none';
      return getComputedStyle(root).scrollbarWidth === 'none';
    },
  };
}

/**
 * Keeps a box of ours at the end of the page, where it moves nothing: it is out of the flow, and the page scrolls as
 * far as it reaches. A page that scrolls for nothing else does so without a scroll bar, which would narrow all that is
 * on it. Where that cannot be, the box lies within the window.
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
  const bar = createBarHider();
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
    const { clientHeight, clientWidth, scrollWidth } = scroller;
    const height = end.offsetHeight - Number.parseFloat(style.paddingBottom || '0');
    let page = measure(root, own, scroller);
    const mayScroll =
      page.isScrolling ||
      page.isReady ||
      page.bottom + Math.max(height, room) <= clientHeight ||
      // As on phones.
      bars.offsetWidth === bars.clientWidth;
    let isFree = mayScroll && !page.isLocked;
    // A bar at the lower edge would go, too.
    if (!mayScroll && !page.isLocked && scrollWidth <= clientWidth && bar.hide(root)) {
      page = measure(root, own, scroller);
      isFree = !page.isScrolling;
    }
    if (mayScroll || !isFree) bar.restore();
    const { bottom } = page;
    const top = isFree ? bottom : Math.max(0, Math.min(bottom, clientHeight - height));
    const below = isFree || bottom + room <= clientHeight ? Math.max(0, bottom + room - top - height) : 0;
    // From where our element stands: that is where the root begins, if the page has placed it.
    style.top = `${top - scroller.scrollTop - host.getBoundingClientRect().top}px`;
    style.paddingBottom = `${room && below}px`;
  };
  const later = onceAFrame(place);
  const observer = new ResizeObserver(() => {
    later();
    if (!bar.isHiding()) return;
    // A page that grows has its bar at once, not a frame later. What that changes here is no news.
    place();
    if (bar.isHiding()) return;
    observer.disconnect();
    watched = undefined;
  });

  return next => {
    room = next;
    // What overflows a box changes no box.
    listenAtWindow(['load', 'resize', 'scroll'], later);
    place();
  };
}
