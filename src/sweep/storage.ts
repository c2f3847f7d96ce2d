/** One of the browser's stores: the names in it, and how one goes. A store that cannot be reached has none. */
interface Store {
  names(): Promise<string[]> | string[];
  remove(name: string): unknown;
}

const plain = (area: () => Storage): Store => ({
  names: () => Object.keys(area()),
  remove: name => area().removeItem(name),
});

const lasting: Store[] = [
  plain(() => localStorage),
  {
    names: async () => (await indexedDB.databases()).map(({ name = '' }) => name),
    remove: name =>
      new Promise(resolve => {
        const request = indexedDB.deleteDatabase(name);
        // Something has it open and does not let go: it goes when that page goes, and is still there now.
        request.onsuccess = request.onerror = request.onblocked = resolve;
      }),
  },
  { names: () => caches.keys(), remove: name => caches.delete(name) },
];

const ofSession = plain(() => sessionStorage);

/**
 * Removes what these names lie on in the browser's stores.
 *
 * @param isOut whether a name is to go
 * @param alsoOfSession whether what ends with the session goes too
 * @returns the names that are still there
 */
export async function removeStored(
  isOut: (name: string) => boolean,
  alsoOfSession: boolean,
): Promise<string[]> {
  const left: string[] = [];
  // A sandboxed frame has no stores; asked for its databases, Chromium 156 rejects a promise that nobody can catch.
  if (self.origin === 'null') return left;
  for (const store of alsoOfSession ? [...lasting, ofSession] : lasting) {
    try {
      for (const name of (await store.names()).filter(isOut)) await store.remove(name);
      left.push(...(await store.names()).filter(isOut));
    } catch {
      // No such store here, or none for this page.
    }
  }
  return left;
}
