import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matching } from '../../src/catalog/matching.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { readCookieWrite } from '../../src/policy/cookieWrite.ts';
import { cookieLimits, guardCookie } from '../../src/policy/guardCookie.ts';
import { DAY, NOW } from './given.ts';

const limitsOf = (dataset: Record<string, string>) =>
  cookieLimits(readConfig(dataset, 'https://oakhill.test/', 'oakhill.test').config);

const judge = (dataset: Record<string, string>, text: string, held?: string) =>
  guardCookie(readCookieWrite(text, NOW * 1000), limitsOf(dataset), name => name === held);

const year = `Max-Age=${365 * DAY}`;

describe('a site without a limit', () => {
  it.each([`a=b; ${year}`, 'a=b', 'b', `a=b; Max-Age=${9999 * DAY}`])('lets %j be', text => {
    expect(judge({}, text)).toBe('allow');
  });

  it('is not limited at all', () => {
    expect(limitsOf({}).isLimited).toBe(false);
  });
});

describe('a session-only site', () => {
  const site = { cookieLimit: 'session' };
  it.each([
    [`a=b; ${year}`, 0],
    ['a=b; Max-Age=1', 0],
    ['a=b; Expires=Fri, 15 Jan 2027 09:00:00 GMT', 0],
    [`=b; ${year}`, 0],
    [`__Host-a=b; Secure; Path=/; Partitioned; ${year}`, 0],
    ['a=b', 0],
    ['a=b; Expires=never', 0],
    ['a=; Max-Age=0', 'allow'],
    ['a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'allow'],
    ['hallpass-consent=v1; Max-Age=60', 'allow'],
    [`hallpass-consent-2=v1; ${year}`, 0],
  ])('makes of %j: %j', (text, verdict) => {
    expect(judge(site, text)).toBe(verdict);
  });
});

describe('a login-only site', () => {
  const site = { cookieLimit: 'login', loginCookies: 'cc_login wp_*_in' };
  it.each([
    ['cc_login=1; Max-Age=60', 'allow'],
    [`cc_login=1; ${year}`, 180 * DAY],
    [`wp_7f_in=1; ${year}`, 180 * DAY],
    [`cc_login2=1; ${year}`, 0],
    [`CC_LOGIN=1; ${year}`, 0],
    [`a=b; ${year}`, 0],
  ])('makes of %j: %j', (text, verdict) => {
    expect(judge(site, text)).toBe(verdict);
  });

  it('lets a login last as long as the site says', () => {
    expect(judge({ ...site, maxDays: '30' }, `cc_login=1; ${year}`)).toBe(30 * DAY);
  });

  it('lets nothing persist where no login cookie is named', () => {
    expect(judge({ cookieLimit: 'login' }, `cc_login=1; ${year}`)).toBe(0);
  });
});

describe('a longest life that is written out', () => {
  it.each([
    [{ maxDays: '30' }, `a=b; ${year}`, 30 * DAY],
    [{ maxDays: '30' }, `a=b; Max-Age=${30 * DAY}`, 'allow'],
    [{ maxDays: '30' }, `a=b; Max-Age=${30 * DAY + 1}`, 30 * DAY],
    [{ maxDays: '30' }, 'a=b', 0],
    [{ maxDays: '400' }, `a=b; Max-Age=${9999 * DAY}`, 400 * DAY],
    [{ maxDays: '401' }, `a=b; ${year}`, 'allow'],
  ])('%j makes of %j: %j', (site, text, verdict) => {
    expect(judge(site as Record<string, string>, text)).toBe(verdict);
  });
});

describe('a cookie of a held service', () => {
  it.each(['', 'session', 'login'])('is refused, whatever the limit (%j), but may be deleted', limit => {
    const site: Record<string, string> = limit ? { cookieLimit: limit } : {};
    expect(judge(site, '_ga=1', '_ga')).toBe('refuse');
    expect(judge(site, `_ga=1; ${year}`, '_ga')).toBe('refuse');
    expect(judge(site, '_ga=; Max-Age=0', '_ga')).toBe('allow');
    expect(judge(site, '_ga2=1; Max-Age=0', '_ga')).toBe('allow');
  });
});

describe('a pattern of names', () => {
  it.each([
    ['_ga', '_ga', true],
    ['_ga', '_gat', false],
    ['_ga', 'x_ga', false],
    ['_ga_*', '_ga_ABC', true],
    ['_ga_*', '_ga_', true],
    ['*', '', true],
    ['a.b', 'axb', false],
    ['a|b', 'a', false],
    ['^a$', 'a', false],
    ['^a$', '^a$', true],
    ['a+*', 'a+\n', true],
    ['a*b*c', 'a1b2c', true],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'acb', false],
    ['a*b*c', 'ac', false],
    ['*b*', 'b', true],
    ['*b*b*', 'b', false],
    ['*b*b*', 'bb', true],
    ['a*b*b', 'ab', false],
    ['__proto__', '__proto__', true],
    ['*🍪', 'a🍪', true],
  ])('%j and %j: %j', (pattern, name, fits) => {
    expect(matching([pattern])(name)).toBe(fits);
  });

  it('without a star is the name itself, whatever it is written with', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const pattern = a.replace(/\*/g, '');
        expect(matching([pattern])(pattern)).toBe(true);
        expect(matching([pattern])(b)).toBe(pattern === b);
      }),
      { verbose: true },
    );
  });
});

describe('whatever is written under a limit', () => {
  it('lives no longer than the limit, or is deleted (R9)', () => {
    const life = fc.oneof(
      fc.integer({ min: -10, max: 1000 * DAY }).map(seconds => `; Max-Age=${seconds}`),
      fc
        .integer({ min: -1000, max: 100_000 })
        .map(days => `; expires=${new Date((NOW + days * DAY) * 1000).toUTCString()}`),
      fc.constant('; Path=/'),
    );
    fc.assert(
      fc.property(
        fc.array(life, { maxLength: 4 }),
        fc.constantFrom('a', 'login', '_ga'),
        fc.constantFrom(
          { cookieLimit: 'session' },
          { cookieLimit: 'login', loginCookies: 'login' },
          { maxDays: '7' },
        ),
        (lives, name, site) => {
          const text = `${name}=1${lives.join('')}`;
          const verdict = judge(site as unknown as Record<string, string>, text, '_ga');
          const { lifetime: lasts } = readCookieWrite(text, NOW * 1000);
          if (lasts <= 0) expect(verdict).toBe('allow');
          else if (name === '_ga') expect(verdict).toBe('refuse');
          else {
            const most =
              'maxDays' in site ? 7 * DAY : name === 'login' && site.cookieLimit === 'login' ? 180 * DAY : 0;
            expect(verdict).toBe(lasts > most ? most : Number.isNaN(lasts) ? 0 : 'allow');
          }
        },
      ),
      { verbose: true },
    );
  });
});
