import { describe, expect, it } from 'vitest';
import en from '../../locales/en.json';
import { categories } from '../../src/catalog/categories.ts';
import { covers } from '../../src/catalog/covers.ts';
import { embedKinds } from '../../src/catalog/embedKinds.ts';
import schema from '../../src/catalog/service.schema.json';
import type { Service } from '../../src/model';
import { checkerOf } from './schema.ts';

/** A descriptor as it stands in its file: what is shipped, and what is written down for people. */
type Descriptor = Service & { why: string; sources: string[] };

const files = import.meta.glob<Descriptor>('../../src/catalog/services/*.json', {
  eager: true,
  import: 'default',
});
const services = Object.values(files);

const KEYS = Object.keys(schema.properties);

const wrongIn = checkerOf(schema);

/** The services that every release must know, by id. */
const NAMED =
  `google-analytics google-tag-manager google-ads youtube google-maps google-calendar google-docs google-forms
  google-translate google-search recaptcha google-fonts meta-pixel facebook instagram x tiktok linkedin pinterest
  snap clarity microsoft-ads microsoft-forms vimeo soundcloud spotify issuu canva padlet genially prezi flipsnack
  smore matomo plausible umami hotjar crazy-egg siteimprove mixpanel amplitude posthog segment heap fullstory
  adobe-analytics new-relic sentry cloudflare-insights quantcast hubspot intercom zendesk mailchimp constant-contact
  addthis sharethis disqus calendly eventbrite userway audioeye accessibe parentsquare peachjar blackboard-ally`.split(
    /\s+/,
  );

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

function service(id: string): Descriptor {
  const found = services.find(candidate => candidate.id === id);
  if (!found) throw new Error(`no service ${id}`);
  return found;
}

/** Values that occur more than once. */
function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Could one cookie name match both patterns? `*` stands for any run of characters. */
function canMeet(a: string, b: string): boolean {
  if (a === '' && b === '') return true;
  if (a.startsWith('*')) return canMeet(a.slice(1), b) || (b !== '' && canMeet(a, b.slice(1)));
  if (b.startsWith('*')) return canMeet(b, a);
  return a !== '' && b !== '' && a[0] === b[0] && canMeet(a.slice(1), b.slice(1));
}

describe('the catalog', () => {
  it('knows at least 220 services', () => {
    expect(services.length).toBeGreaterThanOrEqual(220);
  });

  it('knows every service that school webmasters asked for by name', () => {
    const ids = services.map(({ id }) => id);
    expect(NAMED.filter(id => !ids.includes(id))).toEqual([]);
  });

  it('gives no address to two services', () => {
    expect(repeated(services.flatMap(({ hosts }) => hosts.map(host => host.replace(/\/$/, ''))))).toEqual([]);
  });

  it('gives no cookie of the school site to two services', () => {
    const own = services.flatMap(({ id, cookies }) =>
      cookies.filter(({ domain }) => !domain).map(({ name }) => ({ id, name })),
    );
    const shared = own.flatMap((a, index) =>
      own
        .slice(index + 1)
        .filter(b => a.id !== b.id && canMeet(a.name, b.name))
        .map(b => [a, b]),
    );
    expect(shared).toEqual([]);
  });

  it('sorts services into the categories that visitors are asked about', () => {
    expect(schema.properties.category.enum).toEqual(categories);
    expect(schema.properties.embed.properties.kind.enum).toEqual(embedKinds);
    expect(embedKinds).toEqual(Object.keys(en.embeds));
    // The last is ours alone.
    expect([...schema.properties.cookies.items.properties.purpose.enum, 'own']).toEqual(
      Object.keys(en.purposes),
    );
  });

  it('tells the services apart that share a Google address', () => {
    expect(service('google-analytics').hosts).toContain('www.googletagmanager.com/gtag/');
    expect(service('google-tag-manager').hosts).toEqual([
      'www.googletagmanager.com/gtm.js',
      'www.googletagmanager.com/ns.html',
    ]);
    expect(service('google-maps').hosts).toContain('google.com/maps');
    expect(service('recaptcha').hosts).toContain('www.google.com/recaptcha');
  });

  it('tells the webmaster of scripts from where anybody can put them', () => {
    const open = services.filter(one => one.open).flatMap(({ hosts }) => hosts);
    expect(open).toEqual(
      expect.arrayContaining([
        'dropboxusercontent.com',
        's3.amazonaws.com',
        'githubusercontent.com',
        'storage.googleapis.com',
      ]),
    );
  });

  it('never holds what people with disabilities need', () => {
    const needed = ['userway', 'audioeye', 'accessibe', 'blackboard-ally', 'readspeaker'];
    expect(needed.filter(id => service(id).category !== 'essential')).toEqual([]);
  });

  it('never holds the bot check without which a form cannot be sent', () => {
    const needed = ['recaptcha', 'hcaptcha', 'turnstile'];
    expect(needed.filter(id => service(id).category !== 'essential')).toEqual([]);
  });

  it('holds everything that follows visitors from site to site (R25)', () => {
    const letThrough = services.filter(({ crossSite, category, hold }) =>
      crossSite ? category === 'essential' || category === 'preferences' || hold === 'strict' : false,
    );
    expect(letThrough.map(({ id }) => id)).toEqual([]);
  });

  it('shows families where the Translate menu is, also while it is held', () => {
    expect(service('google-translate').embed).toEqual({
      kind: 'translation',
      container: '#google_translate_element',
    });
  });
});

