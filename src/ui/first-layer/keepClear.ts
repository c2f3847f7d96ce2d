import { onceAFrame } from '../onceAFrame.ts';

/** Puts a surface above everything else on the page, whatever its layers; under a dialog that is open already. */
export function raise(surface: HTMLElement): void {
  try {
    if (!document.querySelector(':modal')) surface.showPopover();
  } catch {
    // It is there already, or the browser has no such layer: then the `z-index` counts.
  }
}

/**
 * Keeps what has the focus from being hidden behind the banner (WCAG 2.4.11): the page scrolls as far as it
 * must, and its end comes clear of the banner. What the page asks for itself is respected, and stands alone
 * again when the banner is gone. A banner at the top is another matter (`stepAside.ts`).
 *
 * @returns to be called with each banner, and whenever it is put on the page again
 */
export function keepClear({ dataset }: HTMLElement): (banner: HTMLElement) => void {
  const { documentElement } = document;
  const { style } = documentElement;
  const space = document.createElement('div');
  let own: string | undefined;
  let banner: HTMLElement | undefined;

  const adjust = () => {
    own ??= style.scrollPaddingBottom;
    style.scrollPaddingBottom = own;
    if (!banner?.offsetHeight || dataset.position === 'top') {
      space.remove();
      return;
    }
    // With room for a ring around what has the focus.
    const covered = `${innerHeight - banner.getBoundingClientRect().top + 8}px`;
    const asked = getComputedStyle(documentElement).scrollPaddingBottom;
    style.scrollPaddingBottom = `max(${asked === 'auto' ? '0px' : asked},${covered})`;
    space.style.height = covered;
    document.body.append(space);
  };
  // A frame later: what changes here may change the banner's width.
  const observer = new ResizeObserver(onceAFrame(adjust));

  // On paper there is no banner.
  addEventListener('beforeprint', () => space.remove());
  addEventListener('afterprint', adjust);
  return next => {
    banner = next;
    raise(next);
    observer.observe(next);
    adjust();
  };
}
