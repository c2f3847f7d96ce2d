import { beforeEach, describe, expect, it } from 'vitest';
import schema from '../../../docs/record.schema.json' with { type: 'json' };
import { visitorEngines } from '../harness/engine.ts';
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, lines, place, stored, TRY, tag } from './steps.ts';

const here = place();

/** An address of the school's own. */
const INBOX = '/inbox';

/** A host that is not the page's. */
const OTHER = 'records.cedarcreekdata.example';

interface Arrived {
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

const inbox: Arrived[] = [];
/** What the address answers; a record that it refuses has not arrived. */
let answer: { status: number };
/** How long it thinks before. */
let patience: Promise<unknown> | undefined;

beforeEach(() => {
  inbox.length = 0;
  answer = { status: 204 };
  patience = undefined;
  receiveAt('www.cedarcreek.example');
});

const receiveAt = (host: string) =>
  here.demo.page(host, INBOX, async ({ method, headers, body }) => {
    if (method !== 'POST') return { status: 405, type: 'text/plain', body: method };
    await patience;
    if (answer.status < 400) inbox.push({ body, headers });
    return { type: '', ...answer };
  });

const include = (more = '') => tag(`data-record-url="${INBOX}" ${more}`);

const FRAME = '<iframe src="https://www.youtube.com/embed/CcUsd-2627A" title="Field day"></iframe>';
const FOOTER = '<footer><a href="#cookie-preferences">Cookie preferences</a></footer>';

/** The records that arrived, each checked against the published schema. */
const records = () =>
  inbox.map(({ body }) => {
    const record = JSON.parse(body);
    expect(faults(schema, record)).toEqual([]);
    return record;
  });

interface Schema {
  type?: string;
  enum?: string[];
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  propertyNames?: Schema;
  additionalProperties?: boolean | Schema;
}

/** What of a value breaks a schema: as much of JSON Schema as ours uses. */
function faults(rule: Schema, value: unknown, at = 'record'): string[] {
  const fails = [
    rule.type && typeof value !== rule.type && 'type',
    rule.enum && !rule.enum.includes(value as string) && 'enum',
    rule.pattern && !new RegExp(rule.pattern).test(value as string) && 'pattern',
  ].filter(Boolean);
  if (rule.type !== 'object') return fails.map(fault => `${at}: ${fault}`);
  const parts = value as Record<string, unknown>;
  const others = rule.additionalProperties;
  return [
    ...(rule.required ?? []).filter(key => !(key in parts)).map(key => `${at}.${key}: missing`),
    ...Object.entries(parts).flatMap(([key, part]) => [
      ...(rule.propertyNames ? faults(rule.propertyNames, key, `${at}.${key} (name)`) : []),
      ...(rule.properties?.[key]
        ? faults(rule.properties[key], part, `${at}.${key}`)
        : typeof others === 'object'
          ? faults(others, part, `${at}.${key}`)
          : others === false
            ? [`${at}.${key}: unknown`]
            : []),
    ]),
  ];
}

const open = async (visitor: Visitor) => {
  await visitor.page.locator('a[href="#cookie-preferences"]').first().click();
  await visitor.surface('preferences').waitFor();
};

const ways: [how: string, means: string, decide: (visitor: Visitor) => Promise<unknown>, wanted: object][] = [
  [
    '“Accept all”',
    'banner',
    visitor => visitor.button('accept-all').click(),
    { categories: { preferences: true, analytics: true, marketing: true } },
  ],
  [
    '“Only essential”',
    'banner',
    visitor => visitor.button('refuse-all').click(),
    { categories: { preferences: false, analytics: false, marketing: false } },
  ],
  [
    'a switch and “Save”',
    'preferences',
    async visitor => {
      await open(visitor);
      await visitor.switch({ category: 'analytics' }).check();
      await visitor.button('save').click();
    },
    { categories: { preferences: false, analytics: true, marketing: false } },
  ],
  [
    '“Only essential” in the preferences',
    'preferences',
    async visitor => {
      await open(visitor);
      await visitor.surface('preferences').locator('[data-consent-action="refuse-all"]').click();
    },
    { categories: { preferences: false, analytics: false, marketing: false } },
  ],
  [
    '“Always allow YouTube”',
    'placeholder',
    visitor => visitor.surface('placeholder').locator('[data-consent-action="always"]').click(),
    { services: { youtube: true } },
  ],
  [
    'a button of the page’s own',
    'link',
    visitor => visitor.page.locator('#own').click(),
    { categories: { preferences: false, analytics: false, marketing: false } },
  ],
  [
    'a script of the page’s own',
    'api',
    visitor => visitor.page.evaluate(() => window.hallpass?.choose({ preferences: true })),
    { categories: { preferences: true } },
  ],
];

describe.each(['en', 'es'])('on a page in "%s"', lang => {
  it.each(ways)('%s sends one record of what was decided (%s) (R23)', async (_, method, decide, wanted) => {
    here.page({
      lang: ` lang="${lang}"`,
      tag: include('data-revision="fall-2026"'),
      body: `${FRAME}<button id="own" data-consent-action="refuse-all">No</button>${FOOTER}`,
    });
    const before = Math.floor(Date.now() / 1000) * 1000;
    const visitor = await here.open(TRY);
    await decide(visitor);
    await expect.poll(() => inbox.length).toBe(1);
    await visitor.settled();
    const [record, ...others] = records();
    expect(others).toEqual([]);
    expect(record).toEqual({
      version: await visitor.page.evaluate(() => window.hallpass?.version),
      site: 'www.cedarcreek.example',
      revision: 'fall-2026',
      language: lang,
      method,
      categories: {},
      services: {},
      ...wanted,
      time: await visitor.page.evaluate(() => window.hallpass?.decision?.time),
    });
    expect(Date.parse(record.time)).toBeGreaterThanOrEqual(before);
  });
});

describe('a record', () => {
  it.each(visitorEngines())('carries no cookie and no address in %s (R15)', async engine => {
    here.page({ tag: include(), body: FOOTER });
    const visitor = await here.open(TRY, {
      engine,
      prepare: ({ context }) =>
        context.addCookies([{ name: 'session', value: 'secret', url: DISTRICT, sameSite: 'Lax' }]),
    });
    await visitor.button('accept-all').click();
    await expect.poll(() => inbox.length).toBe(1);
    const { headers } = inbox[0] as Arrived;
    expect(headers['content-type']).toBe('text/plain;charset=UTF-8');
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
    expect(headers.authorization).toBeUndefined();
    records();
  });

  it('leaves the one file that holds everything as well', async () => {
    here.page({ tag: include().replace('hallpass.js', 'hallpass.standalone.js'), body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.button('refuse-all').click();
    await expect.poll(() => inbox.length).toBe(1);
    expect(records()[0]).toMatchObject({ method: 'banner' });
  });

  it('of a script that decides in one go is of the last that it decided', async () => {
    here.page({ tag: include(), body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.page.evaluate(() => {
      for (let time = 0; time < 150; time++) {
        window.hallpass?.accept();
        window.hallpass?.refuse();
      }
    });
    await expect.poll(() => inbox.length).toBe(1);
    await visitor.settled();
    expect(records()).toEqual([
      expect.objectContaining({
        method: 'api',
        categories: { preferences: false, analytics: false, marketing: false },
      }),
    ]);
  });

  it('is one of at most fifty on a page, whatever a script does', async () => {
    here.page({ tag: include(), body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.page.evaluate(async () => {
      for (let time = 0; time < 40; time++) {
        window.hallpass?.accept();
        await new Promise(requestAnimationFrame);
        window.hallpass?.refuse();
        await new Promise(requestAnimationFrame);
      }
    });
    await visitor.settled();
    expect(inbox).toHaveLength(50);
    expect(lines(visitor).filter(line => line.includes('More than 50 decisions'))).toHaveLength(1);
    records();
  });

  it('tells of what was forgotten: nothing holds any more', async () => {
    here.page({ tag: include(), body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a0m1') });
    await open(visitor);
    await visitor.button('forget').click();
    await expect.poll(() => inbox.length).toBe(1);
    expect(records()).toEqual([
      expect.objectContaining({ method: 'preferences', categories: {}, services: {} }),
    ]);
  });

  it.each(visitorEngines())('leaves with a visitor who leaves in the same moment in %s', async engine => {
    // On a host that nobody has a connection to yet: the request is far from sent when the page goes.
    receiveAt(OTHER);
    here.page({ tag: tag(`data-record-url="https://${OTHER}${INBOX}"`), body: FOOTER });
    const visitor = await here.open(TRY, { engine });
    await visitor.page.evaluate(() => {
      window.hallpass?.accept();
      location.href = '/news';
    });
    await visitor.page.waitForURL('**/news');
    await expect.poll(() => inbox.length).toBe(1);
    records();
  });

  it('of what is taken back arrives though the page loads again before there is an answer', async () => {
    here.script('count.test', '');
    here.page({
      tag: include(),
      body: `<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://count.test/x.js"></script>${FOOTER}`,
    });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    const again = visitor.page.waitForEvent('load');
    patience = again;
    await open(visitor);
    await visitor.surface('preferences').locator('[data-consent-action="refuse-all"]').click();
    await again;
    await expect.poll(() => inbox.length).toBe(1);
    expect(here.loads(TRY)).toBe(2);
    expect(records()).toEqual([
      expect.objectContaining({
        method: 'preferences',
        categories: { preferences: false, analytics: false, marketing: false },
      }),
    ]);
  });
});

describe('without a decision', () => {
  it.each([
    ['a first visit', undefined, false],
    ['a visit after an answer', stored('p1a0m1'), false],
    ['an opt-out signal', undefined, true],
  ])('nothing leaves: %s', async (_, value, gpc) => {
    here.page({ tag: include(), body: FRAME + FOOTER });
    const visitor = await here.open(TRY, { gpc, ...(value && { stored: value }) });
    // Whoever is not asked does not even load what would send, until the preferences are opened.
    if (value || gpc) expect(here.chunks('record')).toBe(0);
    await open(visitor);
    await visitor.page.keyboard.press('Escape');
    await visitor.surface('preferences').waitFor({ state: 'detached' });
    await visitor.page.evaluate(() => window.hallpass?.setLanguage('es'));
    await visitor.page.reload();
    await visitor.settled();
    expect(inbox).toEqual([]);
  });

  it('of this tab nothing leaves: another tab’s record is the other tab’s', async () => {
    here.page({ tag: include(), body: FOOTER });
    const visitor = await here.open(TRY);
    const other = await visitor.context.newPage();
    await other.goto(TRY);
    await other.evaluate(() => window.hallpass?.refuse());
    await visitor.page.bringToFront();
    await expect.poll(() => visitor.page.evaluate(() => window.hallpass?.decision)).not.toBeNull();
    await expect.poll(() => inbox.length).toBe(1);
    await visitor.settled();
    expect(records()).toEqual([expect.objectContaining({ method: 'api' })]);
  });

  it('a site that names no address sends none, and loads nothing for it (R15)', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(inbox).toEqual([]);
    expect(here.chunks('record')).toBe(0);
    expect(await consentCookies(visitor)).toHaveLength(1);
  });
});

describe('a record says no more than what holds', () => {
  it('on a children’s site, where analytics and marketing are locked (R14)', async () => {
    here.page({ tag: include('data-audience="children"'), body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.page.evaluate(() => window.hallpass?.accept());
    await expect.poll(() => inbox.length).toBe(1);
    expect(records()[0].categories).toEqual({ preferences: true });
  });

  it('where an opt-out signal is on, and the visitor says otherwise knowing it', async () => {
    here.page({ tag: include(), body: FOOTER });
    const visitor = await here.open(TRY, { gpc: true });
    await open(visitor);
    await visitor.switch({ category: 'analytics' }).check();
    await visitor.button('save').click();
    await expect.poll(() => inbox.length).toBe(1);
    expect(records()[0].categories).toEqual({ preferences: false, analytics: true, marketing: false });
  });
});

describe('an address that does not work', () => {
  it('is tried again until it does: the record arrives once, and the console has one line (R23)', async () => {
    here.page({ tag: include(), body: FOOTER });
    // Before the tag, which takes the page's timers as they are then.
    const visitor = await here.open(TRY, { prepare: ({ page }) => page.clock.install() });
    answer = { status: 503 };
    await visitor.button('accept-all').click();
    await expect.poll(() => lines(visitor)).toHaveLength(1);
    expect(lines(visitor)[0]).toContain(`data-record-url="${DISTRICT}${INBOX}": a record did not arrive`);
    const attempts = () => here.network.traffic.filter(({ url }) => url === DISTRICT + INBOX).length;
    await visitor.page.clock.runFor(2000);
    await expect.poll(attempts).toBe(2);
    answer = { status: 204 };
    await visitor.page.clock.runFor(4000);
    await expect.poll(() => inbox.length).toBe(1);
    await visitor.page.clock.runFor(3_600_000);
    await visitor.settled();
    expect(records()).toHaveLength(1);
    expect(attempts()).toBe(3);
    expect(lines(visitor)).toHaveLength(1);
    // Nothing of it was kept.
    expect(await visitor.storage()).toEqual({ local: {}, session: {} });
  });

  it('gets every decision of the time without a network, in a moment, when there is one again', async () => {
    here.page({ tag: include(), body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.page.clock.install();
    await visitor.context.setOffline(true);
    await visitor.button('accept-all').click();
    await visitor.page.evaluate(() => window.hallpass?.choose({ marketing: false }));
    // Of the records; other parts of ours do not load either.
    await expect.poll(() => lines(visitor).filter(line => line.includes(INBOX))).toHaveLength(1);
    await visitor.context.setOffline(false);
    await expect.poll(() => inbox.length).toBe(2);
    await visitor.settled();
    expect(
      records()
        .map(({ method }) => method)
        .toSorted(),
    ).toEqual(['api', 'banner']);
  });

  it('loses no decision where what sends did not load at first: the next one takes it along', async () => {
    here.page({ tag: include(), body: FOOTER });
    const files = /hallpass-record/;
    const visitor = await here.open(TRY, {
      prepare: ({ context }) => context.route(files, route => route.fulfill({ status: 503, body: '' })),
    });
    await visitor.button('refuse-all').click();
    await expect.poll(() => lines(visitor)).toHaveLength(1);
    await visitor.context.unroute(files);
    await visitor.page.evaluate(() => window.hallpass?.choose({ analytics: true }));
    await expect.poll(() => inbox.length).toBe(2);
    expect(records().map(({ method, categories }) => [method, categories.analytics])).toEqual([
      ['banner', false],
      ['api', true],
    ]);
  });

  it('is tried again when the visitor comes back to the page', async () => {
    here.page({ tag: include(), body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.page.clock.install();
    answer = { status: 500 };
    await visitor.button('refuse-all').click();
    await expect.poll(() => lines(visitor)).toHaveLength(1);
    answer = { status: 204 };
    await visitor.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(() => inbox.length).toBe(1);
  });

  it('ends with the page: what did not arrive is not sent by the next one', async () => {
    here.page({ tag: include(), body: FOOTER });
    const visitor = await here.open(TRY);
    answer = { status: 500 };
    await visitor.button('refuse-all').click();
    await expect.poll(() => lines(visitor)).toHaveLength(1);
    answer = { status: 204 };
    await visitor.page.reload();
    await visitor.settled();
    expect(inbox).toEqual([]);
  });
});

describe('an address on another host', () => {
  it.each([
    ['known', ''],
    ['strict', 'data-block="strict"'],
  ])('needs no permission of that host, and disturbs nothing (%s)', async (_, more) => {
    receiveAt(OTHER);
    here.page({ tag: tag(`data-record-url="https://${OTHER}${INBOX}" ${more}`), body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.page.clock.install();
    await visitor.button('refuse-all').click();
    await expect.poll(() => inbox.length).toBe(1);
    await visitor.page.clock.runFor(3_600_000);
    await visitor.settled();
    expect(records()).toHaveLength(1);
    const there = here.network.traffic.filter(({ url }) => url.includes(OTHER));
    // No preflight, and no second time.
    expect(there.map(({ method }) => method)).toEqual(['POST']);
    expect(inbox[0]?.headers.cookie).toBeUndefined();
    expect(inbox[0]?.headers.referer).toBeUndefined();
    expect(visitor.console.filter(({ type }) => type !== 'log')).toEqual([]);
  });

  it('is not held for being a company’s, though the rest of that host is', async () => {
    receiveAt('www.google-analytics.com');
    here.page({ tag: tag(`data-record-url="https://www.google-analytics.com${INBOX}"`), body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.button('refuse-all').click();
    await expect.poll(() => inbox.length).toBe(1);
    const held = await visitor.page.evaluate(() =>
      fetch('https://www.google-analytics.com/g/collect', { mode: 'no-cors' }).then(
        () => 'sent',
        () => 'held',
      ),
    );
    expect(held).toBe('held');
  });
});

describe('the district', () => {
  it('counts what its visitors chose, by answer, day and language, and knows of nobody (R23)', async () => {
    const first = await here.open(`${DISTRICT}/news`);
    await first.button('refuse-all').click();
    await expect.poll(() => here.demo.records.length).toBe(1);
    const second = await here.open(`${DISTRICT}/es/news`);
    await second.button('accept-all').click();
    await expect.poll(() => here.demo.records.length).toBe(2);

    const visitor = await here.open(`${DISTRICT}/es/records`);
    await visitor.button('refuse-all').click();
    await expect.poll(() => here.demo.records.length).toBe(3);
    await visitor.page.reload();
    const rows = await visitor.page.locator('table.counts tbody tr').allInnerTexts();
    expect(rows.map(row => row.replace(/\s+/g, ' '))).toEqual([
      'Solo las esenciales 2',
      'Se aceptó todo 1',
      expect.stringMatching(/ de 20\d\d 3$/),
      'Español 2',
      'Inglés 1',
    ]);
    expect(here.demo.records).toEqual(
      here.demo.records.map(() =>
        expect.objectContaining({ cookie: '', referrer: '', type: 'text/plain;charset=UTF-8' }),
      ),
    );
  });
});
