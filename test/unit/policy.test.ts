import { describe, expect, it } from 'vitest';
import { attributes } from '../../src/config/attributes.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import type { Decision, Policy } from '../../src/model.ts';
import {
  answersInForce,
  granted,
  mayGrant,
  permits,
  policyFor,
  undecided,
  type Visit,
} from '../../src/policy/policy.ts';
import { aDecision, allOf, answers, aPolicy, exceptions } from './given.ts';

const VISIT: Visit = { gpc: false, dnt: false, parent: 'none' };

const kebab = (key: string) => key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);

/** What a tag and a browser come to; the tag as it stands in the page: `data-` left out. */
function policy(tag: string, visit: Partial<Visit> = {}, keeping: string[] = []): Policy {
  const dataset: Record<string, string> = {};
  for (const [, name = '', , value = ''] of tag.matchAll(/([a-z-]+)(="([^"]*)")?/g)) {
    const key = Object.keys(attributes).find(known => kebab(known) === name);
    if (!key) throw new Error(`no attribute data-${name}`);
    dataset[key] = value;
  }
  const { config, problems } = readConfig(dataset, 'https://oakhill.test/', 'oakhill.test');
  expect(problems).toEqual([]);
  return policyFor(
    config,
    { ...VISIT, ...visit },
    { categories: aPolicy().services, kinds: { keeps: new Set(keeping) } },
  );
}

const decided = (letters: string, services = ''): Decision =>
  aDecision(answers(letters), { services: exceptions(services) });

const ALL = ['preferences', 'analytics', 'marketing'];

describe('what a site offers', () => {
  it.each([
    ['', ALL],
    ['categories="analytics"', ['analytics']],
    ['categories="marketing preferences"', ['preferences', 'marketing']],
    ['categories="none"', []],
    ['cookie-limit="session"', ALL],
    // "Only what is needed within a particular site" (R25).
    ['cookie-limit="login"', ['preferences', 'analytics']],
    ['cookie-limit="login" categories="preferences marketing"', ['preferences', 'marketing']],
    ['audience="children"', ALL],
    // Where the whole widget is retired, nothing can be granted any more (R12).
    ['retire="all"', []],
    ['retire="youtube"', ALL],
  ])('with <%s> is %j', (tag, offered) => {
    expect(policy(tag).offered).toEqual(offered);
  });
});

it.each([
  ['', false],
  ['allow="youtube"', false],
  ['retire="youtube"', true],
  ['cookie-limit="login"', true],
  ['cookie-limit="session"', false],
])('with <%s> some services wait whatever is granted: %s', (tag, holdsForGood) => {
  expect(policy(tag).holdsForGood).toBe(holdsForGood);
});

describe('what no act of a visitor can grant', () => {
  it.each([
    ['', []],
    ['audience="children"', ['analytics', 'marketing']],
    ['audience="children" parental-consent="analytics"', ['marketing']],
    ['audience="children" parental-consent="analytics marketing"', []],
    ['audience="children" parental-consent="preferences"', ['analytics', 'marketing']],
    ['audience="children" categories="preferences analytics"', ['analytics']],
    ['parental-consent="analytics"', []],
  ])('with <%s> is %j (R14)', (tag, locked) => {
    expect(policy(tag).locked).toEqual(locked);
  });

  it.each([
    ['audience="children"', ['analytics', 'marketing', 'maps']],
    ['audience="children" parental-consent="analytics marketing"', ['maps']],
    ['audience="children" parental-consent="preferences"', ['analytics', 'marketing']],
    ['', []],
  ])(
    'includes, on a children’s site, each service of preferences that keeps something with its company (R14): with <%s> it is %j',
    (tag, locked) => {
      const here = policy(tag, {}, ['maps', 'matomo', 'youtube', 'login']);
      expect(here.locked).toEqual(locked);
      const isLocked = locked.includes('maps');
      for (const decision of [null, decided('p1', 'maps1')])
        expect(granted(here, decision, 'maps')).toBe(!!decision && !isLocked);
      expect(granted(here, decided('p1'), 'preferences')).toBe(true);
      expect(mayGrant(here, [['preferences']], 'maps')).toBe(!isLocked);
      expect(mayGrant(here, [['preferences']], 'other')).toBe(true);
    },
  );
});

describe('an opt-out signal', () => {
  it.each([
    ['', 'GPC', true],
    ['', 'DNT', false],
    ['', 'neither', false],
    ['signals="gpc"', 'DNT', false],
    ['signals="gpc dnt"', 'GPC', true],
    ['signals="gpc dnt"', 'DNT', true],
    ['signals="gpc dnt"', 'neither', false],
    ['signals="dnt gpc"', 'GPC', true],
    ['signals="dnt gpc"', 'DNT', true],
    ['signals="dnt"', 'GPC', true],
    ['signals="dnt"', 'DNT', true],
    ['signals="none"', 'GPC', false],
    ['signals="none"', 'DNT', false],
  ])('with <%s>, the browser sending %s, is honored: %s (R16)', (tag, signal, honored) => {
    expect(policy(tag, { gpc: signal === 'GPC', dnt: signal === 'DNT' }).optOut).toBe(honored);
  });
});

