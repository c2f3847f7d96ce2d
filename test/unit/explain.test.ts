import { describe, expect, it } from 'vitest';
import { attributes, type Config } from '../../src/config/attributes.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { readRow } from '../../src/config/readRow.ts';
import { explain } from '../../src/explain/explain.ts';
import type { Problem } from '../../src/problems.ts';

/** As much of an element as an explanation needs. */
const element = (tag: string, name = 'script') =>
  ({ outerHTML: `${tag}Within</${name}>` }) as unknown as Element;

const keys = Object.keys(attributes) as (keyof Config)[];

const kebab = (key: string) => `data-${key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)}`;

describe('a wrong attribute', () => {
  it.each([
    [{ maxDays: '500' }, 'data-max-days="500": expected a whole number from 1 to 400; it counts as absent.'],
    [{ theme: 'blue' }, 'data-theme="blue": expected auto or light or dark; using "auto" instead.'],
    [
      { categories: 'all' },
      'data-categories="all": expected preferences, analytics, marketing, or none; it counts as absent.',
    ],
    [
      { policyUrl: 'javascript:1' },
      'data-policy-url="javascript:1": expected an http, https or relative address; it counts as absent.',
    ],
    [
      { cookieName: 'a b' },
      'data-cookie-name="a b": expected a cookie name; using "hallpass-consent" instead.',
    ],
    [{ retire: '!' }, 'data-retire="!": expected service ids between spaces, or all; it counts as absent.'],
  ])('%j is explained: name, value, what is expected, what is used', (dataset, line) => {
    const { problems } = readConfig(dataset, 'https://oakhill.test/', 'oakhill.test');
    expect(problems.map(explain)).toEqual([line]);
  });

  it.each(keys.filter(key => attributes[key] !== 'flag'))('%s is told in words what it takes', key => {
    const line = explain(['attribute', key, '?', undefined]);
    const [, expected = ''] = /^data-[a-z-]+="\?": expected (.+); it counts as absent\.$/.exec(line) ?? [];
    expect(line.startsWith(`${kebab(key)}=`)).toBe(true);
    // The table's own spelling is for us: where it lists words, they are listed; a kind has a text of its own.
    expect(expected).not.toBe('');
    expect(expected).not.toMatch(/[|=]|\.\.\./);
    expect(expected).not.toBe(attributes[key]);
    for (const word of readRow(attributes[key]).words) {
      expect(expected).toContain(word);
    }
  });

  it.each([
    ['line feeds', 'one\ntwo\r\nthree', 'one two three'],
    ['NULs', 'a\0b', 'a b'],
    ['ten thousand letters', 'x'.repeat(10_000), `${'x'.repeat(160)}…`],
  ])('with %s is explained in one line that can be read', (_, text, shown) => {
    expect(explain(['attribute', 'revision', text, '0'])).toContain(`data-revision="${shown}"`);
  });
});

