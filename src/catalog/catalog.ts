import type { ServiceCategories } from '../model.ts';
import { nameIn } from './pack.ts';

/**
 * What matters of some services besides their category. `keeps`: follows visitors from site to site, or keeps something
 * on its company's own hosts beyond the session; `delivery`: merely delivers files; `open`: so it does, and anybody
 * can put some there.
 */
export type Kind = 'keeps' | 'delivery' | 'open';

/** What each service waits for, by id. */
export type Categories = Pick<ReadonlyMap<string, ServiceCategories>, 'get'>;

/**
 * What is known of services: where they are, and what category they are of. Read as a whole when it is first asked:
 * most pages of a visitor who granted everything ask for nothing.
 */
export interface Catalog {
  readonly categories: Categories & Pick<Map<string, ServiceCategories>, 'set'>;
  /** How many services there are. */
  readonly size: number;
  /** Services that show something on a page: their scripts' absence is something to see. */
  readonly widgets: Set<string>;
  /** What scripts of services make: `google.maps` → its id. */
  readonly globals: Map<string, string>;
  /** The services of each kind, by id. */
  readonly kinds: Readonly<Record<Kind, Set<string>>>;
  /**
   * The service at an address: the one with the longest host, and there with the longest path. `null` where there are
   * services on the host, but not there; `undefined` where there is none on the whole host.
   */
  serviceAt(url: URL): string | null | undefined;
  /** Adds one of the site's own, or changes one. */
  add(id: string, categories: ServiceCategories, hosts: readonly string[]): void;
}

/** What a service waits for on this site, by what the catalog says of it. */
export type ResolveCategory = (
  id: string,
  categories: ServiceCategories,
  kind: Kind | undefined,
) => ServiceCategories;

/** A place on a host: where its path begins, whose it is, and whether only what is below the host is meant. */
type Place = readonly [path: string, id: string, isBelow: boolean];

/** A packed place in full: a name without a dot is in `.com`. */
function inFull(place: string): string {
  const end = place.indexOf('/');
  const dot = place.indexOf('.');
  if (dot >= 0 && (end < 0 || dot < end)) return place;
  return end < 0 ? `${place}.com` : `${place.slice(0, end)}.com${place.slice(end)}`;
}

/** What the packed lines say of each service; its places are looked into later. */
function readLines(packed: string, file: ResolveCategory) {
  const categories = new Map<string, ServiceCategories>();
  const widgets = new Set<string>();
  const globals = new Map<string, string>();
  const kinds = { keeps: new Set<string>(), delivery: new Set<string>(), open: new Set<string>() };
  const hosts: [id: string, hosts: string[]][] = [];
  let above: ServiceCategories = [];
  let kind: Kind | undefined;
  let isWidget = false;
  for (const line of packed.split('\n')) {
    const words = line.split(' ');
    const [first = ''] = words;
    if (first[0] === '#' || first[0] === '+') {
      isWidget = first[0] === '+';
      // As many lists as there are headings, however many services.
      above = first.slice(1).split('|') as (typeof above)[number][];
      kind = words[1] as Kind | undefined;
      continue;
    }
    const isNamed = first.endsWith(':');
    const id = isNamed ? first.slice(0, -1) : nameIn(inFull(first));
    categories.set(id, file(id, above, kind));
    if (isWidget) widgets.add(id);
    if (kind) kinds[kind].add(id);
    for (const word of words) if (word[0] === '=') globals.set(word.slice(1), id);
    hosts.push([id, words.filter((word, at) => word[0] !== '=' && !(isNamed && at === 0))]);
  }
  return { categories, widgets, globals, kinds, hosts };
}

/** @param packed what `pack` made of the descriptors @param file may file a service elsewhere */
export function readCatalog(packed: string, file: ResolveCategory): Catalog {
  let lines: ReturnType<typeof readLines> | undefined;
  const read = () => {
    lines ??= readLines(packed, file);
    return lines;
  };
  /** The site's own word on a service. */
  const own = new Map<string, ServiceCategories>();
  const places = new Map<string, Place[]>();
  let isPlaced = false;
  const put = (place: string, id: string): Place[] => {
    const isBelow = place[0] === '*';
    const name = isBelow ? place.slice(2) : place;
    const end = name.indexOf('/');
    const host = end < 0 ? name : name.slice(0, end);
    const here = places.get(host) ?? [];
    places.set(host, here);
    here.push([end < 0 ? '' : name.slice(end), id, isBelow]);
    return here;
  };
  return {
    categories: {
      get: id => own.get(id) ?? read().categories.get(id),
      set: (id, category) => own.set(id, category),
    },
    get size() {
      return read().categories.size;
    },
    get widgets() {
      return read().widgets;
    },
    get globals() {
      return read().globals;
    },
    get kinds() {
      return read().kinds;
    },
    add(id, category, hosts) {
      own.set(id, category);
      for (const place of hosts) {
        const here = put(place, id);
        // The newest first: a site's own word on a place goes before the catalog's.
        here.unshift(...here.splice(-1));
      }
    },
    serviceAt({ hostname, pathname, search }) {
      if (!isPlaced) for (const [id, hosts] of read().hosts) for (const host of hosts) put(inFull(host), id);
      isPlaced = true;
      const asked = hostname.replace(/\.$/, '');
      // `/*/sdk.js`: whatever the first folder is called.
      const paths = [pathname, pathname.replace(/^\/[^/]*/, '/*')];
      let known: null | undefined;
      for (let host = asked; host; host = host.slice(host.indexOf('.') + 1 || host.length)) {
        let found: Place | undefined;
        for (const place of places.get(host) ?? []) {
          if (place[2] && host === asked) continue;
          known = null;
          const [path = '', query = ''] = place[0].split('?');
          const fits =
            paths.some(one => one.startsWith(path)) &&
            // Parameters come in any order.
            search.replace('?', '&').includes(query && `&${query}`);
          if (fits && (!found || place[0].length > found[0].length)) found = place;
        }
        if (found) return found[1];
      }
      return known;
    },
  };
}
