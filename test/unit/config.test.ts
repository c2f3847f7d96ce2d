import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributes, type Config } from '../../src/config/attributes.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { type Row, readRow } from '../../src/config/readRow.ts';
import { UNHURRIED } from './given.ts';

const PAGE = 'https://oakhill.test/families/index.html';
const DISK = 'file:///home/teacher/site/index.html';

const keys = Object.keys(attributes) as (keyof Config)[];

/** Every attribute absent. */
const ABSENT: Config = {
  policyUrl: undefined,
  revision: '0',
  policyChange: undefined,
  lang: 'auto',
  categories: undefined,
  cookieLimit: 'none',
  loginCookies: undefined,
  maxDays: undefined,
  signedIn: false,
  cookieName: 'hallpass-consent',
  cookieDomain: undefined,
  block: 'known',
  allow: undefined,
  audience: 'general',
  parentalConsent: undefined,
  signals: undefined,
  consentMode: undefined,
  recordUrl: undefined,
  retire: undefined,
  frames: 'auto',
  reopen: 'auto',
  theme: 'auto',
  accent: undefined,
  position: 'bottom',
  debug: false,
};

/** What an attribute's text becomes, on a page of the school. */
const GOOD: [key: keyof Config, text: string, value: unknown][] = [
  ['policyUrl', '/privacy', 'https://oakhill.test/privacy'],
  ['policyUrl', 'privacy.html', 'https://oakhill.test/families/privacy.html'],
  ['policyUrl', '  http://district.test/p  ', 'http://district.test/p'],
  ['policyUrl', '//district.test/privacy', 'https://district.test/privacy'],
  ['policyUrl', '?page=1#top', 'https://oakhill.test/families/index.html?page=1#top'],
  ['revision', '2027-08_B', '2027-08_B'],
  ['revision', 'x'.repeat(32), 'x'.repeat(32)],
  ['policyChange', '2028-02-29', '2028-02-29'],
  ['lang', 'es', 'es'],
  ['lang', 'es-MX', 'es-MX'],
  ['lang', 'zh-Hant-TW', 'zh-Hant-TW'],
  ['lang', 'auto', 'auto'],
  ['categories', 'analytics', ['analytics']],
  ['categories', 'preferences, Analytics\n marketing', ['preferences', 'analytics', 'marketing']],
  ['categories', 'None', []],
  ['cookieLimit', 'session', 'session'],
  ['cookieLimit', 'LOGIN', 'login'],
  ['loginCookies', 'keep_me sso*', ['keep_me', 'sso*']],
  ['maxDays', '1', 1],
  ['maxDays', '\n 30 ', 30],
  ['maxDays', '400', 400],
  ['signedIn', '', true],
  ['signedIn', 'signed-in', true],
  ['cookieName', 'district.consent', 'district.consent'],
  ['cookieDomain', 'oakhill.test', 'oakhill.test'],
  ['cookieDomain', 'OakHill.test', 'oakhill.test'],
  ['cookieDomain', '.oakhill.test', 'oakhill.test'],
  ['cookieDomain', 'www.oakhill.test', 'www.oakhill.test'],
  ['block', 'marked', 'marked'],
  ['block', 'strict', 'strict'],
  ['allow', 'umami *.oakhill-cdn.test', ['umami', '*.oakhill-cdn.test']],
  ['allow', 'Umami, CDN.test', ['umami', 'cdn.test']],
  ['allow', 'none', []],
  ['audience', 'children', 'children'],
  ['parentalConsent', 'marketing', ['marketing']],
  ['signals', 'gpc', ['gpc']],
  ['signals', 'gpc dnt', ['gpc', 'dnt']],
  ['signals', 'DNT,  gpc', ['dnt', 'gpc']],
  ['signals', 'dnt', ['dnt']],
  ['signals', 'none', []],
  ['consentMode', 'google microsoft', ['google', 'microsoft']],
  ['recordUrl', 'https://records.test/c', 'https://records.test/c'],
  ['recordUrl', '/records', 'https://oakhill.test/records'],
  ['retire', 'all', ['all']],
  ['retire', 'YouTube', ['youtube']],
  ['retire', 'youtube old-chat', ['youtube', 'old-chat']],
  ['frames', 'ask', 'ask'],
  ['reopen', 'none', 'none'],
  ['theme', 'dark', 'dark'],
  ['accent', '#1a4f8b', '#1a4f8b'],
  ['accent', 'rgb(26 79 139 / 90%)', 'rgb(26 79 139 / 90%)'],
  ['accent', 'rebeccapurple', 'rebeccapurple'],
  ['position', 'top', 'top'],
  ['debug', '', true],
];

