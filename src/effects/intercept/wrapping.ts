// biome-ignore lint/suspicious/noExplicitAny: the platform's functions, of whatever shape
type Native = (this: any, ...args: any[]) => any;

/** One of the platform's functions itself. */
export type Run = (self: unknown, args: unknown[]) => unknown;

/** Stands in for it: may `run` it, or something else, or nothing. */
export type Trap = (run: Run, self: never, args: never[]) => unknown;

export interface Wrapping {
  /** Puts a trap before a function of `owner`, if it is there and may be changed. */
  wrap(owner: object | undefined, name: string, part: 'value' | 'get' | 'set', trap: Trap): void;
  /** Puts the platform's own functions back. */
  unwrap(): void;
}

/** What a thing has a property from. The thing itself knows: a page may have a `Navigator` of its own. */
export function ownerOf(thing: object | undefined, name: string): object | undefined {
  for (let at = thing; at; at = Object.getPrototypeOf(at)) if (Object.hasOwn(at, name)) return at;
  return undefined;
}

/** Of a proxy itself `toString` has no name, and Sentry then takes a fresh frame's `fetch`. */
const readThrough = (target: Native, key: PropertyKey) =>
  key === 'toString' ? () => `${target}` : Reflect.get(target, key);

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
      // What a page put on `Object.prototype` is no part of it.
      if (!owner || !original?.configurable || !Object.hasOwn(original, part)) return;
      const native = original[part] as Native | undefined;
      if (!native) return;
      // Pages call some of these ten thousand times: no function is made for each call.
      const run: Run = (self, args) => Reflect.apply(native, self, args);
      const wrapped = new Proxy(native, {
        apply: (_, self: unknown, args) =>
          isOn() ? trap(run, self as never, args as never[]) : run(self, args),
        construct: (target, args, newTarget) =>
          isOn()
            ? trap(
                (_, next) => Reflect.construct(target, next, newTarget),
                newTarget as never,
                args as never[],
              )
            : Reflect.construct(target, args, newTarget),
        get: readThrough,
      } as ProxyHandler<Native>);
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
