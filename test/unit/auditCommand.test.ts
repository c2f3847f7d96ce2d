import { describe, expect, it, vi } from 'vitest';
import { departuresOf } from '../../command/departuresOf.ts';
import { factsOf } from '../../command/factsOf.ts';
import { main } from '../../command/main.ts';
import { type Options, readArguments, WrongArguments } from '../../command/readArguments.ts';
import type { Seen } from '../../command/seen.ts';
import { summary } from '../../command/summary.ts';
import type { Finding } from '../../src/audit/model.ts';
import { encode } from '../../src/decision/consentString.ts';
import { NOW } from './given.ts';

const SCHOOL = 'https://www.school.test/';

describe('the arguments of the command', () => {
  it.each<[args: string, what: Partial<Options>]>([
    ['audit school.test', { address: 'https://school.test/', pages: 1, languages: ['en', 'es'] }],
    ['audit http://school.test/a?b=1', { address: 'http://school.test/a?b=1' }],
    ['audit localhost:8080/a', { address: 'http://localhost:8080/a' }],
    ['audit www.school.test:8443', { address: 'https://www.school.test:8443/' }],
    ['audit --pages 5 school.test', { pages: 5 }],
    ['audit school.test --pages=50', { pages: 50 }],
    ['audit school.test --languages es', { languages: ['es'] }],
    ['audit school.test --languages es,en,es', { languages: ['es', 'en'] }],
    [
      'audit school.test --html a.html --json a.json --requests r.json --compare b.json --browser /bin/x',
      { html: 'a.html', json: 'a.json', requests: 'r.json', compare: 'b.json', browser: '/bin/x' },
    ],
  ])('are read: %s', (args, what) => {
    expect(readArguments(args.split(' '))).toMatchObject(what);
  });

  it.each(['', 'help', '--help', 'audit -h', 'audit school.test --help'])('ask for help: %s', args => {
    expect(readArguments(args.split(' ').filter(Boolean))).toBe('help');
  });

  it.each<[args: string, wrong: string]>([
    ['audit', 'Which address'],
    ['scan school.test', 'no command "scan"'],
    ['audit a.test b.test', '"b.test" is one too many'],
    ['audit ftp://school.test', 'no web address'],
    ['audit javascript:alert(1)', 'no web address'],
    ['audit https://', 'no web address'],
    ['audit school.test --pages 0', '1 to 50'],
    ['audit school.test --pages 51', '1 to 50'],
    ['audit school.test --pages two', '1 to 50'],
    ['audit school.test --pages 1.5', '1 to 50'],
    ['audit school.test --languages fr', 'en, es, or en,es'],
    ['audit school.test --html', 'html'],
    ['audit school.test --verbose', 'verbose'],
  ])('are refused with a sentence that says why: %s', (args, wrong) => {
    expect(() => readArguments(args.split(' '))).toThrow(WrongArguments);
    expect(() => readArguments(args.split(' '))).toThrow(wrong);
  });
});

describe('the command', () => {
  it.each([
    ['--html /nowhere/at/all.html', 'There is no folder for /nowhere/at/all.html.'],
    ['--json /nowhere/at/all.json', 'There is no folder for /nowhere/at/all.json.'],
    ['--compare /nowhere.json', '/nowhere.json cannot be read.'],
    ['--compare package.json', 'package.json is no data file of an audit.'],
  ])('ends before it starts a browser: %s', async (args, why) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(await main(['audit', 'school.test', ...args.split(' '), '--browser', '/nowhere'])).toBe(2);
    expect(said.mock.calls).toEqual([[why]]);
    said.mockRestore();
  });
});

/** A page of a school's, as a visitor without a choice has it. */
const page = (parts: Partial<Omit<Seen, 'inPage'>> & { inPage?: Partial<Seen['inPage']> } = {}): Seen => ({
  page: SCHOOL,
  state: 'undecided',
  language: 'en',
  html: '<html><head><script src="/hallpass/hallpass.js" data-policy-url="/privacy"></script></head></html>',
  policies: [],
  asked: [],
  own: [],
  jar: [],
  ...parts,
  inPage: {
    tag: { address: `${SCHOOL}hallpass/hallpass.js`, dataset: { policyUrl: '/privacy' }, hasNonce: false },
    isRunning: true,
    blocks: [],
    held: [],
    reopen: 'own',
    kept: [],
    links: [],
    ...parts.inPage,
  },
});

const facts = (...parts: Parameters<typeof page>) => factsOf(page(...parts), NOW * 1000);

const asked = (address: string, body = ''): Seen['asked'][number] => ({
  address,
  by: 'script',
  at: 5000,
  body,
});

const cookie = (name: string, value: string, days = 0, domain = 'www.school.test') => ({
  name,
  value,
  domain,
  expires: days ? NOW + days * 86_400 : -1,
});

