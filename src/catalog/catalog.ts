import { nameIn } from './pack.ts';

/** What is known of services: where they are, and what category they are of. */
export interface Catalog {
  /** The category of a service, by id; of `a|b` either one will do. */
  readonly categories: Map<string, string>;
  /** Services that show something on a page: their scripts' absence is something to see. */
  readonly widgets: Set<string>;
  /**
   * The service at an address: the one with the longest host, and there with the longest path. `null` where there are
   * services on the host, but not there; `undefined` where there is none on the whole host.
   */
  serviceAt(url: URL): string | null | undefined;
  add(id: string, category: string, hosts: readonly string[]): void;
}

/** The category that a service has on this site, by what the catalog says of it. */
export type Filing = (id: string, category: string, kind: string | undefined) => string;

/**
 * @param packed what `pack` made of the descriptors
 * @param file may file a service elsewhere; `kind` is `cross-site` or `delivery`, or nothing special
 */
export function readCatalog(packed: string, file: Filing): Catalog {
  const categories = new Map<string, string>();
  const widgets = new Set<string>();
  const places = new Map<string, [path: string, id: string][]>();
  const add: Catalog['add'] = (id, category, hosts) => {
    categories.set(id, category);
    for (const place of hosts) {
      const [host = ''] = place.replace(/^\*\./, '').split('/');
      const paths = places.get(host) ?? [];
      // The newest first: a site's own word on a place goes before the catalog's.
      paths.unshift([place.slice(place.indexOf(host) + host.length), id]);
      places.set(host, paths);
    }
  };
  let category = '';
  let kind: string | undefined;
  for (const line of packed.split('\n')) {
    const words = line.split(' ');
    const first = words[0] ?? '';
    if (first[0] === '#') {
      category = first.slice(1);
      kind = words[1];
      continue;
    }
    const id = first.endsWith(':') ? first.slice(0, -1) : nameIn(first);
    if (line.endsWith('+')) widgets.add(id);
    add(id, file(id, category, kind), words.slice(id === first.slice(0, -1) ? 1 : 0));
  }
  return {
    categories,
    widgets,
    add,
    serviceAt({ hostname, pathname, search }) {
      let known: null | undefined;
      for (
        let host = hostname.replace(/\.$/, '');
        host;
        host = host.slice(host.indexOf('.') + 1 || host.length)
      ) {
        let found: [string, string] | undefined;
        for (const place of places.get(host) ?? []) {
          known = null;
          const [path = '', query = ''] = place[0].split('?');
          // Parameters come in any order.
          const fits = pathname.startsWith(path) && search.replace('?', '&').includes(query && `&${query}`);
          if (fits && (!found || place[0].length > found[0].length)) found = place;
        }
        if (found) return found[1];
      }
      return known;
    },
  };
}