const PROBLEMS: [what: string, problem: Problem, says: RegExp[]][] = [
  [
    'a data block that is no JSON',
    ['block', new SyntaxError('x')],
    [/data-hallpass/, /expected a JSON object/, /left out/],
  ],
  ['a service that is wrong', ['service', {}], [/data block/, /expected an "id"/, /"category"/, /left out/]],
  [
    'an unknown category',
    ['category', element('<script type="text/plain" data-category="stats!">')],
    [
      /<script type="text\/plain" data-category="stats!">/,
      /expected essential, preferences, analytics or marketing/,
      /stays held/,
    ],
  ],
  [
    'a marked script that runs by itself',
    ['executable', element('<script data-category="analytics" src="/a.js">')],
    [/<script data-category="analytics" src="\/a.js">/, /runs by itself/, /add type="text\/plain"/],
  ],
  [
    'a marked element that loads by itself',
    ['live', element('<iframe data-category="marketing" src="https://v.test/">', 'iframe')],
    [
      /<iframe data-category="marketing" src="https:\/\/v.test\/">/,
      /loads by itself/,
      /write data-consent-src/,
    ],
  ],
  [
    'a script from where anybody can put files',
    ['open', element('<script src="https://dl.dropboxusercontent.com/s/1/menu.js?dl=1">')],
    [
      /^<script src="https:\/\/dl\.dropboxusercontent\.com\/s\/1\/menu\.js\?…">: /,
      /anybody can put files/,
      /data-block="strict"/,
      /put a copy of it on your own site/,
    ],
  ],
  [
    'what came too late for code of the page',
    [
      'belated',
      'moment',
      Object.assign(element('<script src="https://cdn.theme.test/moment.js?v=1">'), {
        src: 'https://cdn.theme.test/moment.js?v=1',
      }),
      'https://oakhill.test/own.js?visitor=7:2 https://oakhill.test/:9',
    ],
    [
      /^<script src="https:\/\/cdn\.theme\.test\/moment\.js\?…">: it made moment/,
      /failed \(https:\/\/oakhill\.test\/own\.js:2, https:\/\/oakhill\.test\/:9\)/,
      /is offered to load the page again/,
      /data-allow="cdn\.theme\.test"/,
    ],
  ],
  [
    'a call of document.write',
    ['write', element('<script src="/w.js">')],
    [/<script src="\/w.js">/, /document\.write/, /was dropped/, /Ask the service/],
  ],
  ['a call of document.write by nobody knows whom', ['write', null], [/^A script: called document\.write/]],
  [
    'a chunk that did not load',
    ['chunk', new Error('x')],
    [/did not load/, /stays held/, /beside hallpass\.js/],
  ],
  [
    'what cannot be removed',
    ['left', ['_ga', 'youtube.com']],
    [/cannot remove.*: _ga, youtube\.com\./, /another company's site/, /stop it there/],
  ],
  [
    'a cookie that lasts too long',
    ['lasting', 'other'],
    [
      /The cookie "other" outlives/,
      /data-cookie-limit/,
      /leaves it alone/,
      /declare its name, domain and path/,
    ],
  ],
  [
    'an address that block lists take away',
    ['listed', 'https://oakhill.test/cookie-banner/hallpass.js'],
    [/^https:\/\/oakhill\.test\/cookie-banner\/hallpass\.js: lists of ad blockers/, /Use another name/],
  ],
  [
    'a global of our name that was there before us',
    ['taken', true],
    [/^window\.hallpass was .* before Hallpass/, /was replaced/, /another name/],
  ],
  [
    'one that cannot be replaced',
    ['taken', false],
    [/^window\.hallpass was .* before Hallpass/, /cannot be replaced/, /no script interface/],
  ],
  [
    'decisions without end',
    ['records', 50],
    [/^More than 50 decisions/, /are not recorded/, /on an act of the visitor alone/],
  ],
  [
    'a record that did not arrive',
    ['record', 'https://records.test/x'],
    [/data-record-url="https:\/\/records\.test\/x": a record did not arrive/, /sent again/, /connect-src/],
  ],
  [
    'a data layer that was written into before us',
    ['late'],
    [/window\.dataLayer had entries before/, /told them with an update/, /put its tag above theirs/],
  ],
  [
    'a change that is announced late',
    ['soon', '2027-08-15', 12],
    [/data-policy-change="2027-08-15": 12 days are left/, /30 days/, /name a later day/],
  ],
];

describe('the explanation', () => {
  it.each(PROBLEMS.map(([what, problem, says]) => ({ what, problem, says })))(
    'of $what is one line: what, where, what is expected or done instead',
    ({ problem, says }) => {
      const line = explain(problem);
      for (const part of says) expect(line).toMatch(part);
      expect(line).toMatch(/^[^\n\r]+\.$/);
      expect(line).not.toMatch(/undefined|null|\[object/);
    },
  );

  it('shows an element’s own tag, with > in its values, and nothing that is in it', () => {
    const line = explain(['live', element('<iframe title="a > b" src="x">', 'iframe')]);
    expect(line.startsWith('<iframe title="a > b" src="x">: a marked')).toBe(true);
  });

  it('shows the beginning of an element that is very long', () => {
    const line = explain(['live', element(`<img src="data:,${'x'.repeat(5000)}">`, 'img')]);
    expect(line.length).toBeLessThan(500);
  });
});
