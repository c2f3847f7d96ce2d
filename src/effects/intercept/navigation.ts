import {
  createElement,
  getAttribute,
  getAttributeNames,
  isConnected,
  querySelectorAll,
  setAttribute,
} from '../../native.ts';
import type { Blocking } from '../blocking/blocking.ts';
import { isHeld } from '../blocking/guards.ts';
import { isOfThisPage } from '../blocking/requirement.ts';
import { ownerOf, type Wrapping } from './wrapping.ts';

/**
 * Loaders that send a frame somewhere, past its `src`: `frame.contentWindow.location = address`, `location.replace`,
 * `window.open(address, name)`. `location` itself cannot be replaced, so what stands before it is: the window of a frame
 * that is held, or carries an address that must wait. Where it is sent becomes its `src`, and waits there.
 */
export function interceptNavigation(
  { wrap }: Wrapping,
  { blocksRequest, blockBefore, sync }: Blocking,
): void {
  /** @returns whether the address has to wait, in the frame */
  const send = (frame: Element, address: string): boolean => {
    if (!blockBefore(frame, 'src', address)) return false;
    setAttribute(frame, 'src', address);
    sync(frame);
    return true;
  };

  /** A loader's own attribute for it: `data-src`, `data-orig-src`, … */
  const carries = (frame: Element) =>
    isHeld(frame) ||
    getAttributeNames(frame).some(
      name => name.startsWith('data-') && blocksRequest(getAttribute(frame, name) ?? ''),
    );

  /** `location` as a loader uses it. */
  const locationOf = (frame: Element, real: Window): object =>
    new Proxy(Object.create(null), {
      get(_, key) {
        if (key === 'replace' || key === 'assign')
          return (address: unknown) => {
            const text = `${address}`;
            if (!send(frame, text)) real.location[key](text);
          };
        const value = Reflect.get(real.location, key) as unknown;
        return typeof value === 'function' ? value.bind(real.location) : value;
      },
      set(_, key, address: unknown) {
        const text = `${address}`;
        if (key !== 'href' || !send(frame, text)) Reflect.set(real.location, key, text);
        return true;
      },
    });

  /** Each frame's window is one and the same, however often it is asked for. */
  const windows = new WeakMap<object, Window>();
  const windowOf = (frame: Element, real: Window): Window => {
    const known = windows.get(real);
    if (known) return known;
    const made = new Proxy(Object.create(null), {
      get(_, key) {
        if (key === 'location') return locationOf(frame, real);
        const value = Reflect.get(real, key) as unknown;
        // The window's own functions want the window itself; classes are left as they are.
        return typeof value === 'function' && !/^[A-Z]/.test(String(key)) ? value.bind(real) : value;
      },
      set(_, key, value: unknown) {
        if (key !== 'location' || !send(frame, `${value}`)) Reflect.set(real, key, value);
        return true;
      },
      has: (_, key) => Reflect.has(real, key),
    }) as Window;
    windows.set(real, made);
    return made;
  };
  wrap(
    ownerOf(createElement(document, 'iframe'), 'contentWindow'),
    'contentWindow',
    'get',
    (run, self: Element, args) => {
      const real = run(self, args) as Window | null;
      return real && isOfThisPage(self) && carries(self) ? windowOf(self, real) : real;
    },
  );

  wrap(window, 'open', 'value', (run, self, args: unknown[]) => {
    if (!args[0] || !args[1]) return run(self, args);
    const [address, name] = [`${args[0]}`, `${args[1]}`];
    const frame = querySelectorAll(document, 'iframe[name]').find(
      one => getAttribute(one, 'name') === name && isConnected(one),
    );
    return frame && send(frame, address) ? null : run(self, [address, name, ...args.slice(2)]);
  });
}
