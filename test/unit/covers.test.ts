import { describe, expect, it } from 'vitest';
import { dataBlockSchema } from '../../build/dataBlock.ts';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { covers } from '../../src/catalog/covers.ts';
import { pack } from '../../src/catalog/pack.ts';
import schema from '../../src/catalog/service.schema.json' with { type: 'json' };
import { readConfig } from '../../src/config/readConfig.ts';
import { readSite } from '../../src/config/readSite.ts';
import type { Service } from '../../src/model.ts';
import { createClassifyUrl } from '../../src/policy/classifyUrl.ts';
import { resolveCategoryFor } from '../../src/policy/resolveCategory.ts';
import { checkerOf } from './schema.ts';

const wrongIn = checkerOf(dataBlockSchema());
const SITE = 'www.oakhill.example';

/** A catalog of one service, on one host. */
const catalogOf = (host: string, packed = true) => {
  const service = {
    id: 'acme-polls',
    category: 'analytics',
    hosts: [host],
    cookies: [],
  } as unknown as Service;
  const catalog = readCatalog(packed ? pack([service]) : '#analytics\nhotjar', (_, category) => category);
  return { catalog, service };
};

/** Whether a name means a host, by each way in which one is read. */
const ways: Record<string, (name: string, host: string) => boolean> = {
  covers,
  'the catalog': (name, host) =>
    catalogOf(name).catalog.serviceAt(new URL(`https://${host}/x.js`)) === 'acme-polls',
  'a data block': (name, host) => {
    const { catalog } = catalogOf(name, false);
    const block = { services: [{ id: 'acme', name: 'Acme', category: 'analytics', hosts: [name] }] };
    expect(wrongIn(block)).toEqual([]);
    const { services, problems } = readSite([{ textContent: JSON.stringify(block) }], catalog.categories);
    expect(problems).toEqual([]);
    for (const { id, anyOf, hosts } of services) catalog.add(id, anyOf, hosts);
    return catalog.serviceAt(new URL(`https://${host}/x.js`)) === 'acme';
  },
  'data-allow': (name, host) => {
    const { config, problems } = readConfig({ block: 'strict', allow: name }, `https://${SITE}/`, SITE);
    expect(problems).toEqual([]);
    const catalog = readCatalog('#analytics\nhotjar', resolveCategoryFor(config));
    return createClassifyUrl(config, catalog, SITE)(new URL(`https://${host}/x.js`)) === null;
  },
};

describe.each(Object.keys(ways))('a host name in %s', way => {
  it.each([
    ['acme.test', 'acme.test', true],
    ['acme.test', 'cdn.acme.test', true],
    ['acme.test', 'a.cdn.acme.test', true],
    ['acme.test', 'notacme.test', false],
    ['acme.test', 'acme.test.example', false],
    ['*.acme.test', 'acme.test', false],
    ['*.acme.test', 'cdn.acme.test', true],
    ['*.acme.test', 'a.cdn.acme.test', true],
    ['*.acme.test', 'notacme.test', false],
  ])('%s means %s: %s', (name, host, does) => {
    expect(ways[way]?.(name, host)).toBe(does);
    // The schema of the catalog knows both ways of writing it, and no other.
    expect(name).toMatch(new RegExp(schema.properties.hosts.items.pattern));
  });
});

describe('a star', () => {
  it.each(['*', '*.', 'acme.*', '*acme.test', '**.acme.test', 'a.*.acme.test'])(
    'stands before a dot and a host, not as in %s',
    name => {
      expect(name).not.toMatch(new RegExp(schema.properties.hosts.items.pattern));
      const block = { services: [{ id: 'acme', name: 'Acme', category: 'analytics', hosts: [name] }] };
      expect(readSite([{ textContent: JSON.stringify(block) }], new Map()).problems).toHaveLength(1);
      expect(wrongIn(block)).not.toEqual([]);
    },
  );
});