/** What no attribute but a bare flag takes. */
const NONSENSE = ['🍪', '\0', 'a\0b', '<script>', '{"a":1}', '🍪 '.repeat(2500), `${'a'.repeat(10_000)}!`];

/** Wrong in a way of its own. */
const BAD: [key: keyof Config, text: string][] = [
  ['policyUrl', 'javascript:alert(document.cookie)'],
  ['policyUrl', ' JaVaScRiPt:alert(1)'],
  ['policyUrl', 'java\nscript:alert(1)'],
  ['policyUrl', 'data:text/html,<p>Privacy</p>'],
  ['policyUrl', 'vbscript:x'],
  ['policyUrl', 'blob:https://oakhill.test/1'],
  ['policyUrl', 'file:///etc/passwd'],
  ['policyUrl', 'httpfoo:x'],
  ['policyUrl', 'http://'],
  ['revision', ''],
  ['revision', 'x'.repeat(33)],
  ['revision', 'version 2'],
  ['revision', '1.0'],
  ['revision', 'año'],
  ['policyChange', '2027-02-31'],
  ['policyChange', '2027-02-29'],
  ['policyChange', '2027-13-01'],
  ['policyChange', '2027-8-15'],
  ['policyChange', '08/15/2027'],
  ['policyChange', '2027-08-15T10:00'],
  ['policyChange', 'tomorrow'],
  ['policyChange', ''],
  ['lang', 'español'],
  ['lang', 'e'],
  ['lang', 'en es'],
  ['lang', ''],
  ['categories', 'analytics cookies'],
  ['categories', 'essential'],
  ['categories', 'none analytics'],
  ['categories', 'analytics, none'],
  ['cookieLimit', 'sessions'],
  ['cookieLimit', 'session login'],
  ['loginCookies', 'keep me=1'],
  ['maxDays', '0'],
  ['maxDays', '401'],
  ['maxDays', '-1'],
  ['maxDays', '1.5'],
  ['maxDays', '1e2'],
  ['maxDays', '0x10'],
  ['maxDays', '١٨٠'],
  ['maxDays', 'Infinity'],
  ['maxDays', ''],
  ['cookieName', 'my consent'],
  ['cookieName', 'a;Domain=evil.test'],
  ['cookieName', 'a=b'],
  ['cookieName', 'x'.repeat(65)],
  ['cookieDomain', 'oakhill.test; Secure'],
  ['cookieDomain', 'https://oakhill.test'],
  ['cookieDomain', 'oakhill.test:443'],
  ['cookieDomain', '*.oakhill.test'],
  ['cookieDomain', 'other.test'],
  ['cookieDomain', 'hill.test'],
  ['cookieDomain', 'news.www.oakhill.test'],
  ['cookieDomain', 'test'],
  ['cookieDomain', '.'],
  ['block', 'all'],
  ['allow', 'https://cdn.test/'],
  ['audience', 'child'],
  ['parentalConsent', 'yes'],
  ['signals', 'ccpa'],
  ['signals', 'none gpc'],
  ['consentMode', 'meta'],
  ['recordUrl', 'http://records.test/c'],
  ['recordUrl', 'javascript:void 0'],
  ['retire', 'you tube!'],
  ['frames', 'on'],
  ['reopen', 'no'],
  ['theme', 'blue'],
  ['accent', 'red;background:url(//x.test)'],
  ['accent', '}*{display:none'],
  ['position', 'left'],
];