describe('a page in a frame', () => {
  it.each([
    ['', 'none', true, true],
    ['', 'with-widget', false, true],
    ['', 'without-widget', true, true],
    ['', 'foreign', false, false],
    ['frames="ask"', 'with-widget', true, true],
    ['frames="ask"', 'foreign', true, true],
  ] as const)(
    'with <%s>, its parent being "%s", may ask: %s, may show: %s',
    (tag, parent, mayAsk, mayShow) => {
      expect(policy(tag, { parent })).toMatchObject({ mayAsk, mayShow });
    },
  );
});

describe('the consent cookie', () => {
  it.each([
    ['', false],
    ['cookie-limit="session"', true],
    ['cookie-limit="session" signed-in', true],
    ['cookie-limit="login"', true],
    ['cookie-limit="login" signed-in', false],
    ['cookie-limit="none" signed-in', false],
  ])('with <%s> ends with the session: %s (R7, R8)', (tag, sessionOnly) => {
    expect(policy(tag).sessionOnly).toBe(sessionOnly);
  });

  it.each([
    ['', 180],
    ['max-days="30"', 30],
    ['cookie-limit="login" max-days="400"', 400],
  ])('with <%s> lives for %d days', (tag, maxDays) => {
    expect(policy(tag).maxDays).toBe(maxDays);
  });
});

describe('what runs before a choice', () => {
  it.each([
    ['', {}, []],
    ['allow="umami"', {}, ['umami']],
    ['allow="umami"', { gpc: true }, []],
    ['allow="umami" signals="dnt"', { dnt: true }, []],
    ['allow="umami" signals="none"', { gpc: true }, ['umami']],
    ['allow="umami" audience="children"', {}, []],
  ])('with <%s>, the browser saying %j, is %j (R17)', (tag, visit, exempt) => {
    expect(policy(tag, visit).exempt).toEqual(exempt);
  });

  it('runs not under an opt-out signal, also after a choice that knew of it and left its category open', () => {
    const knowing = aDecision(answers('p1m0'), { knowingSignal: true });
    expect(granted(policy('allow="umami"', { gpc: true }), knowing, 'umami')).toBe(false);
    expect(granted(policy('allow="umami"'), knowing, 'umami')).toBe(true);
  });
});

/** What is granted of `preferences analytics marketing matomo umami youtube`, as letters. */
const running = (given: Policy, decision: Decision | null) =>
  [...ALL, 'matomo', 'umami', 'youtube'].filter(name => granted(given, decision, name)).join(' ');

const stored = (letters: string, services = '', but: Partial<Decision> = {}) =>
  aDecision(answers(letters), { services: exceptions(services), ...but });