const GA = 'https://www.google-analytics.com/g/collect';

const consent = (categories: object) =>
  cookie(
    'hallpass-consent',
    encode({ time: NOW, revision: '0', categories, services: {}, knowingSignal: false, sessionOnly: false }),
    180,
  );

describe('what the command makes of a page', () => {
  it('judges a service by the cookie that holds the choice', () => {
    const ran = (jar: Seen['jar']) => facts({ asked: [asked(GA)], jar }).parties.map(({ mayRun }) => mayRun);
    expect(ran([])).toEqual([false]);
    expect(ran([consent({ analytics: false })])).toEqual([false]);
    expect(ran([consent({ analytics: true })])).toEqual([true]);
  });

  it('counts no request of the site’s own, nor of what is below it', () => {
    const own = ['https://www.school.test/a.js', 'https://cdn.school.test/a.js', 'data:text/plain,a'];
    expect(facts({ asked: own.map(one => asked(one)) }).parties).toEqual([]);
  });

  it('knows a service of the site’s own data block', () => {
    const blocks = [
      '{"services":[{"id":"polls","name":"Polls","category":"marketing","hosts":["polls.test"]}]}',
    ];
    expect(facts({ asked: [asked('https://polls.test/a')], inPage: { blocks } }).parties).toMatchObject([
      {
        host: 'polls.test',
        service: 'polls',
        name: 'Polls',
        category: 'marketing',
        mayRun: false,
        isAsked: true,
      },
    ]);
  });

  it('lets run what the tag allows, and nothing that it retired', () => {
    const mayRun = (dataset: Record<string, string>) => {
      const tag = { address: `${SCHOOL}hallpass/hallpass.js`, dataset, hasNonce: false };
      const jar = [consent({ analytics: true })];
      const [party] = facts({ asked: [asked(GA)], jar, inPage: { tag } }).parties;
      return [party?.mayRun, party?.isAllowed];
    };
    expect(mayRun({ allow: 'www.google-analytics.com' })).toEqual([true, true]);
    expect(mayRun({ allow: 'google-analytics', retire: 'google-analytics' })).toEqual([true, true]);
    expect(mayRun({ retire: 'google-analytics' })).toEqual([false, false]);
  });

  it('takes what is held for held, unless it stands before the tag and has run', () => {
    const early = `<html><head><script src="${GA}"></script><script src="/hallpass/hallpass.js"></script>`;
    const late = `<html><head><script src="/hallpass/hallpass.js"></script><script src="${GA}"></script>`;
    const held = (html: string) =>
      facts({ html, inPage: { held: [GA] } }).parties.map(({ isHeld }) => isHeld);
    expect([held(late), held(early)]).toEqual([[true], [false]]);
  });

  it('gives each cookie its life and its limit, those too that no script can see', () => {
    const jar = [cookie('locker', 'x', 30), cookie('seat', 'x'), cookie('fr', 'x', 90, '.facebook.com')];
    const tag = {
      address: `${SCHOOL}hallpass/hallpass.js`,
      dataset: { cookieLimit: 'session' },
      hasNonce: false,
    };
    expect(facts({ jar: [...jar, consent({})], inPage: { tag } }).stored).toMatchObject([
      { name: 'locker', days: 30, allowed: 0, services: [] },
      { name: 'seat', days: 0, allowed: 0, services: [] },
      { name: 'fr', days: 90, services: expect.arrayContaining(['meta-pixel']), mayStay: false },
    ]);
    // The site's limit is no other host's.
    expect(facts({ jar, inPage: { tag } }).stored[2]).not.toHaveProperty('allowed');
    expect(facts({ jar }).stored[0]).not.toHaveProperty('allowed');
  });

  it('knows the words for which block lists take an address away', () => {
    const listed = (address: string) =>
      facts({ inPage: { tag: { address, dataset: {}, hasNonce: false } } }).install.listed;
    expect(listed(`${SCHOOL}gdpr/hallpass.js`)).toEqual([`${SCHOOL}gdpr/hallpass.js`]);
    expect(listed(`${SCHOOL}cookies/hallpass.js`)).toEqual([]);
  });

  it('tells kinds and names of personal data, where it is and whom it went to, and no value', () => {
    const found = facts({
      jar: [cookie('who', 'zora.quill@mail.test')],
      asked: [
        asked('https://pixel.test/zora.quill@mail.test/p.gif'),
        asked('https://pixel.test/d/1AbC2dEfGh3IjKlMnOpQrStUvWx'),
        asked('https://pixel.test/p?dob=2011-04-12&x=1', 'ssn=536-22-1947'),
        asked(`${SCHOOL}?who=zora.quill@mail.test`),
      ],
      inPage: { kept: [{ store: 'local', name: 'draft', value: '{"last_name":"Quill"}' }] },
    }).personal;
    expect(found).toEqual([
      { kind: 'email', sure: true, name: 'who', where: 'cookie' },
      { kind: 'name', sure: true, name: 'draft', where: 'local' },
      { kind: 'email', sure: true, name: 'path', where: 'query', host: 'pixel.test' },
      { kind: 'birthdate', sure: true, name: 'dob', where: 'query', host: 'pixel.test' },
      { kind: 'ssn', sure: true, name: 'body', where: 'query', host: 'pixel.test' },
    ]);
  });

  it('takes a number that a service gives a browser for something to look at, not for a fault', () => {
    const jar = [cookie('_ga', 'GA1.1.1234567890.1700000000'), cookie('student_id', '204418')];
    expect(facts({ jar }).personal.map(({ name, sure }) => [name, sure])).toEqual([
      ['_ga', false],
      ['student_id', true],
    ]);
  });

  it('says nothing of a tag in a source that did not come', () => {
    expect([facts(), facts({ html: '' })].map(({ install }) => install.isSourceRead)).toEqual([true, false]);
  });

  it('says which files of Hallpass came, and how long they are kept', () => {
    const own = [
      { address: `${SCHOOL}hallpass/hallpass.js?1`, status: 200, cacheControl: 'max-age=3600' },
      { address: `${SCHOOL}hallpass/hallpass-ui.B7jYH6Wm.js`, status: 404 },
      { address: `${SCHOOL}hallpass/hallpass-ui.en.JVD_N5Mb.js`, status: 0 },
    ];
    expect(facts({ own }).install.files).toEqual([
      { name: 'hallpass.js?…', state: 'whole', cacheControl: 'max-age=3600', isHashed: false },
      { name: 'hallpass-ui.B7jYH6Wm.js', state: 'missing', isHashed: true },
      { name: 'hallpass-ui.en.JVD_N5Mb.js', state: 'missing', isHashed: true },
    ]);
  });

  it('keeps no query and no fragment of an address', () => {
    const seen = page({
      page: `${SCHOOL}a?who=zora.quill@mail.test#x`,
      asked: [asked(`${GA}?who=zora.quill@mail.test`)],
    });
    const told = JSON.stringify([factsOf(seen, NOW * 1000), departuresOf(seen)]);
    expect(told).toContain(`"${SCHOOL}a"`);
    expect(told).not.toMatch(/zora|quill/);
  });

  it('counts the seconds of a request from the choice', () => {
    const [before] = departuresOf(page({ asked: [asked(GA)] }));
    expect(before).not.toHaveProperty('sinceChoice');
    const [after] = departuresOf(page({ asked: [asked(GA)], choseAt: 4000, state: 'accepted' }));
    expect(after).toMatchObject({
      sinceChoice: 1,
      service: 'google-analytics',
      category: 'analytics',
      state: 'accepted',
    });
  });
});

