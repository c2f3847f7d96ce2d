import { describe, expect, it } from 'vitest';
import { checks, merge, runChecks } from '../../../src/audit/checks/runChecks.ts';
import type { Facts } from '../../../src/audit/model.ts';
import { aCookie, anElement, aParty, type Otherwise, someFacts } from './facts.ts';

/** What is wrong, and what is found: a check and what it is about. */
const cases: [wrong: string, facts: Otherwise, ...found: string[]][] = [
  ['nothing', {}],
  ['a tag that is not in the source', { install: { tag: undefined, tags: 0 } as never }, 'tag-inserted '],
  ['a source that could not be read', { install: { tag: undefined, isSourceRead: false } as never }],
  [
    'what comes before the tag',
    {
      tag: {
        above: [
          anElement({ name: 'a.test/x.js', service: 'a', host: 'a.test' }),
          anElement({ name: 'b.test/x.js', host: 'b.test' }),
          anElement({ name: '/own.js' }),
        ],
      },
    },
    'tag-above-service a.test/x.js',
    'tag-above-host b.test/x.js',
    'tag-above-code /own.js',
  ],
  ['a tag that waits', { tag: { waits: ['async', 'defer'] } }, 'tag-waits async defer'],
  ['a tag in the body', { tag: { isInHead: false } }, 'tag-in-body '],
  ['two tags', { install: { tags: 2 } }, 'tag-twice '],
  [
    'a tag that was rewritten',
    { tag: { rewritten: ['data-cf-settings'] }, install: { optimizers: ['Rocket Loader'] } },
    'tag-rewritten Rocket Loader',
  ],
  ['another optimizer', { install: { optimizers: ['Autoptimize'] } }, 'optimizer Autoptimize'],
  [
    'a merged file',
    { install: { home: 'https://oakhill.test/all.js' } },
    'tag-merged https://oakhill.test/all.js',
  ],
  ['the one file', { install: { home: 'https://oakhill.test/hallpass.standalone.js' } }],
  [
    'files',
    {
      install: {
        files: [
          { name: 'hallpass.js', state: 'whole', isHashed: false, cacheControl: 'public, max-age=86401' },
          { name: 'a.js', state: 'missing', isHashed: true },
          { name: 'b.js', state: 'changed', isHashed: true, cacheControl: 'max-age=31536000' },
          { name: 'c.js', state: 'whole', isHashed: true, cacheControl: 'no-cache' },
          { name: 'd.js', state: 'whole', isHashed: true },
          { name: 'e.js', state: 'whole', isHashed: true, cacheControl: 'max-age=31536000, immutable' },
        ],
      },
    },
    'file-missing a.js',
    'file-changed b.js',
    'cache-long hallpass.js',
    'cache-short c.js',
    'cache-short d.js',
  ],
  [
    'files that are kept for a day',
    {
      install: {
        files: [{ name: 'hallpass.js', state: 'whole', isHashed: false, cacheControl: 'max-age=86400' }],
      },
    },
  ],
  ['a listed address', { install: { listed: ['/cookie-consent/'] } }, 'address-listed /cookie-consent/'],
  [
    'policies',
    {
      install: {
        forbidden: [
          { directive: 'script-src', isEnforced: false },
          { directive: 'trusted-types', isEnforced: true },
        ],
      },
    },
    'policy-forbids trusted-types',
    'policy-will-forbid script-src',
  ],
  ['no way back', { install: { reopen: 'none' } }, 'reopen-none '],
  ['a way back that was added', { install: { reopen: 'added' } }, 'reopen-added '],
  ['no privacy page', { site: { policyUrl: undefined } as never }, 'privacy-missing '],
  [
    'a privacy page that fails',
    { install: { policyPage: { status: 500, hasList: false } } },
    'privacy-broken /privacy',
  ],
  [
    'one that does not answer',
    { install: { policyPage: { status: 0, hasList: false } } },
    'privacy-broken /privacy',
  ],
  [
    'one without a list',
    { install: { policyPage: { status: 200, hasList: false } } },
    'privacy-no-list /privacy',
  ],
  ['another tool', { install: { otherTools: ['Klaro'] } }, 'other-tool Klaro'],
  [
    'a consent default',
    { install: { hasOwnConsentDefault: true }, site: { consentMode: ['google'] } },
    'consent-default ',
  ],
  ['a consent default where Hallpass sets none', { install: { hasOwnConsentDefault: true } }],
  ['noscript', { install: { noscript: [anElement({ name: 'a.test/p' })] } }, 'noscript a.test/p'],
  [
    'what may not run, held or not, asked or not',
    {
      parties: [
        aParty({ host: 'held', isHeld: true }),
        aParty({ host: 'named' }),
        aParty({ host: 'asked', isHeld: true, isAsked: true }),
        aParty({ host: 'ran', isAsked: true }),
      ],
    },
    'party-ran ran',
    'party-asked asked',
  ],
  ['what may run', { parties: [aParty({ isAsked: true, mayRun: true })] }],
  [
    'hosts that nobody knows',
    {
      parties: [
        { ...aParty({ host: 'a.test', isAsked: true }), service: undefined },
        { ...aParty({ host: 'b.test', isHeld: true }), service: undefined },
        { ...aParty({ host: 'c.test', isAsked: true, isAllowed: true }), service: undefined },
      ] as never,
    },
    'party-unknown a.test',
    'party-unknown-held b.test',
  ],
  [
    'what is stored',
    {
      stored: [
        aCookie(),
        aCookie({ name: '_ga', services: ['google-analytics'], mayStay: false }),
        aCookie({ name: 'long', days: 30, allowed: 0 }),
        aCookie({ name: 'just', days: 180.4, allowed: 180 }),
        aCookie({ name: 'x', services: [] }),
      ],
    },
    'stored-early _ga',
    'stored-lasting long',
    'stored-undeclared x',
  ],
  [
    'personal data',
    {
      personal: [
        { kind: 'email', sure: true, where: 'cookie', name: 'a' },
        { kind: 'phone', sure: false, where: 'query', name: 'b', host: 'c.test' },
      ],
    },
    'personal-sure a',
    'personal-maybe b',
  ],
  // The gate's own problems: a check a kind.
  ...Object.keys(checks)
    .filter(check => check.startsWith('problem-'))
    .map((check): (typeof cases)[number] => [
      check,
      { problems: [{ kind: check.slice('problem-'.length), about: 'this' }] },
      `${check} this`,
    ]),
  ['problems that other checks know more of', { problems: [{ kind: 'lasting', about: 'a' }] }],
];

