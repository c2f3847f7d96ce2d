import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/decision/consentString.ts';
import { decide, difference } from '../../src/decision/decide.ts';
import type { Choices, Decision, OptionalCategory, Policy, ServiceCategories } from '../../src/model.ts';
import { granted } from '../../src/policy/policy.ts';
import { aDecision, answers, aPolicy, exceptions, NOW, SERVICES, UNHURRIED } from './given.ts';

const earlier = (letters: string, services = '', but: Partial<Decision> = {}) =>
  aDecision(answers(letters), { services: exceptions(services), time: NOW - 100, ...but });

const choose = (policy: Policy, previous: Decision | null, choices: Choices) =>
  decide(policy, previous, choices, NOW, false);

/** A decision's answers: `p1a0 matomo1`. */
const spelled = (decision: Decision | null) => {
  const [, , , letters, , services] = decision ? encode(decision).split('.') : [];
  return [letters, ...(services?.split('~') ?? [])].join(' ').trim();
};

describe('a choice', () => {
  const CHILDREN: Partial<Policy> = { locked: ['analytics', 'marketing'] };

  const TABLE: [what: string, but: Partial<Policy>, old: Decision | null, choices: string, then: string][] = [
    ['answers what it names, and leaves the rest undecided', {}, null, 'analytics0', 'a0'],
    [
      'leaves earlier answers that it does not name',
      {},
      earlier('p1a1', 'youtube1'),
      'analytics0',
      'p1a0 youtube1',
    ],
    ['can change every answer', {}, earlier('p1a0m1'), 'preferences0 analytics1 marketing0', 'p0a1m0'],
    ['can be about one service', {}, earlier('a1m0'), 'youtube1', 'a1m0 youtube1'],
    ['can refuse one service of a granted category', {}, earlier('a1'), 'matomo0', 'a1 matomo0'],
    [
      'about a service that says what its category says leaves no exception',
      {},
      earlier('a1', 'matomo0'),
      'matomo1',
      'a1',
    ],
    ['of a service in an undecided category is kept', {}, null, 'youtube0', 'youtube0'],
    [
      'that refuses a category refuses each of its services',
      {},
      earlier('m1', 'youtube1 pixel0'),
      'marketing0',
      'm0',
    ],
    [
      'that grants a category leaves single refusals standing',
      {},
      earlier('m0', 'youtube0'),
      'marketing1',
      'm1 youtube0',
    ],
    ['does not grant a service that is locked alone', { locked: ['maps'] }, null, 'preferences1 maps1', 'p1'],
    ['may refuse a category but for a service', {}, earlier('m1'), 'marketing0 youtube1', 'm0 youtube1'],
    ['may grant a category but for a service', {}, null, 'marketing1 youtube0', 'm1 youtube0'],

    [
      'does nothing to names that nobody knows',
      {},
      earlier('a1'),
      'cookies1 statistics0 constructor1 __proto__1',
      'a1',
    ],
    ['does nothing to essential things', {}, earlier('a1'), 'essential0 login0', 'a1'],
    ['can’t grant what is not offered', { offered: ['analytics'] }, null, 'marketing1 youtube1', ''],
    [
      'can’t grant what is locked (R14)',
      CHILDREN,
      null,
      'preferences1 analytics1 matomo1 youtube1 tags1',
      'p1',
    ],
    ['can refuse what is locked', CHILDREN, null, 'analytics0 youtube0', 'a0 youtube0'],

    [
      'builds upon refusals of another revision, not upon its grants (R20)',
      {},
      earlier('p1a0m1', 'maps1', { revision: 'x' }),
      'marketing0',
      'a0m0',
    ],
    [
      'under an opt-out signal does not confirm what it does not name',
      { optOut: true },
      earlier('p1a1m1'),
      'marketing1',
      'p1m1',
    ],

    [
      'of a tag manager is kept beside the answers to both of its categories',
      {},
      earlier('a1m1', 'tags0'),
      'tags1',
      'a1m1 tags1',
    ],
    [
      'that refuses a tag manager’s category takes its own grant with it',
      {},
      earlier('a1m1', 'tags1'),
      'analytics0 marketing0',
      'a0m0',
    ],
    [
      'that refuses one of a tag manager’s categories leaves its refusal',
      {},
      earlier('a1m1', 'tags0'),
      'analytics0',
      'a0m1 tags0',
    ],
  ];

  it.each(TABLE.map(([what, but, old, choices, then]) => ({ what, but, old, choices, then })))(
    '$what (R20)',
    ({ but, old, choices, then }) => {
      expect(spelled(choose(aPolicy(but), old, exceptions(choices)) ?? old)).toBe(then);
    },
  );

  it.each(['true', 'false', 'yes', 1, 0, null, {}, Number.NaN])(
    'that is neither true nor false, but %j, is none',
    answer => {
      const choices = { analytics: answer, youtube: answer } as unknown as Choices;
      expect(choose(aPolicy(), earlier('a0m0'), choices)).toBeNull();
      expect(choose(aPolicy(), null, choices)).toBeNull();
      expect(spelled(choose(aPolicy(), earlier('a0m0'), { ...choices, marketing: true }))).toBe('a0m1');
    },
  );

  it('carries its time, the site’s revision, and whether it knew of an opt-out signal', () => {
    const policy = aPolicy({ revision: '2028', optOut: true });
    const refusal = { analytics: false };
    expect(choose(policy, earlier('a0', '', { revision: 'x' }), refusal)).toMatchObject({
      time: NOW,
      revision: '2028',
      knowingSignal: true,
    });
    expect(choose(aPolicy(), earlier('a1', '', { knowingSignal: true }), refusal)?.knowingSignal).toBe(false);
  });

  it.each([
    [false, false, false],
    [true, false, true],
    [false, true, true],
    [true, true, true],
  ])(
    'on a shared computer: %s, on a session-only site: %s, ends with the session: %s',
    (shared, site, ends) => {
      const refusal = { analytics: false };
      expect(decide(aPolicy({ sessionOnly: site }), null, refusal, NOW, shared)?.sessionOnly).toBe(ends);
    },
  );

  it('leaves the earlier decision as it was', () => {
    const old = Object.freeze({ ...earlier('p1', 'maps0'), services: Object.freeze(exceptions('maps0')) });
    expect(() => choose(aPolicy(), old, exceptions('preferences0 maps1'))).not.toThrow();
  });
});

