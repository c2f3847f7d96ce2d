import { describe, expect, it } from 'vitest';
import { services } from '../../build/catalog.ts';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { keptElsewhere } from '../../src/catalog/kept.ts';
import { pack } from '../../src/catalog/pack.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { resolveCategoryFor } from '../../src/policy/resolveCategory.ts';
import { manyServices } from './manyServices.ts';

const shipped = (dataset: Record<string, string> = { block: 'strict' }) =>
  readCatalog(
    pack(services),
    resolveCategoryFor(readConfig(dataset, 'https://school.test/', 'school.test').config),
  );

/** Whether a service merely delivers files, and so runs under `known`. */
const kept = (id: string) => services.some(one => one.id === id && one.hold === 'strict');

const at = (catalog: ReturnType<typeof shipped>, address: string) => catalog.serviceAt(new URL(address));

/** Two rows a service: its first address, which waits as its category says, and one that merely looks like it. */
const rows = services.flatMap(({ id, category, hosts }) => {
  const [host = '', path = ''] = (hosts[0] ?? '').replace('/*/', '/any/').split(/(?=\/)(.*)/s);
  const known: [string, string | undefined, string | undefined] = [
    `https://${host}${path}`,
    id,
    kept(id) ? 'essential' : category,
  ];
  const strange: typeof known = [`https://${host}.oakhill.test${path}`, undefined, undefined];
  return [known, strange];
});

