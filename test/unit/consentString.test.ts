import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/decision/consentString.ts';
import type { Decision } from '../../src/model.ts';
import { aDecision, answers, exceptions, UNHURRIED } from './given.ts';
import samples from './samples/consent-strings.json';

const VALUE = 'v1.tro8w0.0.p1a1m0.-.matomo0~youtube1';

const id = fc.stringMatching(/^[a-z][a-z\d-]{0,23}$/);

const decisions: fc.Arbitrary<Decision> = fc.record({
  time: fc.integer({ min: 0, max: 36 ** 8 - 1 }),
  revision: fc.stringMatching(/^[\w-]{1,32}$/),
  categories: fc.record(
    { preferences: fc.boolean(), analytics: fc.boolean(), marketing: fc.boolean() },
    { requiredKeys: [] },
  ),
  services: fc.dictionary(id, fc.boolean(), { maxKeys: 12 }),
  knowingSignal: fc.boolean(),
  sessionOnly: fc.boolean(),
});

/** Many services, all with the same answer. */
const many = (count: number, answer: boolean, prefix = 'service-with-a-long-id') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [prefix + index, answer]));

describe('the consent cookie’s value', () => {
  // What a browser has stored stays there for months: a line of this file is never changed, only added.
  it.each(samples)('means for ever what it meant: $value', ({ value, decision }) => {
    expect(decode(value)).toEqual(decision);
  });

  const VERSION = encode(aDecision({})).replace(/\..*/, '.');

  it.each(samples.filter(({ value }) => value.startsWith(VERSION)))(
    'is written as it was read: $value',
    ({ value }) => {
      const decision = decode(value) as Decision;
      // Refusals are written first.
      expect(encode(decision).split(/[.~]/).sort()).toEqual(value.split(/[.~]/).sort());
    },
  );

  it('has a sample of the version that is written now', () => {
    expect(samples.filter(({ value }) => value.startsWith(VERSION))).not.toEqual([]);
  });

  it.each(['cookie.md', 'recipes/server-cookies.md', 'limits.md'])(
    'is read in docs/%s as it is written now',
    page => {
      const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
      // In a grammar or an example; in a pattern or a comparison of a reader.
      expect(text).toContain(
        page === 'limits.md' ? `'${VERSION.slice(0, -1)}'` : `hallpass-consent=${VERSION}`,
      );
      for (const [example] of text.matchAll(/(?<=`)v\d+\.[\w.~-]+(?=`)/g))
        expect(encode(decode(example) as Decision)).toBe(example);
    },
  );

  it(
    'brings back every decision that was put into it',
    () => {
      fc.assert(
        fc.property(decisions, decision => {
          expect(decode(encode(decision))).toEqual(decision);
        }),
      );
    },
    UNHURRIED,
  );

  it('spells one decision in one way, whatever the order in which it came about', () => {
    const services = exceptions('youtube1 matomo0 maps1 bells0');
    const backwards = Object.fromEntries(Object.entries(services).reverse());
    expect(encode(aDecision({ marketing: true, preferences: false }, { services: backwards }))).toBe(
      encode(aDecision({ preferences: false, marketing: true }, { services })),
    );
  });

  it(
    'needs no escaping, and stays under 1,000 bytes',
    () => {
      const crowds = fc.dictionary(id, fc.boolean(), { minKeys: 30, maxKeys: 90 });
      fc.assert(
        fc.property(decisions, crowds, (decision, services) => {
          for (const value of [encode(decision), encode({ ...decision, services })]) {
            expect(value).toMatch(/^[A-Za-z0-9._~-]{10,999}$/);
            expect(decode(value)).not.toBeNull();
          }
        }),
      );
    },
    UNHURRIED,
  );

  it('holds nothing about the visitor: version, time, revision, answers, flags, services (R10)', () => {
    expect(encode(aDecision(answers('p1a0m0'), { services: exceptions('maps0') }))).toBe(
      'v1.tro8w0.0.p1a0m0.-.maps0',
    );
  });
});

