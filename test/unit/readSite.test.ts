import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSite } from '../../src/config/readSite.ts';
import type { ServiceCategories } from '../../src/model.ts';
import { SERVICES, UNHURRIED } from './given.ts';

const blocks = (...texts: (string | null)[]) => texts.map(textContent => ({ textContent }));

const filed = new Map<string, ServiceCategories>(Object.entries(SERVICES));

const read = (...values: unknown[]) => readSite(blocks(...values.map(value => JSON.stringify(value))), filed);

const kindsOf = ({ problems }: ReturnType<typeof readSite>) => problems.map(([kind]) => kind);

const ACME = { id: 'acme', name: 'Acme Polls', category: 'analytics', hosts: ['acme.test'] };

describe('the site’s own data block', () => {
  it('adds services and sentences', () => {
    const texts = { en: { banner: { title: 'Cookies at Oak Hill' } } };
    const site = read({ services: [ACME], texts });
    expect(site.services).toMatchObject([{ id: 'acme', anyOf: ['analytics'], hosts: ['acme.test'] }]);
    expect(site.texts).toEqual(texts);
    expect(site.problems).toEqual([]);
  });

  it('may leave out either part, or be there more than once', () => {
    const site = read({}, { services: [ACME] }, { texts: { en: { a: '1' } } }, { texts: { es: { a: '2' } } });
    expect(site.services.map(({ id }) => id)).toEqual(['acme']);
    expect(site.texts).toEqual({ en: { a: '1' }, es: { a: '2' } });
    expect(site.problems).toEqual([]);
  });

  it('may name a category as other tools do', () => {
    const site = read({ services: [{ ...ACME, category: 'Statistics' }] });
    expect(site.services).toMatchObject([{ anyOf: ['analytics'] }]);
  });

  it('may give a service one host, or none', () => {
    const site = read({
      services: [
        { ...ACME, hosts: 'acme.test' },
        { id: 'bell', category: 'marketing' },
      ],
    });
    expect(site.services.map(({ hosts }) => hosts)).toEqual([['acme.test'], []]);
    expect(site.problems).toEqual([]);
  });

  it('may name a service of the catalog by its id alone: that it is in use', () => {
    const site = read({ services: [{ id: 'youtube' }, { id: 'tags', name: 'Our tags' }] });
    expect(site.services).toEqual([
      { id: 'youtube', anyOf: ['marketing'], hosts: [] },
      { id: 'tags', name: 'Our tags', anyOf: ['analytics', 'marketing'], hosts: [] },
    ]);
    expect(site.problems).toEqual([]);
  });

  it.each([
    ['an id of the catalog, and a misspelled category', { id: 'youtube', category: 'marketting' }],
    ['a misspelled category', { ...ACME, category: 'analitics' }],
    ['no category', { id: 'acme' }],
    ['a category that is a number', { id: 'acme', category: 7 }],
    ['no id', { category: 'analytics' }],
    ['null as its id', { ...ACME, id: null }],
    ['a list as its id', { ...ACME, id: ['acme'] }],
    ['an id in capitals', { ...ACME, id: 'Acme' }],
    ['an id of 25 letters', { ...ACME, id: 'a'.repeat(25) }],
    ['the name of a category as its id', { ...ACME, id: 'marketing' }],
    ['an id with a dot', { ...ACME, id: 'acme.test' }],
    ['an id that is a number', { ...ACME, id: 5 }],
    ['__proto__ as its id', { ...ACME, id: '__proto__' }],
    ['a name as its id that every object has', { ...ACME, id: 'constructor' }],
    ['nothing in it', {}],
    ['a number in its place', 5],
    ['null in its place', null],
    ['a word in its place', 'acme'],
    ['a list in its place', [ACME]],
  ])('reports and leaves out a service with %s, and keeps the next', (_, service) => {
    const site = read({ services: [service, { id: 'next', category: 'marketing' }] });
    expect(site.services.map(({ id }) => id)).toEqual(['next']);
    expect(site.problems).toEqual([['service', service]]);
  });

  it('keeps the first of two services with one id, and reports the second', () => {
    const twice = { ...ACME, category: 'essential' };
    const site = read({ services: [ACME] }, { services: [twice] });
    expect(site.services).toMatchObject([{ id: 'acme', anyOf: ['analytics'] }]);
    expect(site.problems).toEqual([['service', twice]]);
  });

  it.each([
    ['is empty', ''],
    ['is no JSON', '{"services": [}'],
    ['is cut off', '{"services": [{"id": "acme"'],
    ['is HTML', '<!-- block -->'],
    ['is null', 'null'],
    ['is a number', '5'],
    ['is a word', '"services"'],
    ['is a list', '[{"services": []}]'],
    ['has a number for its services', '{"services": 5}'],
    ['has an object for its services', '{"services": {"id": "acme", "category": "analytics"}}'],
    ['has a word for its services', '{"services": "acme"}'],
    ['has null for its services', '{"services": null}'],
    ['has a list for its texts', '{"texts": [{"en": {}}]}'],
    ['has a word for its texts', '{"texts": "en"}'],
    ['has null for its texts', '{"texts": null}'],
  ])('is reported and left out if it %s; the next block counts', (_, text) => {
    const site = readSite(
      blocks(text, JSON.stringify({ services: [ACME], texts: { en: { a: '1' } } })),
      filed,
    );
    expect(kindsOf(site)).toEqual(['block']);
    expect(site.services.map(({ id }) => id)).toEqual(['acme']);
    expect(site.texts).toEqual({ en: { a: '1' } });
  });

  it('that has no text at all is reported', () => {
    expect(kindsOf(readSite(blocks(null), filed))).toEqual(['block']);
  });

  it.each([5, null, { id: 'acme' }])('keeps its sentences if its services are wrong: %j', services => {
    const site = read({ services, texts: { en: { a: '1' } } });
    expect(site.texts).toEqual({ en: { a: '1' } });
    expect(kindsOf(site)).toEqual(['block']);
  });

  it.each([5, null, 'x', []])('keeps its services if its sentences are wrong: %j', texts => {
    const site = read({ services: [ACME], texts });
    expect(site.services.map(({ id }) => id)).toEqual(['acme']);
    expect(site.texts).toEqual({});
    expect(site.problems).toEqual([['block', texts]]);
  });

  it('changes nothing that it was not given: no prototype gets a word of it', () => {
    const evil = '{"__proto__": {"evil": "1"}, "constructor": {"prototype": {"evil": "1"}}}';
    const site = readSite(
      blocks(`{"texts": ${evil}, "services": [${evil}], "__proto__": {"evil": "1"}}`),
      filed,
    );
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
    expect(site.texts.evil).toBeUndefined();
    expect(site.texts.toString).toBeUndefined();
  });

  it(
    'never makes an exception, whatever is in it',
    () => {
      const near = fc.record(
        {
          services: fc.oneof(
            fc.jsonValue({ maxDepth: 2 }),
            fc.array(fc.record({ id: fc.jsonValue(), category: fc.jsonValue() })),
          ),
          texts: fc.jsonValue({ maxDepth: 2 }),
        },
        { requiredKeys: [] },
      );
      const text = fc.oneof(
        fc.json({ maxDepth: 3 }),
        near.map(value => JSON.stringify(value)),
        fc.string({ unit: 'binary' }),
        fc.constant('{"services": [{"id": {"toString": 1}, "category": {"toString": 1}}]}'),
      );
      fc.assert(
        fc.property(fc.array(text, { maxLength: 3 }), texts => {
          const { services } = readSite(blocks(...texts), filed);
          for (const { id, anyOf, hosts } of services) {
            expect(id).toMatch(/^[a-z][a-z\d-]{0,23}$/);
            expect(['essential', 'preferences', 'analytics', 'marketing']).toEqual(
              expect.arrayContaining([...anyOf]),
            );
            expect(Array.isArray(hosts)).toBe(true);
          }
        }),
      );
    },
    UNHURRIED,
  );
});
