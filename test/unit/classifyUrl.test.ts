import { describe, expect, it } from 'vitest';
import { services } from '../../build/catalog.ts';
import { readCatalog } from '../../src/catalog/catalog.ts';
import { pack } from '../../src/catalog/pack.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { createClassifyUrl } from '../../src/policy/classifyUrl.ts';
import { resolveCategoryFor } from '../../src/policy/resolveCategory.ts';
import { inWords } from './given.ts';

const packed = pack(services);

/** What an address waits for on a page of the school: its categories, its service; or nothing. */
function waits(
  dataset: Record<string, string>,
  address: string,
  host = 'www.oakhill.test',
  wrong: string[] = [],
): string {
  const base = `https://${host}/news/`;
  const { config, problems } = readConfig(dataset, base, host);
  expect(problems.map(([, key]) => key)).toEqual(wrong);
  const classify = createClassifyUrl(config, readCatalog(packed, resolveCategoryFor(config)), host);
  const required = URL.canParse(address, base) ? classify(new URL(address, base)) : null;
  return required ? `${inWords(required.categories)}: ${required.service ?? 'unknown'}` : 'nothing';
}

const VIDEO = 'https://www.youtube.com/embed/1';
const UNKNOWN = 'https://cdn.vendor.test/x.js';
const ALL = 'preferences analytics marketing: unknown';

