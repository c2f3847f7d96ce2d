import { FENCE, type Network } from './network.ts';

/** Milliseconds until a page is given up. */
const LIMIT = 20_000;

/**
 * Resolves when nothing more will come of what the page has begun: the base of every "no request left".
 *
 * A fence is a same-origin request that the page itself makes once it has loaded and its event loop is
 * idle. After each fence the network must be quiet; the page has settled when between two fences not one
 * new connection or request appeared. Sound because whatever the page's tasks had asked for before the
 * fence was handed to the browser's network layer before it: it is then visible at the proxy as a
 * handshake, a request or an unfinished answer, and what the answers set off (a script that loads
 * another) is visible by the next fence. One fence alone is not enough: a request to a new host first
 * needs a tunnel and a handshake, and the fence would overtake it on a connection that is open already.
 *
 * Not covered, as no fence can know it: what a timer will do later, and what a frame of another site will do
 * whose process is still starting. For these, wait for the fact itself
 * (`arrived`), or move the page's clock (`page.clock`).
 *
 * @param pass makes the page wait for load and idleness and fetch the path; may fail while the page is
 *   being replaced by another, and is then tried again until the time is over.
 * @throws after {@link LIMIT}, with what `pass` failed of last.
 */
export async function settled(network: Network, pass: (path: string) => Promise<void>): Promise<void> {
  const end = AbortSignal.timeout(LIMIT);
  let cause: unknown;
  const over = new Promise<never>((_, reject) => {
    end.onabort = () => reject(new Error(`The page does not come to rest in ${LIMIT} ms`, { cause }));
  });
  let before = -1;
  for (let fence = 0; ; fence++) {
    // A navigation may take the page, or a frame of it, from under the fence.
    const passed = await Promise.race([pass(`${FENCE}${fence}`).then(() => true, failed), over]);
    const now = await Promise.race([network.quiet(LIMIT / 2), over]);
    if (passed && now === before) return;
    before = passed ? now : -1;
  }

  function failed(error: unknown): false {
    cause = error;
    return false;
  }
}

/** Runs in a page or frame: resolves when it has loaded and has nothing to do. */
export function idle(): Promise<void> {
  return new Promise(resolve => {
    // WebKit has no requestIdleCallback (https://bugs.webkit.org/show_bug.cgi?id=164193); two turns of
    // the timer queue let its pending tasks go first. Chromium has no idle periods in a frame that it
    // does not draw, hence the limit.
    const rest = () =>
      'requestIdleCallback' in window
        ? requestIdleCallback(() => resolve(), { timeout: 200 })
        : setTimeout(() => setTimeout(resolve));
    // A sandboxed frame may have no scripts, and then no timers; its content came with its `load`.
    if (matchMedia('(scripting: none)').matches) resolve();
    else if (document.readyState === 'complete') rest();
    else addEventListener('load', rest, { once: true });
  });
}

/** Runs in the page: makes the request that is the fence. */
export async function fetchFence(path: string): Promise<void> {
  const answer = await fetch(path, { cache: 'no-store' });
  // WebKit gives a connection back only when the body was read; the next fence would open another.
  await answer.text();
}
