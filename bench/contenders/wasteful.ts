import { sentences } from '../sentences.ts';
import type { Widget } from '../widget.ts';
import { ask, floor } from './floor.ts';

/** What it wastes: milliseconds of work or of waiting, and KiB of heap. */
export const WASTE = { start: 200, wait: 400, accept: 200, perBatch: 2, heap: 2048 };

/** Runs in the page. */
function waste(amount: typeof WASTE, askNow: (beforeRelease: () => void) => void): void {
  const work = (ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  };
  work(amount.start);
  // Eight bytes for each, as fractions are kept.
  Object.assign(window, { wasted: Array.from({ length: amount.heap * 128 }, (_, n) => n + 0.5) });
  new MutationObserver(() => work(amount.perBatch)).observe(document, { childList: true, subtree: true });
  setTimeout(() => askNow(() => work(amount.accept)), amount.wait);
}

/** {@link floor}, with a known waste: where it is not seen, nothing else that was measured can be trusted. */
export const wasteful: Widget = {
  ...floor,
  id: 'wasteful',
  title: 'wasteful on purpose',
  lacks: 'as the least code, with a known waste',
  files: {
    'wasteful.js': Buffer.from(
      `(${waste})(${JSON.stringify(WASTE)}, before => (${ask})(${JSON.stringify(sentences)}, before))`,
    ),
  },
  head: '<script defer src="/wasteful/wasteful.js"></script>',
};
