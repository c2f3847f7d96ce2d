import { covers } from '../src/catalog/covers.ts';
import type { Category } from '../src/model.ts';
import type { Descriptor } from './catalog.ts';
import type { Entity, Lists } from './publicLists.ts';

/** What the lists call a thing that follows people, or counts them, or shows them something of another company's. */
const TRACKING = new Set(
  `ad social analytics tag-manager video customer-success marketing
  advertising site_analytics social_media audio_video_player customer_interaction`.split(/\s+/),
);

/** What the lists' kinds come to among our categories; the others leave it open. */
const CATEGORIES: Readonly<Record<string, readonly Category[]>> = {
  advertising: ['marketing'],
  site_analytics: ['analytics', 'marketing'],
  social_media: ['marketing', 'preferences'],
  consent: ['essential'],
};

/** How much of the most used tracking companies the catalog knows. */
export interface Coverage {
  /** Of the first how many. */
  of: number;
  known: number;
  /** The same, each counted as often as it is used; 0 to 1. */
  weighted: number;
}

/** A service that a list files elsewhere: its category here, its kind there, and by what name. */
export type Difference = Readonly<Record<'id' | 'category' | 'kind' | 'name', string>>;

export interface Comparison {
  coverage: readonly Coverage[];
  /** Tracking companies among the 300 most used that the catalog does not know, in order of use. */
  fresh: readonly string[];
  /** Services that name a list as their source, which has none of their hosts, or none any more. */
  gone: readonly string[];
  /** Services whose category a list sees otherwise. */
  different: readonly Difference[];
  /** Domains that a list gives to a tracker of which the catalog has others: `name: domain`. */
  missing: readonly string[];
}

const bare = (place: string) => place.replace(/\/.*/, '');

/** Whether one host is the other, or below it, either way round. */
const meet = (a: string, b: string) => covers(a, b) || covers(b, a);

/** Compares the catalog with public lists. */
export function compareCatalog(services: readonly Descriptor[], { web, trackers }: Lists): Comparison {
  const tracks = (entity: Entity) =>
    TRACKING.has(entity.kind) ||
    trackers.some(
      ({ kind, domains }) =>
        TRACKING.has(kind) && domains.some(one => entity.domains.some(domain => covers(domain, one))),
    );
  const most = [...web]
    .sort((a, b) => b.uses - a.uses)
    .filter(tracks)
    .slice(0, 300);
  const places = services.flatMap(({ hosts }) => hosts.map(bare));
  const isKnown = new Map(
    most.map(entity => [entity, entity.domains.some(domain => places.some(place => meet(place, domain)))]),
  );
  const coverage = [50, 100, 300].map(of => {
    const first = most.slice(0, of);
    const sum = (some: readonly Entity[]) => some.reduce((total, { uses }) => total + uses, 0);
    const known = first.filter(entity => isKnown.get(entity));
    return { of, known: known.length, weighted: sum(known) / sum(first) };
  });

  const listed = (list: readonly Entity[], hosts: readonly string[]) =>
    list.some(({ domains }) => domains.some(domain => hosts.some(place => meet(domain, bare(place)))));
  const gone = services
    .filter(
      ({ sources, hosts }) =>
        (sources.some(source => source.endsWith('/third-party-web')) && !listed(web, hosts)) ||
        (sources.some(source => source.endsWith('/trackerdb')) && !listed(trackers, hosts)),
    )
    .map(({ id }) => id);

  const different = services.flatMap(({ id, category, either, hosts }) =>
    trackers
      .filter(({ domains }) => domains.some(domain => hosts.some(place => covers(domain, bare(place)))))
      .filter(
        ({ kind }) => CATEGORIES[kind] && !CATEGORIES[kind].some(one => one === category || one === either),
      )
      .map(({ name, kind }) => ({ id, category, kind, name })),
  );
  const missing = trackers
    .filter(
      ({ kind, domains }) => TRACKING.has(kind) && domains.some(one => places.some(p => covers(p, one))),
    )
    .flatMap(({ name, domains }) =>
      domains.filter(one => !places.some(place => meet(place, one))).map(one => `${name}: ${one}`),
    );
  return {
    coverage,
    missing,
    fresh: most.filter(entity => !isKnown.get(entity)).map(({ name }) => name),
    gone,
    different,
  };
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;

/** The comparison in words, as docs/catalog.md has it. */
export const wordsOf = ({ coverage, fresh, gone, different, missing }: Comparison): string =>
  [
    '| the most used tracking companies | known | each counted as often as it is used |',
    '| --- | --- | --- |',
    ...coverage.map(({ of, known, weighted }) => `| first ${of} | ${known} | ${percent(weighted)} |`),
    '',
    `**New**, ${fresh.length} of the first 300, in order of use: ${fresh.join(', ')}.`,
    '',
    `**Gone**: ${gone.join(', ') || 'none; each service that names a list as its source is in it'}.`,
    '',
    `**Different**, ${different.length}:`,
    '',
    '| service | here | trackerdb |',
    '| --- | --- | --- |',
    ...different.map(({ id, category, kind, name }) => `| \`${id}\` | ${category} | ${kind} (${name}) |`),
    '',
    `**Further domains** of companies that are known, ${missing.length}: ${missing.join(', ') || 'none'}.`,
  ].join('\n');
