import { describe, expect, it } from 'vitest';
import { personalDataIn } from '../../src/audit/personalData/personalDataIn.ts';
import { matching } from '../../src/catalog/matching.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { readSite } from '../../src/config/readSite.ts';
import { decode } from '../../src/decision/consentString.ts';
import { readDecision } from '../../src/decision/readDecision.ts';
import { readCookieWrite, withMaxAge } from '../../src/policy/cookieWrite.ts';
import { NOW } from './given.ts';
import { sources, walk } from './sources.ts';

/** Seconds of work: far more than any of these takes that grows with its input, far less than one that grows faster. */
const LONG = 1;

/** What this process has worked, in seconds: however busy the machine is, that is no part of it. */
const worked = () => process.cpuUsage().user / 1e6;

/** Known to be slower, in what is being made anew. */
const KNOWN = ['<a\\s((?!src|data|poster)[^>])*>', '.*:'];

/** Doubles the input until it is long, and stops at the first that takes too long: a cubic one never comes back. */
function slowest(run: (times: number) => unknown): string {
  for (let times = 500; times <= 64_000; times *= 2) {
    const start = worked();
    run(times);
    if (worked() - start > LONG) return `takes too long at ${times}`;
  }
  return 'grows with its input';
}

describe('what a page can hand in', () => {
  it.each<[what: string, read: (text: string) => unknown, ...pumps: string[]]>([
    [
      'a cookie that is written',
      text => readCookieWrite(text, 0),
      ' ',
      '; ',
      ';expires ',
      ';max-age=',
      '\t=',
      '=',
    ],
    ['a cookie’s life', text => readCookieWrite(`a=b; Expires=${text}`, 0), '1 ', '01:', ' -', 'a'],
    [
      'a cookie that is shortened',
      text => withMaxAge(`a=b${text}`, 60),
      '; ',
      '; expires',
      ';max-age =',
      ' ',
    ],
    [
      'a jar',
      text => readDecision(text, ['hallpass-consent'], NOW, 180),
      '; ',
      ' ',
      'hallpass-consent=v1.;',
      '=',
    ],
    ['a consent string', text => decode(`v1.0.0.p1.-.${text}`), 'a1~', '0', 'a-', '~'],
    ['a cookie’s name', name => matching(['*_*_*_*_*_*_x', 'a*b*a*b*', '*'])(name), '_', 'ab', 'a'],
    ['a pattern', pattern => matching([pattern])('_'.repeat(400)), '*_', '*', '**a'],
    [
      'an attribute',
      text =>
        readConfig(
          { loginCookies: text, lang: text, accent: text, allow: text, cookieDomain: text },
          'https://a.test/',
          'a.test',
        ),
      ' ',
      '-a',
      '*_',
      'rgb(',
      ', ',
      '.',
    ],
    [
      'a data block',
      text =>
        readSite(
          [{ textContent: JSON.stringify({ services: [{ id: text, hosts: [text, `*.${text}/`] }] }) }],
          new Map(),
        ),
      'a',
      'a-',
      '*.',
      'a.',
    ],
    [
      'a value that may be personal',
      text => personalDataIn(text, text),
      'a@',
      '{"a":',
      '[',
      'a=1&',
      '%41',
      '%',
      'eyJ.',
      'YWFh',
      'Ana ',
      '402-555-',
      '1 A ',
    ],
  ])('is read in a time that grows with its length: %s', (_, read, ...pumps) => {
    for (const pump of pumps)
      for (const end of ['', 'x', '=', ';', '"'])
        expect(`${pump}…${end} ${slowest(times => read(pump.repeat(times) + end))}`).toBe(
          `${pump}…${end} grows with its input`,
        );
  });
});

/** Every regular expression in the source. */
const expressions = sources.flatMap(({ path, program }) => {
  const found: { path: string; pattern: string; flags: string }[] = [];
  walk(program, ({ regex }) => {
    const { pattern, flags } = (regex ?? {}) as { pattern?: string; flags?: string };
    if (pattern !== undefined && !KNOWN.includes(pattern)) found.push({ path, pattern, flags: flags ?? '' });
  });
  return found;
});

/** What to repeat before an expression: the signs that stand in it, alone, in pairs and as whole words of it. */
function pumpsOf(pattern: string): string[] {
  const plain = pattern.replace(/\\[a-zA-Z]/g, ' a0_').replace(/[\\^$()[\]{}?*+|]/g, '\u0000');
  const signs = [...new Set(plain.replaceAll('\u0000', '')), ' ', 'a', '0'].slice(0, 24);
  const words = plain.split('\u0000').filter(word => word.length > 1);
  return [
    ...signs,
    ...words.flatMap(word => [word, `${word} `]),
    ...signs.slice(0, 10).flatMap(a => signs.slice(0, 10).map(b => a + b)),
  ];
}

describe('the regular expressions', () => {
  it('are found', () => {
    expect(expressions.length).toBeGreaterThan(50);
  });

  it.each(expressions)(
    'of $path are read in a time that grows with their input: /$pattern/',
    ({ pattern, flags }) => {
      const expression = new RegExp(pattern, flags.replace(/[gy]/g, ''));
      for (const pump of pumpsOf(pattern))
        expect(
          `${JSON.stringify(pump)} ${slowest(times => expression.test(`${pump.repeat(times)}\n`))}`,
        ).toBe(`${JSON.stringify(pump)} grows with its input`);
    },
  );
});
