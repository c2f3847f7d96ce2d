import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { services } from '../../build/catalog.ts';
import { dataBlockSchema } from '../../build/dataBlock.ts';
import { dist, languages, sentencesOf } from '../../build/locales.ts';
import { readSite } from '../../src/config/readSite.ts';
import samples from './samples/data-blocks.json' with { type: 'json' };
import { checkerOf } from './schema.ts';

const schema = dataBlockSchema();

const filed = new Map(services.map(({ id, category }) => [id, [category]]));

/** What is reported of a block on a page, kind by kind. */
const reported = (block: unknown) =>
  readSite([{ textContent: JSON.stringify(block) }], filed).problems.map(([kind]) => kind);

const wrong = checkerOf(schema);

describe('the schema of the data block', () => {
  it.each(Object.entries(samples.good))('is content with one that %s, and so is the page', (_, block) => {
    expect([wrong(block), reported(block)]).toEqual([[], []]);
  });

  it.each(Object.entries(samples['changes of the catalog']))('is content with one that %s', (_, block) => {
    expect([wrong(block), reported(block)]).toEqual([[], []]);
  });

  it.each(Object.entries(samples.bad))('finds what the page reports, if one %s', (_, sample) => {
    expect(wrong(sample.block).length).toBeGreaterThanOrEqual(sample.reported.length);
    expect(reported(sample.block)).toEqual(sample.reported);
  });

  it.each(Object.entries(samples.forgiven))('finds more than the page, if one %s', (_, block) => {
    expect(wrong(block)).not.toEqual([]);
    expect(reported(block)).toEqual([]);
  });

  it('is content with the example in the documents', () => {
    const page = readFileSync(new URL('../../docs/data-block.md', import.meta.url), 'utf8');
    const [, block = ''] = /data-hallpass>\n([\s\S]*?)<\/script>/.exec(page) ?? [];
    expect(wrong(JSON.parse(block))).toEqual([]);
    expect(JSON.parse(block)).toHaveProperty('services');
  });

  it('is content with every service of the catalog, less what the catalog alone says', () => {
    const own = Object.keys(samples.good['has a service with everything'].services[0] ?? {});
    const asOwn = services.map(service =>
      Object.fromEntries(Object.entries(service).filter(([key]) => own.includes(key))),
    );
    expect(wrong({ services: asOwn })).toEqual([]);
  });

  it.each(languages)('lets a site say every sentence of ours in its own words (%s)', code => {
    const { name, failed, ...sentences } = sentencesOf(code);
    expect([name, failed].every(Boolean)).toBe(true);
    expect(wrong({ texts: { [code]: sentences } })).toEqual([]);
  });

  it('is what was built', () => {
    const built = readFileSync(`${dist}/data-block.schema.json`, 'utf8');
    expect(JSON.parse(built), 'npm run build comes first').toEqual(schema);
  });

  it('says what each key of a service is', () => {
    const { services: list } = schema.properties as Record<string, { items: { properties: object } }>;
    for (const [key, about] of Object.entries(list?.items.properties ?? {}))
      expect([key, about.description?.length]).toEqual([key, expect.any(Number)]);
  });
});