describe('more services than the cookie’s value has room for', () => {
  it('cost single grants first, and no refusal', () => {
    const services = { ...many(60, true, 'granted-service-'), ...many(20, false) };
    const decision = decode(encode(aDecision(answers('p1a1m1'), { services }))) as Decision;
    expect(Object.values(decision.services).filter(answer => !answer)).toHaveLength(20);
    expect(Object.values(decision.services).filter(Boolean).length).toBeLessThan(60);
    expect(decision.categories).toEqual(answers('p1a1m1'));
  });

  it('cost the grants of categories, before one refused service is forgotten and runs', () => {
    const services = many(60, false);
    const decision = decode(encode(aDecision(answers('p1a1m0'), { services }))) as Decision;
    // What is not mentioned is asked again, and held until then.
    expect(decision.categories).toEqual(answers('m0'));
    expect(Object.values(decision.services)).not.toContain(true);
  });

  it(
    'never turn into a grant what was refused, or undecided',
    () => {
      const crowd = fc.dictionary(id, fc.boolean(), { minKeys: 20, maxKeys: 90 });
      fc.assert(
        fc.property(decisions, crowd, (decision, services) => {
          const kept = decode(encode({ ...decision, services })) as Decision;
          for (const [name, answer] of Object.entries(kept.services)) expect(answer).toBe(services[name]);
          for (const [name, answer] of Object.entries(kept.categories)) {
            expect(answer).toBe(decision.categories[name as 'analytics']);
          }
          const forgotten = Object.keys(services).filter(name => !services[name] && !(name in kept.services));
          if (forgotten.length > 0) expect(Object.values(kept.categories)).not.toContain(true);
        }),
      );
    },
    UNHURRIED,
  );
});

/** Each is nearly a value, and none is one. */
const CORRUPTED: [what: string, value: string][] = [
  ['nothing', ''],
  ['its version alone', 'v1'],
  ['no choices and no flags', 'v1.tro8w0.0'],
  ['no flags', 'v1.tro8w0.0.p1a1m1'],
  ['empty flags', 'v1.tro8w0.0.p1a1m1.'],
  ['no time', 'v1..0.p1.-'],
  ['no revision', 'v1.tro8w0..p1.-'],
  ['another version', 'v2.tro8w0.0.p1a1m1.-'],
  ['no version', 'tro8w0.0.p1a1m1.-'],
  ['a version in capitals', 'V1.tro8w0.0.p1a1m1.-'],
  ['two values in a row', `${VALUE}${VALUE}`],
  ['two values with a comma', `${VALUE},${VALUE}`],
  ['choices in another order', 'v1.tro8w0.0.m1a1p1.-'],
  ['a choice twice', 'v1.tro8w0.0.p1p0.-'],
  ['a choice that is neither yes nor no', 'v1.tro8w0.0.p2.-'],
  ['a choice without an answer', 'v1.tro8w0.0.pa1.-'],
  ['a choice of an unknown category', 'v1.tro8w0.0.p1x1.-'],
  ['a choice of essential cookies', 'v1.tro8w0.0.e1p1.-'],
  ['flags in another order', 'v1.tro8w0.0.p1.sg'],
  ['an unknown flag', 'v1.tro8w0.0.p1.x'],
  ['a flag and none', 'v1.tro8w0.0.p1.-g'],
  ['a time in capitals', 'v1.TRO8W0.0.p1.-'],
  ['a time before 1970', 'v1.-tro8w0.0.p1.-'],
  ['a time of nine digits', 'v1.tro8w0000.0.p1.-'],
  ['a time with a fraction', 'v1.tro8w0.5.0.p1.-'],
  ['a revision of 33 letters', `v1.tro8w0.${'r'.repeat(33)}.p1.-`],
  ['a revision with an accent', 'v1.tro8w0.año.p1.-'],
  ['an empty list of services', 'v1.tro8w0.0.p1.-.'],
  ['a service without an answer', 'v1.tro8w0.0.p1.-.matomo'],
  ['an answer without a service', 'v1.tro8w0.0.p1.-.1'],
  ['a trailing ~', 'v1.tro8w0.0.p1.-.matomo1~'],
  ['a leading ~', 'v1.tro8w0.0.p1.-.~matomo1'],
  ['two ~', 'v1.tro8w0.0.p1.-.matomo1~~youtube0'],
  ['a service twice, alike', 'v1.tro8w0.0.p1.-.matomo1~matomo1'],
  ['a service twice, unlike', 'v1.tro8w0.0.p1.-.matomo0~youtube1~matomo1'],
  ['a service of 25 letters', `v1.tro8w0.0.p1.-.${'a'.repeat(25)}1`],
  ['a service in capitals', 'v1.tro8w0.0.p1.-.Matomo1'],
  ['__proto__ as a service', 'v1.tro8w0.0.p1.-.__proto__1'],
  ['a field more', 'v1.tro8w0.0.p1.-.matomo1.x'],
  ['a space in front', ` ${VALUE}`],
  ['a space behind', `${VALUE} `],
  ['a line feed behind', `${VALUE}\n`],
  ['quotation marks', `"${VALUE}"`],
  ['percent signs', 'v1%2Etro8w0%2E0%2Ep1%2E-'],
  ['a percent sign that escapes nothing', 'v1.tro8w0.0.p1.-.%'],
  ['a NUL', 'v1.tro8w0.0.p1.-\0'],
  ['a NUL within', 'v1.tro\x008w0.0.p1.-'],
  ['emoji', 'v1.tro8w0.0.🍪1.-'],
  ['digits of another script', 'v1.tro8w0.0.p١.-'],
  ['full-width letters', 'ｖ1.tro8w0.0.p1.-'],
  ['JSON', '{"analytics":true}'],
  ['true', 'true'],
  ['another tool’s value', 'stamp:%27-1%27%2Cnecessary:true'],
  ['a megabyte', 'v1.tro8w0.0.p1.-.'.padEnd(1_000_000, 'a1~')],
];

