import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { runInNewContext } from 'node:vm';

/** The constructors whose methods our code calls: the language's, and the browser's. Of others it has no objects. */
const LANGUAGE = [
  Array,
  String,
  Function,
  RegExp,
  Map,
  Set,
  WeakMap,
  WeakSet,
  Promise,
  Date,
  Number,
] as const;
const BROWSER =
  `Element Node EventTarget Document DocumentFragment CharacterData DocumentType HTMLElement HTMLDialogElement
  HTMLInputElement HTMLMediaElement Event MutationObserver ResizeObserver IntersectionObserver CSSStyleDeclaration
  CSSStyleSheet Storage Performance CacheStorage IDBFactory XMLHttpRequest Range`.split(/\s+/);

const LANGUAGES_OWN: ReadonlySet<string> = new Set(
  runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[],
);

/** What every page makes before any script runs, in order to have a document. */
const ALWAYS_THERE = new Set(
  'EventTarget Node Document Element HTMLElement DocumentFragment CharacterData DocumentType'.split(' '),
);

/**
 * What tells whether a request may leave. Taken late, of a class that the page has put in its place it would be a
 * frame's: no request of the page's is one of those.
 */
const JUDGING = new Set(['URL', 'Request', 'XMLHttpRequest', 'MutationObserver']);

/**
 * Whether a constructor or namespace is one of the browser's that a page need not have. It is made when it is first
 * named, which costs time and memory: it is taken when it is first used.
 */
export const isSpare = (name: string): boolean =>
  ![LANGUAGES_OWN, ALWAYS_THERE, JUDGING].some(names => names.has(name));

/** What every object has, and what Preact, say, calls on objects of ours alone. */
const EVERYBODYS = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The interfaces that TypeScript knows of browsers: what each extends, and its own methods. */
function readInterfaces(): Map<string, { bases: string[]; methods: string[] }> {
  const typescript = createRequire(import.meta.url).resolve(
    `@typescript/typescript-${platform}-${arch}/package.json`,
  );
  const lib = join(dirname(typescript), 'lib/lib.dom.d.ts');
  const interfaces = new Map<string, { bases: string[]; methods: string[] }>();
  for (const [, name = '', bases = '', body = ''] of readFileSync(lib, 'utf8').matchAll(
    /^interface (\w+)(?: extends ([^{]+))? \{\n(.*?)^\}/gms,
  )) {
    interfaces.set(name, {
      bases: bases.split(/,\s*/).map(base => base.trim()),
      methods: [...body.matchAll(/^ {4}(\w+)(?:<.*>)?\(/gm)].map(([, method = '']) => method),
    });
  }
  return interfaces;
}

/** Which constructors bring a method: `remove → ['Element', 'CharacterData', 'DocumentType']`. */
export function readOwners(): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  const add = (owner: string, method: string) => {
    if (EVERYBODYS.has(method)) return;
    const known = owners.get(method) ?? [];
    if (!known.includes(owner)) owners.set(method, [...known, owner]);
  };
  for (const { name, prototype } of LANGUAGE)
    for (const method of Object.getOwnPropertyNames(prototype)) add(name, method);
  const interfaces = readInterfaces();
  const has = (name: string, method: string): boolean =>
    !!interfaces.get(name)?.methods.includes(method) || inherits(name, method);
  const inherits = (name: string, method: string): boolean =>
    !!interfaces
      .get(name)
      ?.bases.some(base => (BROWSER.includes(base) ? has(base, method) : inherits(base, method)));
  const addFrom = (owner: string, name: string) => {
    const { bases, methods } = interfaces.get(name) ?? { bases: [], methods: [] };
    // What a base has is declared again where it takes other events, say.
    for (const method of methods) if (!inherits(owner, method)) add(owner, method);
    // A base that is no constructor of its own is a mixin: its methods are the heir's own.
    for (const base of bases) if (!BROWSER.includes(base)) addFrom(owner, base);
  };
  for (const owner of BROWSER) addFrom(owner, owner);
  return owners;
}
