import type { Store } from '../model.ts';
import { plainAddress } from '../source/markup.ts';

/** Whoever was seen writing, by store and name. */
const writers = new Map<string, string>();

const keyOf = (store: Store, name: string) => `${store} ${name}`;

/** The file that was seen writing something, since the audit is open; `undefined`: nobody was. */
export const writerOf = (store: Store, name: string): string | undefined => writers.get(keyOf(store, name));

/** A line of a call stack, as all three engines write them: the address, its line and its column. */
const LINE = /(https?:\/\/.+?)(?::\d+){1,2}\)?$/;

/** The file that called, behind Hallpass's own. */
function caller(): string | undefined {
  for (const line of `${new Error().stack}`.split('\n')) {
    const [, address = ''] = LINE.exec(line.trim()) ?? [];
    if (address && !/\/hallpass[\w.-]*\.js$/.test(address)) return plainAddress(address);
  }
  return undefined;
}

function note(store: Store, name: string): void {
  const file = caller();
  if (file) writers.set(keyOf(store, name), file);
}

/** Puts a function in the place of a member, which is called first; the member does what it did. @returns undoes it */
function before<Thing extends object>(
  owner: Thing,
  name: keyof Thing & string,
  kind: 'set' | 'value',
  look: (on: Thing, first: string) => void,
): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  const does = own?.[kind];
  if (!own?.configurable || typeof does !== 'function') return () => {};
  const mine = function (this: Thing, ...all: unknown[]) {
    look(this, `${all[0]}`);
    return Reflect.apply(does, this, all);
  };
  Object.defineProperty(owner, name, { ...own, [kind]: mine });
  return () => {
    // Whoever came later keeps the place.
    if (Object.getOwnPropertyDescriptor(owner, name)?.[kind] === mine)
      Object.defineProperty(owner, name, own);
  };
}

/** Notes from now on who writes cookies and storage. @returns ends it */
export function watchWrites(): () => void {
  const ends = [
    before(Document.prototype, 'cookie', 'set', (_, text) =>
      note('cookie', (text.split(/[=;]/)[0] ?? '').trim()),
    ),
    before(Storage.prototype, 'setItem', 'value', (on, name) =>
      note(on === window.sessionStorage ? 'session' : 'local', name),
    ),
  ];
  return () => {
    for (const end of ends) end();
  };
}
