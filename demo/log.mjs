// @ts-check

/**
 * A request that reached somebody other than the school.
 * @typedef {object} VendorRequest
 * @property {number} time Unix milliseconds
 * @property {string} host
 * @property {string} method
 * @property {string} path with the query
 * @property {string} cookie the Cookie header, `''` if there was none
 * @property {string} referrer the Referer header, else Origin, else `''`
 * @property {string} [body]
 */

/** What left the sites, in order, for tests to read and for the page "What left this page" to watch. */
export function createLog() {
  /** @type {VendorRequest[]} */
  const requests = [];
  /** @type {Set<{ added: (request: VendorRequest) => void, cleared?: () => void }>} */
  const watchers = new Set();

  return {
    requests,

    /** @param {VendorRequest} request */
    add(request) {
      requests.push(request);
      for (const watcher of watchers) watcher.added(request);
    },

    clear() {
      requests.length = 0;
      for (const watcher of watchers) watcher.cleared?.();
    },

    /**
     * @param {(request: VendorRequest) => void} added
     * @param {() => void} [cleared]
     * @returns {() => void} unsubscribe
     */
    subscribe(added, cleared) {
      const watcher = cleared ? { added, cleared } : { added };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** @typedef {ReturnType<typeof createLog>} Log */