const anAnswer = fc.boolean();
const names = [
  'essential',
  ...Object.keys(SERVICES),
  'preferences',
  'analytics',
  'marketing',
  'nobody',
  '__proto__',
];
const someChoices = fc.dictionary(fc.constantFrom(...names), anAnswer);
const optional = fc.subarray<OptionalCategory>(['preferences', 'analytics', 'marketing']);
const aStored = fc.record({
  time: fc.constant(NOW - 100),
  revision: fc.constantFrom('0', 'earlier'),
  categories: fc.record(
    { preferences: anAnswer, analytics: anAnswer, marketing: anAnswer },
    { requiredKeys: [] },
  ),
  services: fc.dictionary(fc.constantFrom('maps', 'matomo', 'youtube', 'tags', 'nobody'), anAnswer),
  knowingSignal: fc.boolean(),
  sessionOnly: fc.boolean(),
});

describe('any row of choices, after any cookie', () => {
  it(
    'never grants what is locked, or not offered (R14)',
    () => {
      fc.assert(
        fc.property(
          fc.option(aStored, { nil: null }),
          fc.array(someChoices, { maxLength: 4 }),
          optional,
          optional,
          fc.boolean(),
          (cookie, steps, offered, locked, optOut) => {
            const policy = aPolicy({ offered, locked, optOut, exempt: ['umami', 'maps', 'tags'] });
            let decision: Decision | null = cookie;
            for (const choices of [{}, ...steps]) {
              const next = choose(policy, decision, choices);
              if (!next) continue;
              decision = next;
              // Also for whoever reads the cookie on the next page.
              for (const kept of [decision, decode(encode(decision))]) {
                for (const [name, anyOf] of Object.entries<ServiceCategories>({
                  ...SERVICES,
                  preferences: ['preferences'],
                  analytics: ['analytics'],
                  marketing: ['marketing'],
                })) {
                  const free = anyOf.some(one => offered.some(c => c === one && !locked.includes(c)));
                  if (anyOf[0] !== 'essential' && !free)
                    expect([name, granted(policy, kept, name)]).toEqual([name, false]);
                }
                for (const category of locked.filter(one => offered.includes(one))) {
                  expect(kept?.categories[category] ?? false).toBe(false);
                }
              }
            }
          },
        ),
      );
    },
    UNHURRIED,
  );

  it(
    'never grants what no step of it granted',
    () => {
      fc.assert(
        fc.property(fc.array(someChoices, { maxLength: 4 }), steps => {
          let decision: Decision | null = null;
          for (const choices of steps) decision = choose(aPolicy(), decision, choices) ?? decision;
          const said = (name: string) => steps.some(choices => choices[name] === true);
          for (const [name, anyOf] of Object.entries<ServiceCategories>(SERVICES)) {
            if (name === 'login' || said(name) || anyOf.some(said)) continue;
            expect(granted(aPolicy(), decision, name)).toBe(false);
          }
        }),
      );
    },
    UNHURRIED,
  );

  it(
    'does what its last step says of a category, and of each service in it',
    () => {
      fc.assert(
        fc.property(aStored, someChoices, (cookie, choices) => {
          const decision = choose(aPolicy(), cookie, choices) ?? cookie;
          for (const category of aPolicy().offered) {
            const choice = choices[category];
            if (choice === undefined) continue;
            expect(granted(aPolicy(), decision, category)).toBe(choice);
            if (choice) continue;
            for (const [id, own] of Object.entries<ServiceCategories>(SERVICES)) {
              if (own.join() === category && !choices[id])
                expect(granted(aPolicy(), decision, id)).toBe(false);
            }
          }
          for (const [id, choice] of Object.entries(choices)) {
            if (Object.hasOwn(SERVICES, id) && id !== 'login')
              expect(granted(aPolicy(), decision, id)).toBe(choice);
          }
        }),
      );
    },
    UNHURRIED,
  );
});