const named = Object.entries(files).map(([path, descriptor]) => ({
  name: descriptor.name,
  path,
  descriptor,
}));

describe.each(named)('$name', ({ path, descriptor }) => {
  it('is named after its id', () => {
    expect(path.split('/').pop()).toBe(`${descriptor.id}.json`);
  });

  it('says what the schema asks for, in its order, and nothing else', () => {
    const keys = Object.keys(descriptor);
    expect(keys).toEqual(KEYS.filter(key => keys.includes(key)));
    expect(wrongIn(descriptor)).toEqual([]);
  });

  it('names the service, its company and a category that exists (R18)', () => {
    expect(descriptor.name.trim()).not.toBe('');
    expect(descriptor.company.trim()).not.toBe('');
    expect(categories).toContain(descriptor.category);
  });

  it('lists no address that another of its own already covers', () => {
    const covered = descriptor.hosts.filter(place =>
      descriptor.hosts.some(wide => wide !== place && covers(wide, place.split('/')[0] as string)),
    );
    expect(covered).toEqual([]);
  });

  it('says of each cookie how long it lasts and what it is for (R18)', () => {
    for (const { days, purpose } of descriptor.cookies) {
      // Where no source says how long, nothing is written, and visitors are told so.
      expect(days ?? 0).toBeGreaterThanOrEqual(0);
      expect(purpose).toBeTruthy();
    }
    expect(repeated(descriptor.cookies.map(({ name, domain = '' }) => `${name} ${domain}`))).toEqual([]);
  });

  it('never claims a cookie or a storage key that could be the school’s own', () => {
    const own = descriptor.cookies.filter(({ domain }) => !domain).map(({ name }) => name);
    // A pattern that leaves fewer than three letters to tell by would sweep what is not the service's.
    const bold = [...own, ...descriptor.storage].filter(name => name.includes('*') && !/[^*]{3}/.test(name));
    expect(bold).toEqual([]);
  });

  it('links to a privacy policy (R18)', () => {
    expect(isHttps(descriptor.privacy)).toBe(true);
  });

  it('is called cookieless only if it stores nothing (R17)', () => {
    if (descriptor.cookieless) expect([descriptor.cookies, descriptor.storage]).toEqual([[], []]);
  });

  it('is let through as mere delivery only if it is cookieless, or told of, and follows nobody', () => {
    if (descriptor.open) expect(descriptor.hold).toBe('strict');
    if (descriptor.hold !== 'strict') return;
    expect(descriptor.cookieless || descriptor.open).toBe(true);
    expect(descriptor.crossSite).toBeUndefined();
    expect(descriptor.category).toBe('preferences');
  });

  it('says what stands in its place while it is held, if there is something to look at', () => {
    if (!descriptor.embed) return;
    if (descriptor.embed.container !== undefined) expect(descriptor.embed.container).toMatch(/^[#.[a-z]/);
    for (const place of descriptor.embed.inPlace ?? [])
      expect(descriptor.hosts.some(host => covers(host, place.split('/')[0] as string))).toBe(true);
  });

  it('argues its category and says where the facts were found', () => {
    expect(descriptor.why).toMatch(/\.$/);
    expect(descriptor.sources.filter(source => !isHttps(source))).toEqual([]);
  });
});
