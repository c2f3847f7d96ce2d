import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Descriptor, services } from '../../build/catalog.ts';
import { compareCatalog, wordsOf } from '../../build/compareCatalog.ts';
import { withPart } from '../../build/documents.ts';
import { type Entity, readLists } from '../../build/publicLists.ts';

const page = new URL('../../docs/catalog.md', import.meta.url);

const entity = (name: string, kind: string, uses: number, ...domains: string[]): Entity => ({
  name,
  kind,
  uses,
  domains,
});

const service = (id: string, but: Partial<Descriptor>): Descriptor => ({
  id,
  name: id,
  company: id,
  category: 'analytics',
  hosts: [`${id}.test`],
  cookies: [],
  storage: [],
  privacy: 'https://acme.test',
  why: '',
  sources: [],
  ...but,
});

describe('the comparison with public lists', () => {
  const lists = {
    web: [
      entity('Often', 'ad', 90, 'often.test'),
      entity('Rarely', 'analytics', 10, 'rarely.test'),
      entity('Library', 'cdn', 500, 'library.test'),
      entity('Filed late', 'other', 1, 'late.test'),
    ],
    trackers: [
      entity('Often', 'advertising', 0, 'often.test', 'often-cdn.test'),
      entity('Late', 'site_analytics', 0, 'stats.late.test'),
    ],
  };

  it('counts the tracking companies that are known, also by how often they are used', () => {
    const { coverage, fresh } = compareCatalog([service('often', {})], lists);
    expect(coverage[0]).toEqual({ of: 50, known: 1, weighted: 90 / 101 });
    // What merely delivers files is none; what any list calls a tracker is.
    expect(fresh).toEqual(['Rarely', 'Filed late']);
  });

  it('finds what is gone, what is filed otherwise, and what is missing', () => {
    const { gone, different, missing } = compareCatalog(
      [
        service('often', { category: 'preferences' }),
        service('vanished', { sources: ['https://github.com/patrickhulce/third-party-web'] }),
        service('rarely', { sources: ['https://github.com/patrickhulce/third-party-web'] }),
      ],
      lists,
    );
    expect(gone).toEqual(['vanished']);
    expect(different).toEqual([{ id: 'often', category: 'preferences', kind: 'advertising', name: 'Often' }]);
    expect(missing).toEqual(['Often: often-cdn.test']);
  });

  it('is what docs/catalog.md says of the present catalog', () => {
    const text = readFileSync(page, 'utf8');
    const right = withPart(text, 'comparison', wordsOf(compareCatalog(services, readLists())));
    if (process.env.UPDATE_CATALOG) writeFileSync(page, right);
    else expect(text, 'UPDATE_CATALOG=1 npx vitest run compareCatalog mends it').toBe(right);
  });

  it('finds no service that names a list which does not have it', () => {
    expect(compareCatalog(services, readLists()).gone).toEqual([]);
  });
});
