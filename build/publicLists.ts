import { readFileSync } from 'node:fs';

/** A company's product, as a public list has it. */
export interface Entity {
  name: string;
  domains: readonly string[];
  /** What the list calls it. */
  kind: string;
  /** How many pages of the HTTP Archive have it; `0` where the list does not count. */
  uses: number;
}

/** Public lists that npm packages carry; their versions are pinned in package.json. */
export interface Lists {
  /** `third-party-web`: third parties of the whole web, counted. */
  web: readonly Entity[];
  /** `@ghostery/trackerdb`: trackers, each with its kind. */
  trackers: readonly Entity[];
}

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../node_modules/${path}`, import.meta.url), 'utf8'));

interface Pattern {
  name: string;
  category: string;
  domains: string[];
  filters: string[];
}

/** `||stats.acme.test^$3p` → `stats.acme.test`; nothing for a filter that is no whole host. */
const hostOf = (filter: string) => /^\|\|([a-z\d.-]+)\^(\$3p)?$/.exec(filter)?.[1] ?? [];

/** Reads the lists from their packages. */
export function readLists(): Lists {
  const web: { name: string; domains: string[]; category: string; totalOccurrences?: number }[] = read(
    'third-party-web/dist/entities.json',
  );
  const patterns: Record<string, Pattern> = read('@ghostery/trackerdb/dist/trackerdb.json').patterns;
  return {
    web: web.map(({ name, domains, category, totalOccurrences }) => ({
      name,
      domains: domains.map(domain => domain.replace(/^\*\./, '')),
      kind: category,
      uses: totalOccurrences ?? 0,
    })),
    trackers: Object.values(patterns).map(({ name, category, domains, filters }) => ({
      name,
      domains: [...new Set([...domains, ...filters.flatMap(hostOf)])],
      kind: category,
      uses: 0,
    })),
  };
}
