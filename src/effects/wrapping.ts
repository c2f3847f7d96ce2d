// biome-ignore lint/suspicious/noExplicitAny: the platform's functions, of whatever shape
type Native = (this: any, ...args: any[]) => any;

/** Stands in for one of the platform's functions; `call` is the function itself. */
export type Trap = (call: (args: unknown[]) => unknown, self: never, args: never[]) => unknown;

export interface Wrapping {
  /** Puts a trap before a function of `owner`, if it is there and may be changed. */
  wrap(owner: object | undefined, name: string, part: 'value' | 'get' | 'set', trap: Trap): void;
  /** Puts the platform's own functions back. */
  unwrap(): void;
}

export const proto = (name: string): object | undefined =>
  (window as unknown as Record<string, { prototype: object } | undefined>)[name]?.prototype;

/**
 * Proxies, so that a vendor who looks (`fetch.toString()`, `fetch.name`, `WebSocket.OPEN`) sees the platform's.
 *
 * @param isOn whether the traps are to be asked
 */
export function createWrapping(isOn: () => boolean): Wrapping {
  const undo: (() => void)[] = [];
  return {
    wrap(owner, name, part, trap) {
      const original = owner && Object.getOwnPropertyDescriptor(owner, name);
      const native = original?.[part] as Native | undefined;
      if (!owner || !native || !original?.configurable) return;
      const wrapped = new Proxy(native, {
        apply: (target, self, args) =>
          isOn()
            ? trap(next => Reflect.apply(target, self, next), self as never, args as never[])
            : Reflect.apply(target, self, args),
        construct: (target, args, newTarget) => {
          const call = (next: unknown[]) => Reflect.construct(target, next, newTarget);
          return isOn() ? trap(call, undefined as never, args as never[]) : call(args);
        },
        // Of a proxy itself it has no name, and Sentry then takes a fresh frame's `fetch`.
        get: (target, key) => (key === 'toString' ? () => `${target}` : Reflect.get(target, key)),
      });
      Reflect.defineProperty(owner, name, { ...original, [part]: wrapped });
      undo.push(() => {
        // Somebody may have wrapped ours in the meantime: then it stays, and lets everything pass.
        if (Object.getOwnPropertyDescriptor(owner, name)?.[part] === wrapped) {
          // Frozen meanwhile, ours stays too.
          Reflect.defineProperty(owner, name, original);
        }
      });
    },
    unwrap() {
      for (const step of undo.splice(0)) step();
    },
  };
}