describe('the summary of the command', () => {
  const finding = (about: string): Finding => ({
    check: 'party-ran',
    weight: 'fault',
    about,
    pages: [SCHOOL],
    states: ['undecided'],
  });
  const report = {
    format: 'hallpass-audit',
    version: 1,
    hallpass: '1.0.0',
    time: '2026-11-26T00:00:00Z',
    site: 'www.school.test',
    pages: [
      { page: SCHOOL, state: 'undecided' },
      { page: SCHOOL, state: 'accepted', failed: 'without' },
    ],
    findings: [finding('a.test')],
    parties: [],
    stored: [],
  } satisfies Parameters<typeof summary>[0];

  it('counts what left as whom, and says only what was looked at', () => {
    const left = departuresOf(page({ asked: [asked(GA), asked(GA), asked('https://b.test/')] }));
    const text = summary(report, left);
    expect(text).toContain('before a choice         3 requests to 2 other hosts');
    expect(text).not.toContain('Accept all"');
  });

  it('names what is wrong, the heaviest first, and what could not be looked at', () => {
    const text = summary(report, []);
    expect(text.indexOf('Faults: 1')).toBeGreaterThan(0);
    expect(text.indexOf('Warnings: None found.')).toBeGreaterThan(text.indexOf('Faults: 1'));
    expect(text).toContain('  A service loaded without permission\n    a.test');
    expect(text).toContain(`  ${SCHOOL}: There is no Hallpass on it.`);
  });

  it('says what changed since an earlier report', () => {
    const text = summary(report, [], {
      time: '2026-01-01T00:00:00Z',
      appeared: [finding('a.test')],
      gone: [finding('b.test')],
    });
    expect(text).toContain('Since 2026-01-01T00:00:00Z: 1 new, 1 gone');
    expect(text).toContain('  + A service loaded without permission: a.test');
    expect(text).toContain('  - A service loaded without permission: b.test');
  });
});