describe('the catalog in the gate', () => {
  const known = shipped({});

  it.each(rows)('at %s finds %s, %s', (address, id, category) => {
    const found = at(known, address);
    expect(found).toBe(id);
    expect(known.categories.get(found ?? '')?.[0]).toBe(category);
  });

  it('finds no service on a host that merely ends as its own does', () => {
    for (const { id, hosts } of services)
      for (const place of hosts) {
        const [host = '', ...path] = place.replace('/*/', '/any/').split('/');
        expect([place, at(known, `https://not${host}/${path.join('/')}`)]).not.toEqual([place, id]);
      }
  });

  it('knows every service, with its category', () => {
    const { categories, size } = shipped();
    expect(size).toBe(services.length);
    for (const { id, category, either } of services) {
      expect([id, categories.get(id)]).toEqual([id, either ? [category, either] : [category]]);
    }
  });

  it('finds every service at each of its addresses, and below them', () => {
    const catalog = shipped();
    for (const { id, hosts } of services) {
      for (const place of hosts) {
        const [host = '', ...path] = place.replace('/*/', '/any/').split('/');
        for (const below of ['', 'any.'])
          expect([place, at(catalog, `https://${below}${host}/${path.join('/')}`)]).toEqual([place, id]);
      }
    }
  });

  it('knows which services show something on a page', () => {
    const { widgets } = shipped();
    expect([...widgets].sort()).toEqual(services.flatMap(({ id, embed }) => (embed ? [id] : [])).sort());
  });

  it.each([
    ['https://www.youtube.com/embed/x', 'youtube'],
    ['https://www.youtube-nocookie.com/embed/x', 'youtube'],
    ['https://www.google.com/maps/embed?pb=1', 'google-maps'],
    ['https://www.google.com/recaptcha/api.js', 'recaptcha'],
    ['https://www.googletagmanager.com/gtag/js?id=G-1', 'google-analytics'],
    ['https://www.googletagmanager.com/gtag/js?l=dataLayer&id=AW-1', 'google-ads'],
    ['https://www.googletagmanager.com/gtag/js?l=dl&id=DC-1&cx=c', 'google-ads'],
    ['https://www.googletagmanager.com/gtag/destination?id=AW-1&l=dl', 'google-ads'],
    ['https://www.googletagmanager.com/gtag/js?id=G-1&xid=AW-1', 'google-analytics'],
    ['https://www.googletagmanager.com/gtm.js?id=GTM-1', 'google-tag-manager'],
    ['https://oakhill.test/youtube.com', undefined],
    ['https://youtube.com.oakhill.test/', undefined],
    ['https://notyoutube.com/', undefined],
    ['https://www.google.com/search?q=school', null],
    ['https://com/', undefined],
    ['http://localhost:8080/', undefined],
    ['http://127.0.0.1/', undefined],
    ['http://[::1]/', undefined],
  ])('at %s finds %s', (address, id) => {
    expect(at(shipped(), address)).toBe(id);
  });

  it.each([
    ['https://connect.facebook.net/en_US/sdk.js', 'facebook'],
    ['https://connect.facebook.net/fr_FR/sdk.js', 'facebook'],
    ['https://connect.facebook.net/zh_TW/sdk/xfbml.customerchat.js', 'facebook'],
    ['https://connect.facebook.net/en_US/all.js', 'facebook'],
    ['https://www.facebook.com/v19.0/plugins/like.php', 'facebook'],
    ['https://www.facebook.com/troyschools', 'facebook'],
    ['https://connect.facebook.net/es_LA/fbevents.js', 'meta-pixel'],
    ['https://connect.facebook.net/en_US/fbds.js', 'meta-pixel'],
    ['https://connect.facebook.net/signals/config/1?v=2', 'meta-pixel'],
    ['https://www.facebook.com/tr?id=1&ev=PageView', 'meta-pixel'],
    ['https://www.facebook.com/tr/', 'meta-pixel'],
  ])('tells the uses of Facebook apart: %s is %s', (address, id) => {
    expect(at(shipped(), address)).toBe(id);
  });

  it.each([
    ['https://analytics.audioeye.com/x.js', 'audioeye-analytics', 'analytics'],
    ['https://wsmcdn.audioeye.com/aem.js', 'audioeye', 'essential'],
    ['https://acsbapp.com/apps/app/dist/js/app.js', 'accessibe', 'essential'],
    ['https://acsbapp.com/x.js', 'accessibe-analytics', 'analytics'],
    ['https://acsbap.com/api/', 'accessibe-analytics', 'analytics'],
    ['https://www.browsealoud.com/plus/scripts/3.1.0/ba.js', 'browsealoud', 'preferences'],
    ['https://plus.browsealoud.com/', 'reachdeck', 'essential'],
    ['https://counter.powr.io/', 'powr-analytics', 'analytics'],
    ['https://www.powr.io/powr.js', 'powr', 'preferences'],
    ['https://kalstats.kaltura.com/', 'kaltura-analytics', 'analytics'],
    ['https://cdnapisec.kaltura.com/p/1/embed', 'kaltura', 'preferences'],
    ['https://events.jotform.com/', 'jotform-analytics', 'analytics'],
    ['https://analytics.genial.ly/', 'genially-analytics', 'analytics'],
    ['https://cl.canva.com/', 'canva-analytics', 'analytics'],
    ['https://m.stripe.com/6', 'stripe-signals', 'analytics'],
    ['https://js.stripe.com/v3/', 'stripe', 'essential'],
  ])('has a category for each host, not for each company: %s is %s, %s', (address, id, category) => {
    expect(at(shipped(), address)).toBe(id);
    expect(shipped().categories.get(id)).toEqual([category]);
  });

  it('bars what follows visitors from site to site, and what keeps something elsewhere, where the site says so (R8, R25)', () => {
    const { categories } = shipped({ cookieLimit: 'login', allow: 'youtube google-forms' });
    for (const service of services) {
      const { id, crossSite, category } = service;
      const keeps = crossSite === true || keptElsewhere(service) !== undefined;
      const isAllowed = id === 'youtube' || id === 'google-forms';
      expect([id, categories.get(id)?.[0] === 'barred']).toEqual([
        id,
        keeps && category !== 'essential' && !isAllowed,
      ]);
    }
    expect(categories.get('youtube')).toEqual(['marketing']);
    expect(categories.get('google-calendar')).toEqual(['barred']);
    expect(categories.get('google-forms')).toEqual(['preferences']);
  });

  it('lets what merely delivers files pass, unless every other host is held, or the site allows it by its id', () => {
    for (const { id, hold, category } of services) {
      const isEssential = (dataset: Record<string, string>) =>
        shipped(dataset).categories.get(id)?.[0] === 'essential';
      const delivers = hold === 'strict' || category === 'essential';
      expect([id, isEssential({})]).toEqual([id, delivers]);
      expect([id, isEssential({ block: 'strict', allow: id })]).toEqual([id, delivers]);
      expect([id, isEssential({ block: 'strict' })]).toEqual([id, category === 'essential']);
    }
  });

  it('knows where anybody can put files', () => {
    const { kinds } = shipped();
    expect([...kinds.open].sort()).toEqual(services.flatMap(({ id, open }) => (open ? [id] : [])).sort());
  });
});

