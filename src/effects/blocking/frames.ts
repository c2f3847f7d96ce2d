import { getAttribute, isConnected } from '../../native.ts';

/** How long frames may be released at a stretch, in milliseconds. */
const SLICE = 8;

/** So many are released at once, without a look at where they are. */
const FEW = 4;

/** So near to what can be seen, in pixels, a lazy frame loads, as in Chromium. */
const NEAR = 1250;

const isNear = (frame: Element): boolean => {
  const { top, bottom } = frame.getBoundingClientRect();
  return bottom > -NEAR && top < innerHeight + NEAR;
};

/**
 * Releases frames in slices, so that a page of a hundred films answers meanwhile; those near what can be seen first.
 * Lazy ones stay until they are near: put back into its place, one loads at once in Chromium and WebKit.
 *
 * @param release may find that a frame is to wait again
 */
export function createFrameQueue(release: (frame: Element) => void): (frames: readonly Element[]) => void {
  let due: Element[] = [];
  let isWorking = false;
  let far: IntersectionObserver | undefined;
  const waitUntilNear = (frame: Element) => {
    far ??= new IntersectionObserver(
      entries => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          far?.unobserve(target);
          release(target);
        }
      },
      { rootMargin: `${NEAR}px` },
    );
    far.observe(frame);
  };
  const work = () => {
    const end = performance.now() + SLICE;
    do {
      const frame = due.shift() as Element;
      if (getAttribute(frame, 'loading') === 'lazy' && !isNear(frame)) waitUntilNear(frame);
      else release(frame);
    } while (due[0] && performance.now() < end);
    isWorking = !!due[0];
    if (isWorking) setTimeout(work);
  };
  return frames => {
    due.push(...frames);
    if (due.length > FEW) {
      const seen = due.filter(frame => isConnected(frame) && isNear(frame));
      due = [...new Set([...seen, ...due])];
    }
    if (!isWorking && due[0]) work();
  };
}