describe('what may run', () => {
  const GPC = { optOut: true };
  const CHILDREN: Partial<Policy> = { locked: ['analytics', 'marketing'] };
  const EXEMPT = { exempt: ['umami'] };
  const knowing = { knowingSignal: true };
  const earlier = { revision: 'earlier' };

  const TABLE: [what: string, but: Partial<Policy>, decision: Decision | null, runs: string][] = [
    ['nothing before a choice (R3)', {}, null, ''],
    [
      'all of it after Accept all',
      {},
      stored('p1a1m1'),
      'preferences analytics marketing matomo umami youtube',
    ],
    ['nothing after Only essential', {}, stored('p0a0m0'), ''],
    ['one category', {}, stored('p0a1m0'), 'analytics matomo umami'],
    ['nothing that the cookie does not mention', {}, stored('a1'), 'analytics matomo umami'],
    ['a category but for one service', {}, stored('a1', 'matomo0'), 'analytics umami'],
    ['one service of a refused category', {}, stored('m0', 'youtube1'), 'youtube'],
    ['one service of an undecided category', {}, stored('', 'youtube1'), 'youtube'],
    [
      'nothing that is not offered',
      { offered: ['analytics'] },
      stored('p1a1m1', 'youtube1'),
      'analytics matomo umami',
    ],
    ['nothing on a site that offers nothing', { offered: [] }, stored('p1a1m1', 'youtube1'), ''],

    ['nothing under an opt-out signal', GPC, null, ''],
    [
      'only preferences of a choice that did not know of the signal',
      GPC,
      stored('p1a1m1', 'youtube1'),
      'preferences',
    ],
    [
      'all of a choice that knew of the signal',
      GPC,
      stored('p1a1m0', 'youtube1', knowing),
      'preferences analytics matomo umami youtube',
    ],
    ['all of such a choice when the signal is gone', {}, stored('a1', '', knowing), 'analytics matomo umami'],

    [
      'no locked category, whatever the cookie says (R14)',
      CHILDREN,
      stored('p1a1m1', 'youtube1', knowing),
      'preferences',
    ],

    ['nothing that was granted under another revision (R20)', {}, stored('p1a1m1', 'youtube1', earlier), ''],

    ['an exempt service before a choice (R17)', EXEMPT, null, 'umami'],
    ['an exempt service beside a refusal of others', EXEMPT, stored('m0'), 'umami'],
    ['no exempt service after a refusal of its category', EXEMPT, stored('a0'), ''],
    ['no exempt service after its own refusal', EXEMPT, stored('', 'umami0'), ''],
    ['no exempt service after a refusal under another revision', EXEMPT, stored('a0', '', earlier), ''],
    ['no exempt service under an opt-out signal', { ...EXEMPT, ...GPC }, null, ''],
    ['no exempt service that is locked', { ...EXEMPT, ...CHILDREN }, null, ''],
    ['no exempt service of a category that is not offered', { ...EXEMPT, offered: ['marketing'] }, null, ''],
  ];

  it.each(TABLE.map(([what, but, decision, runs]) => ({ what, but, decision, runs })))(
    'is $what (R20)',
    ({ but, decision, runs }) => {
      expect(running(aPolicy(but), decision)).toBe(runs);
    },
  );

  it('is always what is essential', () => {
    for (const [, but, decision] of TABLE) {
      expect(granted(aPolicy(but), decision, 'essential')).toBe(true);
      expect(granted(aPolicy(but), decision, 'login')).toBe(true);
    }
  });

  it.each([
    '',
    'cookies',
    'Analytics',
    'statistics',
    'constructor',
    '__proto__',
    'x|essential',
    'x|analytics',
    'analytics|marketing',
    'barred',
  ])('is never something called "%s"', name => {
    for (const [, but, decision] of TABLE) {
      expect(granted(aPolicy(but), decision, name)).toBe(false);
      expect(permits(aPolicy(but), decision, [['essential'], [name]])).toBe(false);
      expect(permits(aPolicy(but), decision, [['essential'], []])).toBe(false);
    }
  });

  it('waits for all of several categories', () => {
    expect(permits(aPolicy(), stored('a1m0'), allOf('analytics marketing'))).toBe(false);
    expect(permits(aPolicy(), stored('a1'), allOf('analytics marketing'))).toBe(false);
    expect(permits(aPolicy(), stored('a1m1'), allOf('analytics marketing'))).toBe(true);
    expect(permits(aPolicy(), stored('a1m0'), allOf('essential analytics'))).toBe(true);
  });

  it('is a tag manager if either of its categories is granted', () => {
    const runs = (letters: string) => granted(aPolicy(), stored(letters), 'tags');
    expect(['', 'p1', 'a0m0', 'a1', 'm1', 'a1m0', 'a0m1'].filter(runs)).toEqual(['a1', 'm1', 'a1m0', 'a0m1']);
  });
});

describe('what the visitor must be asked about', () => {
  const TABLE: [what: string, but: Partial<Policy>, decision: Decision | null, asked: string][] = [
    ['everything, on the first visit', {}, null, 'preferences analytics marketing'],
    ['nothing, after an answer to everything', {}, stored('p1a0m1'), ''],
    ['what was not offered then', {}, stored('p1a0'), 'marketing'],
    ['nothing, under an opt-out signal (R16)', { optOut: true }, null, ''],
    ['nothing, in a frame that may not ask', { mayAsk: false }, null, ''],
    ['nothing, where nothing is offered', { offered: [] }, null, ''],
    ['what is not locked', { locked: ['analytics', 'marketing'] }, null, 'preferences'],
    [
      'what was granted under another revision (R20)',
      {},
      stored('p1a0m1', '', { revision: 'x' }),
      'preferences marketing',
    ],
    ['nothing, if all was refused under another revision', {}, stored('p0a0m0', '', { revision: 'x' }), ''],
    ['also what has an exempt service', { exempt: ['umami'] }, stored('p1m1'), 'analytics'],
  ];

  it.each(TABLE.map(([what, but, decision, asked]) => ({ what, but, decision, asked })))(
    'is $what',
    ({ but, decision, asked }) => {
      expect(undecided(aPolicy(but), decision).join(' ')).toBe(asked);
    },
  );
});

describe('the answers that a further choice builds upon', () => {
  it('are all refusals, and the grants that are in force', () => {
    const earlier = stored('p1a0m1', 'matomo1 youtube0', { revision: 'earlier' });
    expect(answersInForce(aPolicy(), earlier)).toEqual({
      categories: answers('a0'),
      services: exceptions('youtube0'),
    });
    expect(answersInForce(aPolicy(), stored('p1a0m1', 'matomo1 youtube0'))).toEqual({
      categories: answers('p1a0m1'),
      services: exceptions('matomo1 youtube0'),
    });
  });

  it('are none before a choice', () => {
    expect(answersInForce(aPolicy(), null)).toEqual({ categories: {}, services: {} });
  });

  it('are no grants under an opt-out signal that the choice did not know of', () => {
    expect(answersInForce(aPolicy({ optOut: true }), stored('p1a1m0', 'youtube1'))).toEqual({
      categories: answers('p1m0'),
      services: {},
    });
  });
});
