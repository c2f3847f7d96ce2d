import { matching } from '../../catalog/matching.ts';
import { consentNames } from '../../policy/consentNames.ts';
import { isHere } from '../../policy/storedByServices.ts';
import type { Store, Stored } from '../model.ts';
import type { Look } from './look.ts';
import { safeName } from './names.ts';
import { writerOf } from './writers.ts';

const DAY = 86_400;

/** What is kept in a store, with its value as long as we look at it: it goes no further than `personal.ts`. */
export interface Kept {
  store: Store;
  name: string;
  value: string;
  days?: number;
}

/** What a store has; one that cannot be asked has nothing. */
async function asked(read: () => Kept[] | Promise<Kept[]>): Promise<Kept[]> {
  try {
    return await read();
  } catch {
    return [];
  }
}

const pairs = (text: string): [string, string][] =>
  text
    .split('; ')
    .filter(Boolean)
    .map(pair => {
      const end = pair.indexOf('=');
      return end < 0 ? ['', pair] : [pair.slice(0, end), pair.slice(end + 1)];
    });

/** The cookies that script can see; how long they live, only Chromium tells. */
async function cookies(): Promise<Kept[]> {
  const listed = (await window.cookieStore?.getAll().catch(() => [])) ?? [];
  return pairs(document.cookie).map(([name, value]) => {
    const expires = listed.find(cookie => cookie.name === name)?.expires;
    return {
      store: 'cookie',
      name,
      value,
      ...(expires !== undefined && { days: expires === null ? 0 : (expires - Date.now()) / 1000 / DAY }),
    };
  });
}

const keysOf =
  (store: Store, storage: () => Storage): (() => Kept[]) =>
  () => {
    const all = storage();
    return Object.keys(all).map(name => ({ store, name, value: all.getItem(name) ?? '' }));
  };

/** Everything that the browser keeps for the site, and a script can see; what is ours apart. */
export async function readKept({ gate }: Look): Promise<Kept[]> {
  const names = consentNames(gate.config.cookieName);
  const all = await Promise.all([
    asked(cookies),
    asked(keysOf('local', () => localStorage)),
    asked(keysOf('session', () => sessionStorage)),
    asked(async () =>
      (await indexedDB.databases()).map(({ name = '' }) => ({ store: 'database', name, value: '' })),
    ),
    asked(async () => (await caches.keys()).map(name => ({ store: 'cache', name, value: '' }))),
  ]);
  return all.flat().filter(({ name }) => !names.includes(name) && !name.startsWith('hallpass-'));
}

/** What the site's limit and the catalog make of it: names, never what stands in it. */
export function readStored({ gate, services, describe }: Look, kept: readonly Kept[]): Stored[] {
  const { granted } = gate.consent;
  const host = location.hostname;
  const known = services.ids(gate.ownServices).flatMap(id => {
    const details = describe(id);
    if (!details) return [];
    const cookies = details.cookies.filter(cookie => isHere(cookie, host)).map(({ name }) => name);
    const names = [cookies, details.storage].map(some => some.filter(one => /[^*]/.test(one)));
    return names.flat()[0]
      ? [{ id, isCookie: matching(names[0] ?? []), isKey: matching(names[1] ?? []) }]
      : [];
  });
  return kept.map(({ store, name, days }) => {
    const declaring = known
      .filter(({ isCookie, isKey }) => (store === 'cookie' ? isCookie(name) : isKey(name)))
      .map(({ id }) => id);
    const writer = writerOf(store, name);
    const limit = store === 'cookie' ? gate.maxAge(name) / DAY : Number.POSITIVE_INFINITY;
    return {
      store,
      name: safeName(name),
      ...(days !== undefined && { days }),
      ...(limit < Number.POSITIVE_INFINITY && { allowed: limit }),
      services: declaring,
      mayStay: !declaring[0] || declaring.some(granted),
      ...(writer && { writer }),
    };
  });
}
