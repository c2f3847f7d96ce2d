import { activeElement, body, documentElement } from '../../native.ts';
import { onceAFrame } from '../onceAFrame.ts';
import { listenAtWindow } from './keepBesideBody.ts';

/** Room for a ring around what has the focus, in pixels. */
const RING = 8;

const overlaps = (one: DOMRect, other: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>) =>
  one.width > 0 &&
  one.top < other.bottom &&
  one.bottom > other.top &&
  one.left < other.right &&
  one.right > other.left;

/**
 * Keeps what has the focus from being hidden behind our surfaces (WCAG 2.4.11): the page scrolls as far as it must,
 * and its end comes clear of them. Where that does not help, as with a bar that the page keeps at its edge, they go
 * to the other edge. What the page asks for itself is respected, and stands alone again when they are gone.
 *
 * @param host carries `data-position`: the edge where they are
 * @param rects where they are, as far as they can be seen
 * @param free is told how much of the window's lower edge they take, in pixels
 * @returns to be called whenever something of this may have changed
 */
export function reserveSpace(
  host: HTMLElement,
  rects: () => readonly DOMRect[],
  free: (height: number) => void,
): () => void {
  const { dataset } = host;
  /** What the page itself has at its root, while ours stands in its place. */
  let own: readonly [string, string] | undefined;
  /** Where we stand, and how much we take there. */
  let last = '';

  const adjust = () => {
    const root = documentElement(document);
    if (!root) return;
    const { style } = root;
    const isAtTop = dataset.position === 'top';
    const taken = Math.ceil(
      Math.max(0, ...rects().map(({ top, bottom }) => (isAtTop ? bottom : innerHeight - top))),
    );
    free(taken && !isAtTop ? taken + RING : 0);
    const edge = isAtTop ? 'scrollPaddingTop' : 'scrollPaddingBottom';
    const now = `${edge}${taken}`;
    // A page that is written anew, or its root's style, has lost ours.
    if (now === last && (!taken || style[edge])) return;
    last = now;
    const wasAway = !own;
    own ??= [style.scrollPaddingTop, style.scrollPaddingBottom];
    [style.scrollPaddingTop, style.scrollPaddingBottom] = own;
    if (!taken) {
      own = undefined;
      return;
    }
    const asked = getComputedStyle(root)[edge];
    style[edge] = `max(${asked === 'auto' ? '0px' : asked},${taken + RING}px)`;
    if (wasAway) uncover();
  };

  const uncover = () => {
    const focused = activeElement(document);
    if (!focused || focused === host || focused === body(document)) return;
    const covering = () => {
      const box = focused.getBoundingClientRect();
      return rects().find(one => overlaps(box, one));
    };
    const one = covering();
    // Of something larger than what is free, one part is as good as another.
    if (!one || focused.getBoundingClientRect().height > innerHeight - one.height) return;
    focused.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (!covering()) return;
    const { left, right, top, bottom } = one;
    const there = { left, right, top: innerHeight - bottom, bottom: innerHeight - top };
    if (overlaps(focused.getBoundingClientRect(), there)) return;
    dataset.position = dataset.position === 'top' ? 'bottom' : 'top';
    adjust();
  };
  const laterUncover = onceAFrame(uncover);
  const later = onceAFrame(adjust);
  const resized = () => {
    // What the page asks for may depend on its width.
    last = '';
    later();
  };

  return () => {
    if (own) listenAtWindow(['focusin'], laterUncover);
    listenAtWindow(['resize'], resized);
    later();
  };
}
