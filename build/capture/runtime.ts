// Stands first in each built file that a page loads by itself. Its text goes there as it is: no imports.

// biome-ignore lint/suspicious/noExplicitAny: the platform's functions and things, of whatever shape
type Any = any;

/**
 * Takes what our code uses of the platform, at once and from where it lives, before the page can put something else
 * in its place.
 *
 * @param entries what is taken, parted by spaces: `Map` the thing itself · `~Range` a function that gives it ·
 *   `?innerHeight` a function that gives what it is by then · `document.body`, `Object.keys` a function that reads or
 *   calls it · `document.cookie=` one that writes it · `.has:Map,Set` one that calls the method `has` of its first
 *   argument, as one of these constructors brings it. What is behind a `~` is taken when it is first used.
 * @returns each, in their order
 */
export function capture(entries: string): Any[] {
  const page = window as Any;
  const {
    getOwnPropertyDescriptor,
    getPrototypeOf,
    defineProperty,
    keys,
    prototype: everybodys,
  } = page.Object;
  const { apply, defineProperty: tryToDefine } = page.Reflect;
  const isOwner = (owner: Any, self: Any) => apply(everybodys.isPrototypeOf, owner, [self]);
  const isOwn = (self: Any, name: string) => apply(everybodys.hasOwnProperty, self, [name]);
  const split = (text: string, by: string): string[] => (text ? text.split(by) : []);

  /** A part of a property as its owner has it, or who stands behind that. */
  const find = (owner: Any, name: string, part: 'get' | 'set' | 'value'): Any => {
    for (let at = owner; at; at = getPrototypeOf(at)) {
      const found = getOwnPropertyDescriptor(at, name);
      // It has what its prototype has, too: a page's `Object.prototype.get`, say.
      if (found) return isOwn(found, part) ? found[part] : undefined;
    }
  };
  const bound =
    (method: Any, self: Any) =>
    (...args: unknown[]) =>
      apply(method, self, args);

  // What stands above the tag may have replaced things already. A frame that is there for a moment has its own.
  // It may be asked for late: by then `document.createElement` is an image of that name.
  const atDocument = getPrototypeOf(document);
  const create = find(atDocument, 'createElement', 'value');
  const root = find(atDocument, 'documentElement', 'get');
  const append = find(atDocument, 'appendChild', 'value');
  const removeChild = find(atDocument, 'removeChild', 'value');
  let frame: HTMLIFrameElement | undefined;
  const another = (): Any => {
    if (!frame) {
      frame = apply(create, document, ['iframe']) as HTMLIFrameElement;
      apply(append, apply(root, document, []), [frame]);
    }
    const other = frame.contentWindow as Any;
    try {
      if (other.Object) return other;
    } catch {
      // In a sandboxed page each frame is of an origin of its own.
    }
    return page;
  };
  const dismissFrame = () => {
    if (frame) apply(removeChild, frame.parentNode, [frame]);
    frame = undefined;
  };
  const { toStringTag } = page.Symbol;
  const { toString: textOf } = page.Function.prototype;
  const { slice, includes } = page.String.prototype;
  const isNative = (thing: Any) =>
    typeof thing === 'function'
      ? apply(includes, apply(slice, apply(textOf, thing, []), [-20]), ['[native code]'])
      : !!thing?.[toStringTag];

  // A page's own `Element` or `Document` above us is none: what the things themselves are made of tells.
  const prototypes: Record<string, Any> = { __proto__: null };
  const learnFrom = (things: Any[]) => {
    for (const thing of things)
      for (let at: Any = thing; at; at = getPrototypeOf(at)) {
        const name = isOwn(at, 'constructor') ? at[toStringTag] || at.constructor.name : '';
        prototypes[name] = at;
      }
  };
  learnFrom([document, document.documentElement, [], 'x', /x/, () => {}]);
  const make = (name: string, ...args: Any[]) => apply(find(atDocument, name, 'value'), document, args);
  /** One of each kind that our code asks for by name, where a page has its own under one of these names. */
  const learnMore = () => {
    const element = (name: string) => make('createElement', name);
    const shadow = apply(find(prototypes.Element, 'attachShadow', 'value'), element('p'), [
      { mode: 'closed' },
    ]);
    learnFrom([page.navigator, shadow, make('createRange'), make('createTextNode', '')]);
    learnFrom([make('createAttribute', 'a'), document.documentElement.attributes, element('template')]);
    learnFrom([element('script'), element('iframe'), element('input'), element('a'), element('form')]);
    learnFrom([element('button'), element('video'), element('dialog')]);
  };

  /** What the page has under a name now; nothing where it throws. */
  const named = (name: string) => {
    try {
      return page[name];
    } catch {}
  };
  const thing = (name: string) => {
    // Of a function of the window's own another window has none that would do: a timer of a frame that is gone.
    if (/^[a-z]/.test(name)) return page[name];
    const found = named(name);
    if (isNative(found)) return found;
    if (!prototypes[name] && !prototypes.Range) learnMore();
    const made = prototypes[name]?.constructor;
    return isNative(made) ? made : another()[name];
  };
  /** Listeners and connections are wrapped by those who watch them, and do what they did. */
  const call = (owner: string, of: Any, name: string, isPrototype?: boolean) => {
    const value = find(of, name, 'value');
    if (!value || owner === 'EventTarget' || owner === 'XMLHttpRequest' || isNative(value)) return value;
    const other = another()[owner];
    return find(isPrototype ? other?.prototype : other, name, 'value') ?? value;
  };

  const method = (name: string, owners: string[]) => {
    const ways: Any[] = [];
    let spare: string[] | undefined;
    const add = (owner: string) => {
      const prototype = prototypes[owner] ?? thing(owner)?.prototype;
      const value = call(owner, prototype, name, true);
      if (value) ways[ways.length] = [prototype, value];
    };
    for (const owner of owners) {
      const late = split(owner, '~')[1];
      if (late) spare = [...(spare ?? []), late];
      else add(owner);
    }
    const of = (self: Any): Any => {
      // An array, a text, a map: most of what is called, and known without a walk.
      const kind = self == null ? self : getPrototypeOf(self);
      for (let i = 0; i < ways.length; i++) if (ways[i][0] === kind) return ways[i][1];
      for (let i = 0; i < ways.length; i++) if (isOwner(ways[i][0], self)) return ways[i][1];
      if (!spare) return undefined;
      for (let i = 0; i < spare.length; i++) add(spare[i] ?? '');
      spare = undefined;
      dismissFrame();
      return of(self);
    };
    // What is none of the platform's is ours, and has its own.
    return (self: Any, ...args: unknown[]) => apply(of(self) ?? self[name], self, args);
  };
  /** A function that gives what is taken when it is first asked. */
  const later = (takeNow: () => Any) => {
    let taken: Any;
    return () => {
      if (taken === undefined) {
        taken = takeNow();
        dismissFrame();
      }
      return taken;
    };
  };

  const define = (self: Any, name: PropertyKey, descriptor: object) =>
    defineProperty(self, name, { __proto__: null, ...descriptor });
  const { stringify } = page.JSON;
  /** What is not called as it is. */
  const ours: Record<string, Any> = {
    'Reflect.apply': apply,
    'Object.defineProperty': define,
    'Object.defineProperties': (self: Any, all: Any) => {
      for (const name of keys(all)) define(self, name, all[name]);
      return self;
    },
    'Reflect.defineProperty': (self: Any, name: PropertyKey, descriptor: object) =>
      tryToDefine(self, name, { __proto__: null, ...descriptor }),
    // What Prototype.js has put into arrays and texts as `toJSON` is not asked.
    'JSON.stringify': (value: unknown, replacer: Any, space: Any) =>
      stringify(
        value,
        replacer ??
          function (this: Any, key: string) {
            return this[key];
          },
        space,
      ),
    // In a frozen `Object.prototype` what every object inherits can't be written over by `=`.
    '=': (self: Any, name: string, value: unknown) => {
      define(self, name, { value, writable: true, enumerable: true, configurable: true });
      return value;
    },
    // The keys of `for … in`, without what the page gave to every object.
    in: (self: Any) => {
      const found: string[] = [];
      for (const key in self) if (!(key in everybodys) || isOwn(self, key)) found[found.length] = key;
      return found;
    },
  };

  const take = (entry: string): Any => {
    if (isOwn(ours, entry)) return ours[entry];
    const [owner = '', rest] = split(entry, '.');
    const live = split(owner, '?')[1];
    if (live) {
      const get = find(page, live, 'get');
      return () => (get ? apply(get, page, []) : page[live]);
    }
    const spare = split(owner, '~')[1];
    if (rest === undefined) return spare ? later(() => thing(spare)) : thing(entry);
    const [name = '', owners = ''] = split(rest, ':');
    if (!owner) return method(name, split(owners, ','));
    if (spare) {
      const get = later(() => bound(call(spare, thing(spare), name), thing(spare)));
      return (...args: unknown[]) => get()(...args);
    }
    if (owner !== 'document') {
      const self = thing(owner);
      return bound(call(owner, self, name), self);
    }
    const [plain = '', written] = split(name, '=');
    const at = getPrototypeOf(document);
    return bound(
      written === undefined
        ? (find(at, plain, 'get') ?? find(at, plain, 'value') ?? (() => {}))
        : find(at, plain, 'set'),
      document,
    );
  };
  const taken: Any[] = [];
  for (const entry of split(entries, ' ')) taken[taken.length] = take(entry);
  dismissFrame();
  return taken;
}
