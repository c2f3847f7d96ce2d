import { describe, expect, it } from 'vitest';
import { services } from '../../build/catalog.ts';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { pack } from '../../src/catalog/pack.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { filingFor } from '../../src/policy/filing.ts';

const shipped = (dataset: Record<string, string> = { block: 'strict' }) =>
  readCatalog(pack(services), filingFor(readConfig(dataset, 'https://school.test/', 'school.test').config));

const at = (catalog: ReturnType<typeof shipped>, address: string) => catalog.serviceAt(new URL(address));

describe('the catalog in the gate', () => {
  it('knows every service, with its category', () => {
    const { categories } = shipped();
    expect([...categories.keys()].sort()).toEqual(services.map(({ id }) => id).sort());
    for (const { id, category, either } of services) {
      expect([id, categories.get(id)]).toEqual([id, either ? `${category}|${either}` : category]);
    }
  });

  it('finds every service at each of its addresses, and below them', () => {
    const catalog = shipped();
    for (const { id, hosts } of services) {
      for (const place of hosts) {
        const [host = '', ...path] = place.replace('*.', 'any.').split('/');
        expect([place, at(catalog, `https://${host}/${path.join('/')}`)]).toEqual([place, id]);
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
    ['https://connect.facebook.net/en_US/fbevents.js', 'meta-pixel'],
    ['https://www.facebook.com/plugins/page.php', 'facebook'],
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

  it('bars what follows visitors from site to site, where the site says so (R25)', () => {
    const { categories } = shipped({ cookieLimit: 'login', allow: 'youtube' });
    for (const { id, crossSite } of services) {
      if (id !== 'youtube') expect([id, categories.get(id) === 'barred']).toEqual([id, crossSite === true]);
    }
    expect(categories.get('youtube')).toBe('marketing');
  });

  it('lets what merely delivers files pass, unless every other host is held', () => {
    for (const { id, hold, category } of services) {
      expect([id, shipped({}).categories.get(id) === 'essential']).toEqual([
        id,
        hold === 'strict' || category === 'essential',
      ]);
      expect(shipped().categories.get(id)).toContain(category);
    }
  });
});

describe('a service of the site’s own', () => {
  it('is found at its addresses', () => {
    const catalog = shipped();
    catalog.add('acme', 'analytics', ['acme.test', '*.acme-cdn.test', 'tools.test/poll']);
    expect(at(catalog, 'https://acme.test/x')).toBe('acme');
    expect(at(catalog, 'https://a.b.acme-cdn.test/x')).toBe('acme');
    expect(at(catalog, 'https://tools.test/poll/1')).toBe('acme');
    expect(at(catalog, 'https://tools.test/other')).toBeNull();
    expect(catalog.categories.get('acme')).toBe('analytics');
  });

  it('goes before the catalog’s at the same address', () => {
    const catalog = shipped();
    catalog.add('our-videos', 'preferences', ['www.youtube.com/embed/']);
    expect(at(catalog, 'https://www.youtube.com/embed/1')).toBe('our-videos');
    expect(at(catalog, 'https://www.youtube.com/iframe_api')).toBe('youtube');
    catalog.add('our-tags', 'analytics', ['www.googletagmanager.com/gtm.js']);
    expect(at(catalog, 'https://www.googletagmanager.com/gtm.js?id=GTM-1')).toBe('our-tags');
  });

  it('may change the category of the catalog’s own', () => {
    const catalog = shipped();
    catalog.add('youtube', 'preferences', []);
    expect(catalog.categories.get('youtube')).toBe('preferences');
    expect(at(catalog, 'https://www.youtube.com/embed/1')).toBe('youtube');
  });

  it.each(['', '*', '*.', '/', '//', '.', '*.*', 'https://acme.test/', '🍪', 'a b', '__proto__'])(
    'with the address "%s" disturbs no other',
    place => {
      const catalog = shipped();
      catalog.add('odd', 'marketing', [place]);
      expect(at(catalog, 'https://www.youtube.com/embed/1')).toBe('youtube');
      expect(at(catalog, 'https://oakhill.test/')).toBeUndefined();
    },
  );
});
