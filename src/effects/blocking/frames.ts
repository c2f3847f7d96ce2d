import { isConnected } from '../../native.ts';

/** How long frames may be released at a stretch, in milliseconds. */
const SLICE = 8;

/** So many are released at once, without a look at where they are. */
const FEW = 4;

const isInView = (frame: Element): boolean => {
  const { top, bottom } = frame.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

/**
 * Releases frames in slices, so that a page of a hundred films answers meanwhile; those that can be seen first.
 *
 * @param release may find that a frame is to wait again
 */
export function createFrameQueue(release: (frame: Element) => void): (frames: readonly Element[]) => void {
  let due: Element[] = [];
  let isWorking = false;
  const work = () => {
    const end = performance.now() + SLICE;
    do {
      const frame = due.shift();
      if (frame) release(frame);
    } while (due[0] && performance.now() < end);
    isWorking = !!due[0];
    if (isWorking) setTimeout(work);
  };
  return frames => {
    due.push(...frames);
    if (due.length > FEW) {
      const seen = due.filter(frame => isConnected(frame) && isInView(frame));
      due = [...new Set([...seen, ...due])];
    }
    if (!isWorking && due[0]) work();
  };
}
