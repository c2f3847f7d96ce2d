import { readdirSync, readFileSync } from 'node:fs';
import { FiltersEngine, Request } from '@ghostery/adblocker';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { dist } from '../../build/locales.ts';
import { isListed } from '../../src/config/listedAddress.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** See `block-lists/README.md`. */
const LISTS = ['adguard-cookie-notices', 'easylist-cookie', 'easylist', 'easyprivacy'];
const lists = LISTS.map(name => ({ name, engine: FiltersEngine.parse(read(`block-lists/${name}.txt`)) }));

const SCHOOL = 'https://www.school.example';

/** The lists that take an address away from a page of the school. */
const takenBy = (address: string, type: 'script' | 'xmlhttprequest' = 'script') => {
  const request = Request.fromRawDetails({ url: new URL(address, SCHOOL).href, type, sourceUrl: SCHOOL });
  return lists.filter(({ engine }) => engine.match(request).match).map(({ name }) => name);
};

const isTaken = (address: string) => takenBy(address).length > 0;

/** Every script of a release. */
const files = readdirSync(dist).filter(file => file.endsWith('.js'));

describe('block lists', () => {
  it('are there, and take what they should', () => {
    expect(takenBy('/assets/cookie-consent/x.js')).toEqual(['adguard-cookie-notices']);
    expect(takenBy('/cookiesbanner/x.js')).toEqual(['easylist-cookie']);
    expect(takenBy('/adserver.js?x')).toEqual(['easylist']);
    expect(takenBy('/analytics_cookie.js')).toEqual(['easyprivacy']);
    expect(files.length).toBeGreaterThan(9);
  });

  it.each([
    '/',
    '/hallpass/',
    '/js/',
    '/assets/hallpass/',
    '/consent/',
    '/cookies/',
    '/privacy/',
    '/wp-content/plugins/hallpass/assets/',
    '/wp-content/uploads/hallpass/',
    '/wp-content/uploads/2026/11/',
    '/sites/default/files/hallpass/',
    '/modules/custom/hallpass/js/',
    '/modules/contrib/hallpass/js/',
    '/cms/lib/TX01001234/Centricity/Domain/4/',
    '/uploaded/hallpass/',
    '/fs/resource-manager/view/',
    'https://cdn.jsdelivr.net/npm/hallpass@0.1.0/dist/',
    'https://unpkg.com/hallpass@0.1.0/dist/',
    'https://cdn.school.example/hallpass/',
    'https://consent.school.example/',
    'https://cookies.school.example/',
  ])('leave every file of a release alone, and the webmaster in peace, in %s', folder => {
    const addresses = files.map(file => folder + file);
    expect(addresses.filter(address => isTaken(address) || isListed(address))).toEqual([]);
  });

  it('leave records alone, at the address that the documentation names', () => {
    const [, address = ''] = /data-record-url="([^"]+)"/.exec(read('../../docs/recipes/records.md')) ?? [];
    expect(address).toMatch(/^\/[a-z]/);
    expect(takenBy(address, 'xmlhttprequest')).toEqual([]);
    expect(isListed(address)).toBe(false);
  });

  it('do not hide the element that the surfaces are in', () => {
    const { document } = new Window();
    document.body.innerHTML =
      '<div id="hallpass-consent" data-position="bottom" data-nosnippet data-consent-decision="p1a0m0"></div>';
    const host = document.querySelector('#hallpass-consent');
    const hides = (selector: string) => host?.matches(selector);
    const selectors = read('block-lists/adguard-cookie-notices.txt').match(/^##.+$/gm) ?? [];
    expect(selectors.length).toBeGreaterThan(1000);
    expect(selectors.map(rule => rule.slice(2)).filter(hides)).toEqual([]);
    expect(hides('[id$="-consent"]')).toBe(true);
  });
});

describe('an address that block lists take away', () => {
  it.each([
    '/cookie-banner/hallpass.js',
    '/cookie-consent/hallpass.standalone.js',
    '/assets/cookie-consent/hallpass.js',
    '/wp-content/plugins/cookie-consent/hallpass.js',
    '/cookie_consent/hallpass.js',
    '/modules/cookie_consent/hallpass.js',
    '/cookie-notice/hallpass.js',
    '/cookie-policy/hallpass.js',
    '/cookies-policy/hallpass.js',
    '/cookiesbanner/hallpass.js',
    '/gdpr-consent/hallpass.js',
    '/assets/gdpr/hallpass.js',
    '/cookie-consent.js',
    '/cookieconsent.js',
    '/cookie-banner.js',
    '/cookie-notice.js',
    '/hallpass-cookie-consent.js',
    '/school-cookie-consent.js',
  ])('is told to the webmaster: %s', address => {
    expect(takenBy(address)).not.toEqual([]);
    expect(isListed(address)).toBe(true);
  });

  it('is told where records go there', () => {
    expect(takenBy('/cookie-consent/records', 'xmlhttprequest')).not.toEqual([]);
    expect(isListed('/cookie-consent/records')).toBe(true);
  });

  /** What a school could call a folder or the file, after what is in it. */
  const first = [
    'cookie',
    'cookies',
    'gdpr',
    'gdpr-cookie',
    'privacy',
    'consent',
    'school',
    'site',
    'hallpass',
  ];
  const second =
    'accept alert banner bar choices compliance consent control disclaimer hint info law manager message notice notification policy popup preferences privacy settings warning';
  const names = first.flatMap(one =>
    ['-', '_', ''].flatMap(joint => second.split(' ').map(other => one + joint + other)),
  );
  const places = (name: string) => [
    `/${name}/hallpass.js`,
    `/assets/${name}/hallpass.js`,
    `/wp-content/plugins/${name}/hallpass.js`,
    `/${name}.js`,
    `/school-${name}.js`,
  ];

  it('is told whatever it is called, but for these', () => {
    const untold = names.flatMap(places).filter(address => isTaken(address) && !isListed(address));
    expect(untold.filter(address => address.endsWith('/hallpass.js'))).toEqual([
      '/privacypopup/hallpass.js',
      '/assets/privacypopup/hallpass.js',
      '/wp-content/plugins/privacypopup/hallpass.js',
    ]);
    // All others would have given the file a new name, which the documentation asks not to do.
    expect(untold.filter(address => !address.endsWith('/hallpass.js'))).toEqual([
      '/privacy-banner.js',
      '/privacy-manager.js',
      '/privacy_policy.js',
      '/privacychoices.js',
      '/privacypolicy.js',
      '/school-consent-banner.js',
      '/consent-manager.js',
      '/consent_banner.js',
    ]);
  });

  it.each([
    '/cookieconsent/hallpass.js',
    '/cookie-settings/hallpass.js',
    '/gdpr/hallpass.js',
    '/wp-content/plugins/hallpass-cookie-consent/hallpass.js',
  ])('has one of two words, and what has is told, though it may pass today: %s', address => {
    expect(takenBy(address)).toEqual([]);
    expect(isListed(address)).toBe(true);
  });

  it.each(['README.md', 'docs/deploy.md'])('is told beforehand, in %s', document => {
    const [advice = ''] =
      /\bkeep (`|the words `)[^.]+ out of its address\b/i.exec(read(`../../${document}`)) ?? [];
    const words = [...advice.matchAll(/`([\w-]+)`/g)].map(([, word]) => word);
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter(word => !isListed(`/${word}-x/hallpass.js`))).toEqual([]);
  });
});
