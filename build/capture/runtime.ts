// Stands first in each built file that a page loads by itself. Its text goes there as it is: no imports.

// biome-ignore lint/suspicious/noExplicitAny: the platform's functions and things, of whatever shape
type Any = any;

/**
 * Takes what our code uses of the platform, at once and from where it lives, before the page can put something else
 * in its place.
 *
 * @param entries what is taken, parted by spaces: `Map` the thing itself · `~Range` a function that gives it ·
 *   `?innerHeight` a function that gives what it is by then · `document.body`, `Object.keys` a function that reads or
 *   calls it · `document.cookie=` one that writes it · `.has:2` one that calls the method `has` of its first argument,
 *   as one of the constructors of the list with this number brings it
 * @param owners the lists, parted by spaces: `Map,Set`. What is behind a `~`, here and there, is taken when it is first
 *   used.
 * @returns each, in their order
 */
export function capture(entries: string, owners: string): Any[] {
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

  /** The functions of a name, each behind the prototype that brings it. */
  const add = (ways: Any[], name: string, owner: string) => {
    const prototype = prototypes[owner] ?? thing(owner)?.prototype;
    const value = call(owner, prototype, name, true);
    if (!value) return;
    ways[ways.length] = prototype;
    ways[ways.length] = value;
  };
  const of = (ways: Any[], self: Any): Any => {
    // An array, a text, a map: most of what is called, and known without a walk.
    const kind = self == null ? self : getPrototypeOf(self);
    for (let i = 0; i < ways.length; i += 2) if (ways[i] === kind) return ways[i + 1];
    for (let i = 0; i < ways.length; i += 2) if (isOwner(ways[i], self)) return ways[i + 1];
  };
  const method = (name: string, owners: string[]) => {
    const ways: Any[] = [];
    let isWhole = true;
    for (const owner of owners)
      if (owner[0] === '~') isWhole = false;
      else add(ways, name, owner);
    const rest = (self: Any) => {
      if (isWhole) return;
      isWhole = true;
      for (const owner of owners) if (owner[0] === '~') add(ways, name, split(owner, '~')[1] ?? '');
      dismissFrame();
      return of(ways, self);
    };
    // What is none of the platform's is ours, and has its own.
    return (self: Any, ...args: unknown[]) => apply(of(ways, self) ?? rest(self) ?? self[name], self, args);
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
    __proto__: null,
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

  const lists: string[][] = [];
  for (const list of split(owners, ' ')) lists[lists.length] = split(list, ',');
  const take = (entry: string): Any => {
    const kind = entry[0];
    const [owner = '', name] = split(entry, '.');
    if (kind === '.') {
      const [plain = '', list] = split(name ?? '', ':');
      return method(plain, lists[list as Any] ?? []);
    }
    const [, plain = ''] = kind === '?' || kind === '~' ? split(owner, kind) : [];
    if (kind === '?') {
      const get = find(page, plain, 'get');
      return () => (get ? apply(get, page, []) : page[plain]);
    }
    if (ours[entry]) return ours[entry];
    if (name === undefined) return plain ? later(() => thing(plain)) : thing(entry);
    if (plain) {
      const get = later(() => bound(call(plain, thing(plain), name), thing(plain)));
      return (...args: unknown[]) => get()(...args);
    }
    if (owner !== 'document') {
      const self = thing(owner);
      return bound(call(owner, self, name), self);
    }
    const [read = '', written] = split(name, '=');
    return bound(
      written === undefined
        ? (find(atDocument, read, 'get') ?? find(atDocument, read, 'value') ?? (() => {}))
        : find(atDocument, read, 'set'),
      document,
    );
  };
  const taken: Any[] = [];
  for (const entry of split(entries, ' ')) taken[taken.length] = take(entry);
  dismissFrame();
  return taken;
}