describe('a service of the site’s own', () => {
  it('is found at its addresses', () => {
    const catalog = shipped();
    catalog.add('acme', ['analytics'], ['acme.test', '*.acme-cdn.test', 'tools.test/poll']);
    expect(at(catalog, 'https://acme.test/x')).toBe('acme');
    expect(at(catalog, 'https://a.b.acme-cdn.test/x')).toBe('acme');
    expect(at(catalog, 'https://tools.test/poll/1')).toBe('acme');
    expect(at(catalog, 'https://tools.test/other')).toBeNull();
    expect(catalog.categories.get('acme')).toEqual(['analytics']);
  });

  it('covers what is below a host that it names, or, with a star, that alone', () => {
    const catalog = shipped();
    catalog.add('acme', ['analytics'], ['plain.test', '*.star.test', '*.star.test/only']);
    expect(at(catalog, 'https://plain.test/')).toBe('acme');
    expect(at(catalog, 'https://sub.plain.test/')).toBe('acme');
    expect(at(catalog, 'https://sub.star.test/')).toBe('acme');
    expect(at(catalog, 'https://star.test/')).toBeUndefined();
    expect(at(catalog, 'https://star.test./only')).toBeUndefined();
    expect(at(catalog, 'https://notstar.test/')).toBeUndefined();
  });

  it('goes before the catalog’s at the same address', () => {
    const catalog = shipped();
    catalog.add('our-videos', ['preferences'], ['www.youtube.com/embed/']);
    expect(at(catalog, 'https://www.youtube.com/embed/1')).toBe('our-videos');
    expect(at(catalog, 'https://www.youtube.com/iframe_api')).toBe('youtube');
    catalog.add('our-tags', ['analytics'], ['www.googletagmanager.com/gtm.js']);
    expect(at(catalog, 'https://www.googletagmanager.com/gtm.js?id=GTM-1')).toBe('our-tags');
  });

  it('may change the category of the catalog’s own', () => {
    const catalog = shipped();
    catalog.add('youtube', ['preferences'], []);
    expect(catalog.categories.get('youtube')).toEqual(['preferences']);
    expect(at(catalog, 'https://www.youtube.com/embed/1')).toBe('youtube');
  });

  it.each(['', '*', '*.', '/', '//', '.', '*.*', 'https://acme.test/', '🍪', 'a b', '__proto__'])(
    'with the address "%s" disturbs no other',
    place => {
      const catalog = shipped();
      catalog.add('odd', ['marketing'], [place]);
      expect(at(catalog, 'https://www.youtube.com/embed/1')).toBe('youtube');
      expect(at(catalog, 'https://oakhill.test/')).toBeUndefined();
    },
  );
});

describe('a look-up', () => {
  /** The shortest of many measured times of looking all of them up, in milliseconds: what the machine does besides is in the others. */
  const timeOf = ({ serviceAt }: ReturnType<typeof readCatalog>, addresses: readonly URL[]) => {
    let shortest = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 40; round++) {
      const start = performance.now();
      for (const url of addresses) serviceAt(url);
      shortest = Math.min(shortest, performance.now() - start);
    }
    return shortest;
  };

  it('takes no longer in ten times as many services', () => {
    const addresses = services
      .slice(0, 100)
      .flatMap(({ id, hosts: [place = ''] }) => [
        new URL(`https://cdn.${place.replace('/*/', '/en_US/')}`),
        new URL(`https://assets.${id}.oakhill.test/x.js`),
      ]);
    const [few, more, most] = [100, 300, 1000].map(count =>
      timeOf(
        readCatalog(pack(manyServices(count)), (_, category) => category),
        addresses,
      ),
    ) as [number, number, number];
    // A search through all of them would take ten times as long.
    expect(more / few).toBeLessThan(2);
    expect(most / few).toBeLessThan(3);
  });
});