describe('what an address waits for', () => {
  it.each([
    [VIDEO, 'marketing: youtube'],
    ['//www.youtube.com/embed/1', 'marketing: youtube'],
    ['http://www.youtube.com:8080/embed/1', 'marketing: youtube'],
    ['wss://www.youtube.com/live', 'marketing: youtube'],
    ['HTTPS://WWW.YOUTUBE.COM/embed/1', 'marketing: youtube'],
    ['https://user:password@www.youtube.com/embed/1', 'marketing: youtube'],
    ['https://www.googletagmanager.com/gtm.js', 'analytics|marketing: google-tag-manager'],
    ['https://www.google.com/recaptcha/api.js', 'nothing'],
    [UNKNOWN, 'nothing'],
    ['https://code.jquery.com/jquery.js', 'nothing'],
    ['/app.js', 'nothing'],
    ['app.js', 'nothing'],
    ['', 'nothing'],
    ['https://oakhill.test/app.js', 'nothing'],
    ['https://cdn.oakhill.test/app.js', 'nothing'],
    ['data:text/javascript,1', 'nothing'],
    ['blob:https://www.oakhill.test/1', 'nothing'],
    ['javascript:void 0', 'nothing'],
    ['about:blank', 'nothing'],
    ['https://', 'nothing'],
    ['http://[broken', 'nothing'],
  ])('"%s": %s', (address, what) => {
    expect(waits({}, address)).toBe(what);
  });

  it.each([
    [{ block: 'strict' }, UNKNOWN, ALL],
    [{ block: 'strict' }, VIDEO, 'marketing: youtube'],
    // What the page's own code is written for runs (R3): without it menus are dead, and stay so after a grant.
    [{ block: 'strict' }, 'https://code.jquery.com/jquery.js', 'essential: jquery-cdn'],
    [{ block: 'strict' }, 'https://fonts.gstatic.com/x.woff2', 'preferences: google-fonts'],
    [{ block: 'strict', allow: 'google-fonts' }, 'https://fonts.gstatic.com/x.woff2', 'nothing'],
    [{ block: 'strict', allow: 'fonts.gstatic.com' }, 'https://fonts.gstatic.com/x.woff2', 'nothing'],
    [{ block: 'strict' }, 'https://dl.dropboxusercontent.com/s/x.js', 'preferences: dropbox-files'],
    // Where anybody can put files it may run, and is looked at all the same: the webmaster is told.
    [{}, 'https://dl.dropboxusercontent.com/s/x.js', 'essential: dropbox-files'],
    [{ allow: 'dropbox-files' }, 'https://dl.dropboxusercontent.com/s/x.js', 'essential: dropbox-files'],
    [
      { block: 'strict', allow: 'dropbox-files' },
      'https://dl.dropboxusercontent.com/s/x.js',
      'essential: dropbox-files',
    ],
    [
      { block: 'strict', allow: 'dropboxusercontent.com' },
      'https://dl.dropboxusercontent.com/s/x.js',
      'essential: dropbox-files',
    ],
    [{ cookieLimit: 'login' }, VIDEO, 'barred: youtube'],
    [{ cookieLimit: 'login', allow: 'youtube' }, VIDEO, 'marketing: youtube'],
    [{ block: 'strict' }, 'https://oakhill.test.evil.test/', ALL],
    [{ block: 'strict' }, 'https://notoakhill.test/', ALL],
    [{ block: 'strict' }, 'https://cdn.oakhill.test/', 'nothing'],
    [{ block: 'strict' }, 'https://www.google.com/recaptcha/api.js', 'essential: recaptcha'],
    [{ block: 'strict', allow: 'recaptcha' }, 'https://www.google.com/recaptcha/api.js', 'nothing'],
    [{ block: 'strict', allow: 'cdn.vendor.test' }, UNKNOWN, 'nothing'],
    [{ block: 'strict', allow: '*.vendor.test' }, UNKNOWN, 'nothing'],
    [{ block: 'strict', allow: 'vendor.test' }, UNKNOWN, 'nothing'],
    [{ block: 'strict', allow: '*.cdn.vendor.test' }, UNKNOWN, ALL],
    [{ block: 'strict', allow: 'endor.test' }, UNKNOWN, ALL],
    [{ allow: 'www.youtube.com' }, VIDEO, 'nothing'],
    // An allowed service may run before a choice, but not after a refusal: it waits for that judgement (R17).
    [{ allow: 'youtube' }, VIDEO, 'marketing: youtube'],
  ] as [Record<string, string>, string, string][])('with %j, "%s": %s', (dataset, address, what) => {
    expect(waits(dataset, address)).toBe(what);
  });

  it('is nothing on hosts of the district that shares its cookie', () => {
    const page = 'oakhill.district.test';
    for (const cookieDomain of ['district.test', '.district.test']) {
      const dataset = { cookieDomain, block: 'strict' };
      expect(waits(dataset, 'https://cdn.district.test/x.js', page)).toBe('nothing');
      expect(waits(dataset, UNKNOWN, page)).toBe(ALL);
    }
  });

  it('is not waived by naming a domain that the page is not in', () => {
    const wrong = ['cookieDomain'];
    expect(waits({ cookieDomain: 'youtube.com' }, VIDEO, undefined, wrong)).toBe('marketing: youtube');
    expect(waits({ cookieDomain: 'com' }, VIDEO, 'www.school.com', wrong)).toBe('marketing: youtube');
  });

  it('is the same for a host that is written with its last dot', () => {
    expect(waits({}, 'https://www.youtube.com./embed/1')).toBe('marketing: youtube');
  });

  it.each([
    ['https://cdn.test/hallpass/hallpass-ui.js', false],
    ['https://cdn.test/other.js', true],
    ['https://vendor.test/?https://cdn.test/hallpass/hallpass-', true],
    ['https://vendor.test/hallpass/hallpass-ui.js', true],
  ])(
    'is nothing of our own files on another host, and of no others there: %s waits: %s',
    (address, isHeld) => {
      const host = 'www.oakhill.test';
      const { config } = readConfig({ block: 'strict' }, `https://${host}/`, host);
      const catalog = readCatalog(packed, resolveCategoryFor(config));
      const classify = createClassifyUrl(config, catalog, host, 'https://cdn.test/hallpass/hallpass-');
      expect(classify(new URL(address)) !== null).toBe(isHeld);
    },
  );

  it('is nothing on a company’s own pages', () => {
    expect(waits({}, VIDEO, 'www.youtube.com')).toBe('nothing');
    expect(waits({}, VIDEO, 'youtube.com')).toBe('nothing');
  });
});
