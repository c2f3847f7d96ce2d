import { categories, categoryNamed } from '../catalog/categories.ts';
import type { Category, Problem, Texts } from '../model.ts';

/** The site's own data block: what it adds to the catalog and says in its own words (DESIGN 2.1). */
export interface Site {
  /** The category of each service of the site's own, by id. */
  services: Map<string, Category>;
  /** The site's own sentences, by language. */
  texts: Texts;
  problems: Problem[];
}

/**
 * Reads the data blocks `<script type="application/json" data-hallpass>`; they stand before the tag. What is
 * wrong is left out, one by one, and reported.
 */
export function readSite(blocks: Iterable<{ textContent: string | null }>): Site {
  const site: Site = { services: new Map(), texts: {}, problems: [] };
  for (const { textContent } of blocks) {
    try {
      const { services, texts } = JSON.parse(textContent ?? '');
      for (const service of services ?? []) {
        const category = categoryNamed(`${service?.category}`) as Category;
        const known = categories.includes(category) && !site.services.has(service.id);
        if (known && /^[a-z][a-z\d-]{0,23}$/.test(service.id)) site.services.set(service.id, category);
        else site.problems.push(['service', service]);
      }
      Object.assign(site.texts, texts);
    } catch (error) {
      site.problems.push(['block', error]);
    }
  }
  return site;
}
