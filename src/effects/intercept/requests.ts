import type { Requirement } from '../../model.ts';
import { dispatchEvent } from '../../native.ts';
import { ownerOf, type Wrapping } from './wrapping.ts';

/** Fires what the platform fires when a connection fails, a moment later as it does. */
function fail(target: EventTarget, ...types: string[]): void {
  setTimeout(() => {
    for (const type of types) {
      const event = new ProgressEvent(type);
      if (!(target instanceof XMLHttpRequest))
        (target as unknown as Record<string, (e: Event) => void>)[`on${type}`]?.(event);
      dispatchEvent(target, event);
    }
  });
}

/** Something like a connection that never came about, of the kind that was asked for. */
function deadConnection(kind: never, url: string): EventTarget {
  const dead = Reflect.construct(EventTarget, [], kind) as EventTarget;
  const own: Record<string, unknown> = { url, readyState: 3, bufferedAmount: 0, send() {}, close() {} };
  // What its kind has, and would throw on something that is none.
  for (const name in dead)
    if (/^[a-z]/.test(name) && !(name in EventTarget.prototype))
      Object.defineProperty(dead, name, { value: own[name] ?? null, writable: true });
  fail(dead, 'error', 'close');
  return dead;
}

/** Requests without an element. @param blocks what an address requires that is not allowed */
export function interceptRequests({ wrap }: Wrapping, blocks: (address: string) => Requirement | null): void {
  for (const [owner, name, instead] of [
    [window, 'fetch', () => Promise.reject(new TypeError('Failed to fetch'))],
    [ownerOf(navigator, 'sendBeacon'), 'sendBeacon', () => true],
    [window, 'WebSocket', deadConnection],
    [window, 'EventSource', deadConnection],
  ] as const) {
    wrap(owner, name, 'value', (run, self, args: unknown[]) => {
      const [input, ...rest] = args;
      if (!args[0]) return run(self, args);
      if (input instanceof Request) return blocks(input.url) ? instead(self, input.url) : run(self, args);
      let address: string;
      try {
        // Once: an object may give another address the next time.
        address = `${input}`;
      } catch (error) {
        if (name === 'fetch') return Promise.reject(error);
        throw error;
      }
      return blocks(address) ? instead(self, address) : run(self, [address, ...rest]);
    });
    // The platform's own hangs on the prototype, too.
    const kind = Reflect.get(window, name) as { prototype?: object } | undefined;
    if (/^[WE]/.test(name) && kind?.prototype)
      wrap(kind.prototype, 'constructor', 'value', (run, self, args: unknown[]) => {
        const address = `${args[0]}`;
        return blocks(address) ? deadConnection(self, address) : run(self, [address, ...args.slice(1)]);
      });
  }
  const held = new WeakSet<XMLHttpRequest>();
  wrap(XMLHttpRequest.prototype, 'open', 'value', (run, self: XMLHttpRequest, args: unknown[]) => {
    if (args.length < 2) return run(self, args);
    const address = `${args[1]}`;
    held[blocks(address) ? 'add' : 'delete'](self);
    return run(self, [args[0], address, ...args.slice(2)]);
  });
  wrap(XMLHttpRequest.prototype, 'send', 'value', (run, self: XMLHttpRequest, args: unknown[]) => {
    if (held.has(self)) fail(self, 'error', 'loadend');
    else run(self, args);
  });
  wrap(window, 'Audio', 'value', (run, self, args: unknown[]) => {
    const audio = run(self, []) as HTMLAudioElement;
    if (args.length) {
      audio.preload = 'auto';
      audio.src = `${args[0]}`;
    }
    return audio;
  });
}
