import { addEventListener } from '../../native.ts';
import { whenParsed } from '../page/whenParsed.ts';

/** What a vendor's code promises to call once it has counted something. */
const CALLBACKS = ['event_callback', 'eventCallback', 'hitCallback'] as const;

/** The files that promise it. */
const FILES = /\/(gtm\.js|gtag\/js|analytics\.js|ga\.js)(\?|$)/;

type Entry = Record<string, unknown>;

/** Where a vendor's snippet puts what its file is to do: Google's `dataLayer` (`l` names another), `ga.q`, `_gaq`. */
const queuesOf = (address: URL): unknown[] => {
  const page = window as unknown as Record<string, { q?: unknown } | undefined>;
  if (/\/(gtm|gtag\/js)/.test(address.pathname)) return [page[address.searchParams.get('l') || 'dataLayer']];
  return [page[String(page.GoogleAnalyticsObject ?? 'ga')]?.q, page._gaq];
};

/**
 * Calls what waits for a vendor's file that is held: a link or a form that leads on once its click was counted, a page
 * that hides until its experiment has begun. The file would call it; a visitor who refuses must not wait for ever.
 * Each is called once: what was called is taken out, so that the file does not call it again after a grant.
 *
 * @returns is told of each file that is held, as long as it is
 * @see https://developers.google.com/tag-platform/gtagjs/reference/parameters#event_callback
 */
export function createVendorCallbacks(): (address: string, isHeld: () => boolean) => void {
  const held = new Map<string, () => boolean>();
  const watched = new WeakSet<object>();

  const call = (owner: Entry, name: string) => {
    const callback = owner[name];
    if (typeof callback !== 'function') return;
    Reflect.deleteProperty(owner, name);
    setTimeout(() => callback.call(owner));
  };

  /** @param entry what was pushed: an object, or a command with one among its arguments */
  const answer = (entry: unknown) => {
    if (Object(entry) !== entry) return;
    for (const owner of [entry, ...Array.from(entry as ArrayLike<unknown>)]) {
      if (Object(owner) !== owner || typeof owner === 'function') continue;
      for (const name of CALLBACKS) call(owner as Entry, name);
    }
    // `_gaq.push(['_set', 'hitCallback', callback])`
    const { 1: name, 2: value } = entry as unknown[];
    if (name === 'hitCallback' && typeof value === 'function') setTimeout(() => value());
  };

  const watch = (queue: unknown[], isHeld: () => boolean) => {
    watched.add(queue);
    for (const entry of [...queue]) answer(entry);
    const own = Object.getOwnPropertyDescriptor(queue, 'push');
    const push = queue.push;
    const ours = (...entries: unknown[]) => {
      const length = Reflect.apply(push, queue, entries);
      if (isHeld()) entries.forEach(answer);
      else if (Object.getOwnPropertyDescriptor(queue, 'push')?.value === ours) {
        // The file itself is there, or will be: the queue is the page's again.
        if (own) Object.defineProperty(queue, 'push', own);
        else Reflect.deleteProperty(queue, 'push');
        watched.delete(queue);
      }
      return length;
    };
    Object.defineProperty(queue, 'push', {
      value: ours,
      configurable: true,
      enumerable: false,
      writable: true,
    });
  };

  const look = () => {
    for (const [address, isHeld] of held) {
      if (!isHeld()) continue;
      for (const queue of queuesOf(new URL(address, location.href))) {
        if (!Array.isArray(queue)) continue;
        if (!watched.has(queue)) watch(queue, isHeld);
        const { hide } = queue as { hide?: Entry };
        if (hide) call(hide, 'end');
      }
    }
  };

  let isWatching = false;
  return (address, isHeld) => {
    if (!FILES.test(address)) return;
    held.set(address, isHeld);
    // The snippet behind the file makes its queue.
    queueMicrotask(look);
    setTimeout(look);
    if (isWatching) return;
    isWatching = true;
    whenParsed(look);
    // Before whoever counts a click, a form, a key.
    for (const type of ['click', 'submit', 'keydown']) addEventListener(window, type, look, true);
  };
}