const found = (facts: Facts) => runChecks(facts).map(({ check, about }) => `${check} ${about}`);

describe('the checks', () => {
  it.each(cases)('find of %s what there is, and no more (R11)', (_, otherwise, ...expected) => {
    expect(found(someFacts(otherwise)).toSorted()).toEqual(expected.toSorted());
  });

  it('are each tried', () => {
    const tried = new Set(cases.flatMap(([, , ...expected]) => expected.map(one => one.split(' ')[0])));
    expect(Object.keys(checks).filter(check => !tried.has(check))).toEqual([]);
  });
});

describe('what nobody declares', () => {
  it.each([
    ['seat', '"cookies": [{"name":"seat","days":30,"purpose":"…"}]'],
    ['cart-…', undefined],
  ])('has a line to add, if its name is shown in full: %s', (name, mend) => {
    const [finding] = runChecks(someFacts({ stored: [aCookie({ name, days: 30, services: [] })] }));
    expect(finding?.mend).toBe(mend);
  });
});

describe('findings of several pages', () => {
  const at = (page: string, state: Facts['state'], names: string[]) =>
    runChecks({ ...someFacts({ stored: names.map(name => aCookie({ name, services: [] })) }), page, state });

  it('are one each, with all pages and states, the heaviest first', () => {
    const all = merge([
      ...at('/a', 'undecided', ['x', 'y']),
      ...at('/b', 'refused', ['x']),
      ...runChecks(someFacts({ install: { reopen: 'none' } })),
    ]);
    expect(all.map(({ check, about, pages, states }) => [check, about, pages, states])).toEqual([
      ['reopen-none', '', ['https://oakhill.test/'], ['undecided']],
      ['stored-undeclared', 'x', ['/a', '/b'], ['undecided', 'refused']],
      ['stored-undeclared', 'y', ['/a'], ['undecided']],
    ]);
  });
});