describe('the difference between two decisions', () => {
  const policy = aPolicy();
  const TABLE: [
    what: string,
    but: Partial<Policy>,
    a: Decision | null,
    b: Decision | null,
    granted: string,
    withdrawn: string,
  ][] = [
    ['nothing and nothing', {}, null, null, '', ''],
    ['a first refusal', {}, null, earlier('p0a0m0'), '', ''],
    ['a first acceptance', {}, null, earlier('p1a1m1'), 'preferences analytics marketing', ''],
    ['a withdrawal', {}, earlier('p1a1'), earlier('p1a0'), '', 'analytics'],
    ['both at once', {}, earlier('p1a0'), earlier('p0a1'), 'analytics', 'preferences'],
    ['a choice that is forgotten', {}, earlier('p1a0', 'youtube1'), null, '', 'preferences youtube'],
    ['a service let in', {}, earlier('m0'), earlier('m0', 'youtube1'), 'youtube', ''],
    ['a service refused', {}, earlier('m1'), earlier('m1', 'youtube0'), '', 'youtube'],
    ['a service that now follows its category', {}, earlier('m1', 'youtube0'), earlier('m1'), 'youtube', ''],
    ['an exempt service refused', { exempt: ['umami'] }, null, earlier('', 'umami0'), '', 'umami'],
    ['what is not offered', { offered: ['analytics'] }, null, earlier('p1a1m1'), 'analytics', ''],
    ['what is locked', { locked: ['marketing'] }, null, earlier('a1m1'), 'analytics', ''],
    ['another revision confirmed', {}, earlier('a1', '', { revision: 'x' }), earlier('a1'), 'analytics', ''],
  ];

  it.each(TABLE.map(([what, but, a, b, has, had]) => ({ what, but, a, b, has, had })))(
    'of $what: grants "$has", withdraws "$had"',
    ({ but, a, b, has, had }) => {
      const { granted: gained, withdrawn } = difference(aPolicy(but), a, b);
      expect([gained.join(' '), withdrawn.join(' ')]).toEqual([has, had]);
    },
  );

  it(
    'reads backwards as its opposite',
    () => {
      fc.assert(
        fc.property(aStored, aStored, (a, b) => {
          const there = difference(policy, a, b);
          const back = difference(policy, b, a);
          expect(new Set(back.granted)).toEqual(new Set(there.withdrawn));
          expect(new Set(back.withdrawn)).toEqual(new Set(there.granted));
        }),
      );
    },
    UNHURRIED,
  );
});