describe('a corrupted value of the consent cookie', () => {
  it.each(CORRUPTED)('with %s is no decision', (_, value) => {
    expect(decode(value)).toBeNull();
  });

  it('is no decision, however it was cut off', () => {
    const whole = 'v1.tro8w0.0.p1a1m0.gs.matomo0~youtube1';
    const prefixes = Array.from(whole, (_, end) => whole.slice(0, end));
    // Some prefixes are shorter decisions in their own right; none of them grants more than the whole.
    const understood = prefixes.filter(prefix => decode(prefix) !== null);
    expect(understood).toEqual([
      'v1.tro8w0.0.p1a1m0.g',
      'v1.tro8w0.0.p1a1m0.gs',
      'v1.tro8w0.0.p1a1m0.gs.matomo0',
    ]);
  });

  it.each([
    [998, true],
    [999, true],
    [1000, false],
    [1001, false],
  ])('of %d bytes is read: %s', (length, isRead) => {
    let value = 'v1.tro8w0.0.p1.-.';
    for (let index = 100; value.length < length - 20; index++) value += `id${index}0~`;
    value += `${'z'.repeat(length - value.length - 1)}0`;
    expect(value).toHaveLength(length);
    expect(decode(value) !== null).toBe(isRead);
  });

  it(
    'never makes an exception, and never means what it does not spell',
    () => {
      const near = fc
        .tuple(
          fc.constant(VALUE),
          fc.nat(VALUE.length),
          fc.nat(3),
          fc.string({ unit: 'binary', maxLength: 3 }),
        )
        .map(([value, at, less, more]) => value.slice(0, at) + more + value.slice(at + less));
      const alike = fc.stringMatching(
        /^v1\.[a-z\d]{1,9}\.[\w-]{0,33}\.[pam01]{0,7}\.[gs-]{0,3}(\.[a-z\d~-]{0,40})?$/,
      );
      fc.assert(
        fc.property(fc.oneof(near, alike, fc.string({ unit: 'binary' })), value => {
          const decision = decode(value);
          if (!decision) return;
          // It was a value after all: then it says this, and nothing else.
          expect(encode(decision).split(/[.~]/).slice(2).sort()).toEqual(value.split(/[.~]/).slice(2).sort());
          expect(Number.isSafeInteger(decision.time)).toBe(true);
        }),
      );
    },
    UNHURRIED,
  );

  it('is judged in no time, however long and odd it is', () => {
    const start = performance.now();
    for (const unit of ['a1~', 'a', '1', '~', 'a1', 'a-', '.p1']) {
      for (const end of ['', '!', '~']) {
        for (const length of [500, 990])
          decode(`v1.tro8w0.0.p1.-.${unit.repeat(length)}`.slice(0, length) + end);
      }
    }
    expect(performance.now() - start).toBeLessThan(500);
  });
});