const kebab = (key: string) => key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 20)}… (${text.length} long)` : text);

const HOST = 'www.oakhill.test';

const readOne = (key: string, text: string, base = PAGE) => readConfig({ [key]: text }, base, HOST);

describe('a row of the table', () => {
  it.each<[row: string, read: Row]>([
    ['auto|ask', { kind: undefined, words: ['auto', 'ask'], isList: false, standard: 'auto' }],
    ['gpc|dnt...', { kind: undefined, words: ['gpc', 'dnt'], isList: true, standard: undefined }],
    ['token=0', { kind: 'token', words: [], isList: false, standard: '0' }],
    ['id...', { kind: 'id', words: [], isList: true, standard: undefined }],
    ['day', { kind: 'day', words: [], isList: false, standard: undefined }],
    ['flag', { kind: 'flag', words: [], isList: false, standard: false }],
  ])('%s says what an attribute takes', (row, read) => {
    expect(readRow(row)).toEqual(read);
  });
});

describe('the attributes of the tag', () => {
  it('all have a default', () => {
    expect(readConfig({}, PAGE, HOST)).toEqual({ config: ABSENT, problems: [] });
    expect(Object.keys(ABSENT)).toEqual(keys);
  });

  it('all are tried out below, with a good value and, save for the bare ones, a bad one', () => {
    const bare = keys.filter(key => attributes[key] === 'flag');
    expect(new Set(GOOD.map(([key]) => key))).toEqual(new Set(keys));
    expect(new Set([...BAD.map(([key]) => key), ...bare])).toEqual(new Set(keys));
  });

  it.each(GOOD.map(([key, text, value]) => ({ name: kebab(key), key, text, value })))(
    'take data-$name="$text"',
    ({ key, text, value }) => {
      expect(readOne(key, text)).toEqual({ config: { ...ABSENT, [key]: value }, problems: [] });
    },
  );

  it.each(BAD.map(([key, text]) => ({ name: kebab(key), show: short(text), key, text })))(
    'keep their default and report data-$name="$show"',
    ({ key, text }) => {
      expect(readOne(key, text)).toEqual({
        config: ABSENT,
        problems: [['attribute', key, text, ABSENT[key]]],
      });
    },
  );

  it.each(NONSENSE.map(text => ({ show: short(JSON.stringify(text)), text })))(
    'keep every default and report each attribute, if they all say $show',
    ({ text }) => {
      const { config, problems } = readConfig(Object.fromEntries(keys.map(key => [key, text])), PAGE, HOST);
      const taken = keys.filter(key => !problems.some(problem => problem[1] === key));
      // An address may hold anything: the browser escapes it.
      const lenient = keys.filter(key =>
        ['flag', 'address', 'secureAddress'].includes(`${readRow(attributes[key]).kind}`),
      );
      expect(taken.filter(key => !lenient.includes(key))).toEqual([]);
      for (const key of keys) if (!taken.includes(key)) expect(config[key]).toEqual(ABSENT[key]);
      for (const key of ['policyUrl', 'recordUrl'] as const) {
        if (taken.includes(key)) expect(config[key]).toMatch(/^https:\/\/oakhill\.test\/families\/[!-~]+$/);
      }
    },
  );

  it('are read in no time, however long and odd a value is', () => {
    // Each of these makes a careless pattern try every way of splitting the text.
    const start = performance.now();
    for (const unit of ['_a', '-a', 'a-', 'a.', '*.', 'a(', '%%', '#a', '1 ']) {
      for (const key of keys) readOne(key, `aa${unit.repeat(5000)}!\n`);
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('leave one wrong word in a list no right word to stand beside', () => {
    expect(readOne('categories', 'analytics 🍪').config.categories).toBeUndefined();
    expect(readOne('parentalConsent', 'analytics everything').config.parentalConsent).toBeUndefined();
  });

  it('keep to themselves: what is wrong with one changes no other', () => {
    const { config, problems } = readConfig({ maxDays: 'ever', revision: '7', theme: 'blue' }, PAGE, HOST);
    expect(config).toEqual({ ...ABSENT, revision: '7' });
    expect(problems.map(([, key]) => key)).toEqual(['maxDays', 'theme']);
  });

  it('that Hallpass does not know say nothing', () => {
    expect(
      readConfig(
        { hallpass: '1', toString: 'x', constructor: 'y' } as unknown as Record<string, string>,
        PAGE,
        HOST,
      ),
    ).toEqual({
      config: ABSENT,
      problems: [],
    });
  });

  it(
    'never throw, and always give every value, whatever they say',
    () => {
      const text = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl(),
        fc.constantFrom(...GOOD.map(([, good]) => good), ...BAD.map(([, bad]) => bad), ...NONSENSE),
      );
      const dataset = fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), text);
      fc.assert(
        fc.property(dataset, fc.constantFrom(PAGE, DISK, 'about:blank', 'nowhere'), (texts, base) => {
          const { config, problems } = readConfig(texts, base, HOST);
          expect(Object.keys(config)).toEqual(keys);
          for (const [, key, , used] of problems as [string, keyof Config, string, unknown][]) {
            expect(used).toEqual(ABSENT[key]);
            expect(config[key]).toEqual(ABSENT[key]);
          }
          expect(config.policyUrl ?? 'https:').toMatch(/^(https?|file|about):/);
        }),
      );
    },
    UNHURRIED,
  );
});

describe('an attribute that takes a value, and has none', () => {
  const bare = keys.filter(key => attributes[key] !== 'flag');

  it.each(['', ' \n', ',', ' , ,'])(
    'counts as absent, and is reported unless it is an empty list (%j)',
    text => {
      for (const key of bare) {
        // A comma is as good a part of an address as any.
        if (/address/i.test(attributes[key]) && text.includes(',')) continue;
        expect(readOne(key, text)).toEqual({
          config: ABSENT,
          // Servers write lists, and now and then an empty one.
          problems:
            readRow(attributes[key]).isList && !text.trim() ? [] : [['attribute', key, text, ABSENT[key]]],
        });
      }
    },
  );
});

describe('an address in an attribute', () => {
  const ADDRESSES: [base: string, text: string, value: string | undefined][] = [
    ['https://cdn.test/base/', 'privacy', 'https://cdn.test/base/privacy'],
    ['https://cdn.test/base/', '//other.test/p', 'https://other.test/p'],
    ['http://localhost:8080/', '//other.test/p', 'http://other.test/p'],
    [DISK, 'privacy.html', 'file:///home/teacher/site/privacy.html'],
    [DISK, 'https://oakhill.test/privacy', 'https://oakhill.test/privacy'],
    [DISK, 'javascript:alert(1)', undefined],
    ['https://cdn.test/', 'shttp://other.test/p', undefined],
    ['about:blank', '/privacy', undefined],
    ['about:srcdoc', 'https://oakhill.test/privacy', 'https://oakhill.test/privacy'],
    ['nowhere', '/privacy', undefined],
  ];

  it.each(ADDRESSES)('on a page at %s turns "%s" into %s', (base, text, value) => {
    expect(readOne('policyUrl', text, base).config.policyUrl).toBe(value);
  });

  it('is no script, wherever the page lies', () => {
    for (const base of [PAGE, DISK, 'about:blank']) {
      for (const text of ['javascript:1', 'JAVASCRIPT:1', '\tjavascript:1', 'data:text/html,x']) {
        expect(readOne('policyUrl', text, base).config.policyUrl).toBeUndefined();
        expect(readOne('recordUrl', text, base).config.recordUrl).toBeUndefined();
      }
    }
  });

  it('that receives records is encrypted, or the page’s own (R15, R23)', () => {
    const record = (text: string, base: string) => readOne('recordUrl', text, base).config.recordUrl;
    expect(record('/r', 'http://localhost:8080/a')).toBe('http://localhost:8080/r');
    expect(record('http://localhost:8081/r', 'http://localhost:8080/a')).toBeUndefined();
    expect(record('http://oakhill.test/r', PAGE)).toBeUndefined();
    expect(record('https://records.test/r', DISK)).toBe('https://records.test/r');
    expect(record('http://records.test/r', DISK)).toBeUndefined();
  });
});
