import type { Categories } from '../catalog/catalog.ts';
import { categoryNamed, isCategory } from '../catalog/categories.ts';
import type { Service, ServiceCategories, Texts } from '../model.ts';
import type { Problem } from '../problems.ts';

/** The site's own data block: what it adds to the catalog and says in its own words. */
export interface Site {
  /** The site's own services, and its changes to the catalog's. */
  services: (Pick<Service, 'id' | 'hosts'> & { anyOf: ServiceCategories })[];
  /** The site's own sentences, by language. */
  texts: Texts;
  problems: Problem[];
}

// A service called `analytics` would answer for the category; one called `constructor` would be found in every object.
const isId = (id: unknown) =>
  typeof id === 'string' && /^[a-z][a-z\d-]{0,23}$/.test(id) && !isCategory(id) && !(id in {});

/** A host as addresses have it, in small letters, with `*.` before it or a path behind. */
const isPlace = (place: unknown) =>
  typeof place === 'string' && /^(\*\.)?[a-z\d][a-z\d.-]*(\/|$)/.test(place);

/**
 * Reads the data blocks `<script type="application/json" data-hallpass>`; they stand before the tag. What is
 * wrong is left out, one by one, and reported.
 *
 * @param filed what each service of the catalog waits for: one of these needs no category
 */
export function readSite(blocks: Iterable<{ textContent: string | null }>, filed: Categories): Site {
  const site: Site = { services: [], texts: Object.create(null), problems: [] };
  for (const { textContent } of blocks) {
    try {
      const block = JSON.parse(textContent ?? '');
      const { services = [], texts = {} } = block;
      const wrong = [block, texts].find(part => ({}).toString.call(part) !== '[object Object]');
      if (wrong === undefined) Object.assign(site.texts, texts);
      else site.problems.push(['block', wrong]);
      if (!Array.isArray(services)) throw new TypeError('"services" is no list');
      for (const service of services) {
        const { id, category: word, hosts = [] } = Object(service);
        const category = typeof word === 'string' ? categoryNamed(word) : '';
        const anyOf = isCategory(category) ? [category] : word === undefined && filed.get(id);
        const all = [hosts].flat();
        const places = all.filter(isPlace);
        const twice = site.services.some(other => other.id === id);
        const isGood = !twice && anyOf && isId(id);
        if (isGood) site.services.push({ ...service, anyOf, hosts: places });
        if (!isGood || places.length < all.length) site.problems.push(['service', service]);
      }
    } catch (error) {
      site.problems.push(['block', error]);
    }
  }
  return site;
}
