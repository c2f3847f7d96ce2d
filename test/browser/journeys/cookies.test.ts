import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, hosts, lines, place, stored, TRY, tag } from './steps.ts';

const here = place();
const HOME = `${DISTRICT}/`;
const NOT_STORED = 'Your choice counts for this page only';
const now = (offset = 0) => (Math.floor(Date.now() / 1000) + offset).toString(36);

describe('somebody whose browser stores no cookies', () => {
  it('is asked, is told that the choice holds for this page only, and it does', async () => {
    const visitor = await here.open(HOME, { cookiesDisabled: true });
    expect(hosts(visitor)).toEqual([]);
    await visitor.button('accept-all').click();
    await here.arrived(({ host }) => host === 'cloud.umami.is');
    await visitor.page.locator('#hallpass-consent').getByText(NOT_STORED).waitFor();
    await visitor.settled();
    expect(here.loads(HOME)).toBe(1);
    here.demo.requests.length = 0;
    await visitor.page.goto(`${DISTRICT}/news`);
    await visitor.settled();
    expect(await visitor.surface('banner').isVisible()).toBe(true);
    expect(hosts(visitor)).toEqual([]);
    // Vendors' code meets a browser like this without us too: its own trouble is not ours.
    expect(visitor.errors.splice(0).filter(error => !/localStorage/.test(error))).toEqual([]);
  });

  it('can refuse, and nothing goes round in circles', async () => {
    const visitor = await here.open(HOME, { cookiesDisabled: true });
    await visitor.page.clock.install();
    await visitor.button('refuse-all').click();
    await visitor.page.locator('#hallpass-consent').getByText(NOT_STORED).waitFor();
    await visitor.page.clock.runFor(60_000);
    await visitor.settled();
    expect(here.loads(HOME)).toBe(1);
    expect(hosts(visitor)).toEqual([]);
  });

  it('can take back: the page loads again once, and asks', async () => {
    here.page({
      body: '<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://vendor.test/x.js"></script>',
    });
    here.script('vendor.test', '');
    const visitor = await here.open(TRY, { cookiesDisabled: true });
    await visitor.button('accept-all').click();
    await here.arrived(({ host }) => host === 'vendor.test');
    await visitor.settled();
    const again = visitor.page.waitForEvent('load');
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await again;
    await visitor.settled();
    expect(here.loads(TRY)).toBe(2);
    expect(await visitor.surface('banner').isVisible()).toBe(true);
    expect(visitor.requests()).toHaveLength(1);
  });
});

describe('a page in a sandbox, where to read cookies is an error', () => {
  const MARKED =
    '<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://vendor.test/x.js"></script>';
  const frame = (attributes: string) => {
    here.page({
      tag: '',
      body: '<iframe sandbox="allow-scripts" src="/framed" width="800" height="500" title="x"></iframe>',
    });
    here.demo.page('www.cedarcreek.example', '/framed', {
      html: `<!doctype html><html lang="en"><head>${tag(attributes)}</head><body>${MARKED}</body></html>`,
    });
    here.script('vendor.test', '');
  };

  it('is held and asks nothing', async () => {
    frame('');
    const visitor = await here.open(TRY);
    expect(hosts(visitor)).toEqual([]);
    expect(await visitor.page.frameLocator('iframe').locator('[data-consent-surface]').count()).toBe(0);
  });

  it('asks where it is to ask, and the choice holds for the page', async () => {
    frame('data-frames="ask"');
    const visitor = await here.open(TRY);
    const inside = visitor.page.frameLocator('iframe');
    await inside.locator('[data-consent-action="accept-all"]').click();
    await here.arrived(({ host }) => host === 'vendor.test');
    await inside.getByText(NOT_STORED).waitFor();
    expect(await visitor.cookies()).toEqual([]);
  });
});

/** What may stand in a jar: cut off, from elsewhere, of another version, an attack. */
const nonsense = (): string[] => [
  '',
  '1',
  'true',
  'yes',
  'null',
  'undefined',
  'v1',
  'v1.',
  'v1....',
  '.',
  '-',
  '%',
  '%00',
  '%E0%A4%A',
  '{}',
  '[]',
  '{"analytics":true}',
  'deny',
  'allow',
  `v2.${now()}.0.p1a1m1.-`,
  `V1.${now()}.0.p1a1m1.-`,
  `v1.${now()}`,
  `v1.${now()}.0`,
  `v1.${now()}.0.p1a1m1`,
  `v1.${now()}.0.p1a1m1.`,
  `v1.${now()}.0.p1a1m1.x`,
  `v1.${now()}.0.p1a1m1.sg`,
  `v1.${now()}.0.m1a1p1.-`,
  `v1.${now()}.0.p1p1p1.-`,
  `v1.${now()}.0.p2a2m2.-`,
  `v1.${now()}.0.p1a1m1x1.-`,
  `v1.${now()}..p1a1m1.-`,
  `v1.${now()}.${'r'.repeat(33)}.p1a1m1.-`,
  `v1.${now()}.0.p1a1m1.-.`,
  `v1.${now()}.0.p1a1m1.-.youtube`,
  `v1.${now()}.0.p1a1m1.-.YouTube1`,
  `v1.${now()}.0.p1a1m1.-.youtube1~`,
  `v1.${now()}.0.p1a1m1.-.youtube1~youtube0`,
  `v1.${now()}.0.p1a1m1.-.__proto__1`,
  `v1.${now()}.0.p1a1m1.-.a1.b1`,
  `v1.-1.0.p1a1m1.-`,
  'v1.0.0.p1a1m1.-',
  'v1.zzzzzzzz.0.p1a1m1.-',
  'v1.NaN.0.p1a1m1.-',
  `v1.${now(360)}.0.p1a1m1.-`,
  `v1.${now(-181 * 86_400)}.0.p1a1m1.-`,
  `v1.${now(-13 * 3600)}.0.p1a1m1.s`,
  `v1.${now()}.0.p1a1m1.-.${'a'.repeat(960)}1`,
  'x'.repeat(3500),

  'v1.toString.0.p1a1m1.-',
  'constructor',
  '__proto__',
  '<script>alert(1)</script>',
  `v1.${now()}.0.p1a1m1.-v1.${now()}.0.p1a1m1.-`,
];

/** What the page makes of what is in the jar. */
const outcome = async (visitor: Visitor) => ({
  decision: await visitor.page.evaluate(() => window.hallpass?.decision),
  granted: await visitor.page.evaluate(() =>
    ['preferences', 'analytics', 'marketing'].filter(name => window.hallpass?.granted(name)),
  ),
  asked: await visitor.surface('banner').isVisible(),
});
const UNDECIDED = { decision: null, granted: [], asked: true };

describe('a consent cookie that is not one', () => {
  const body =
    '<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://vendor.test/x.js"></script>';
  const seen = async (visitor: Visitor, value: string) => {
    await visitor.page.goto(TRY);
    await visitor.settled();
    return { value, ...(await outcome(visitor)), requests: visitor.requests().length };
  };
  const held = (value: string) => ({ value, ...UNDECIDED, requests: 0 });

  it.each(['the jar', 'the server’s answer'])(
    'is no decision, and nothing breaks (from %s)',
    async source => {
      let header = '';
      here.demo.page('www.cedarcreek.example', '/try', () => ({
        html: `<!doctype html><html lang="en"><head>${tag()}<title>Try</title><link rel="icon" href="/icon.svg"></head><body>${body}</body></html>`,
        headers: header ? { 'set-cookie': `hallpass-consent=${header}; Path=/; Secure` } : {},
      }));
      const visitor = await here.open(TRY);
      const ascii = nonsense().filter(value => /^[\x20-\x7e]*$/.test(value));
      for (const value of source === 'the jar' ? nonsense() : ascii) {
        // No page is open that could hear of the change.
        await visitor.page.goto('about:blank');
        await visitor.context.clearCookies();
        if (source !== 'the jar') header = value;
        else await visitor.context.addCookies([{ name: 'hallpass-consent', value, url: DISTRICT }]);
        expect(await seen(visitor, value)).toEqual(held(value));
      }
      // The measure of it all: a good one does count.
      header = '';
      const good = stored('p0a1m0');
      await visitor.page.goto('about:blank');
      await visitor.context.addCookies([{ name: 'hallpass-consent', value: good, url: DISTRICT }]);
      expect(await seen(visitor, good)).toMatchObject({ granted: ['analytics'], asked: false, requests: 1 });
    },
  );
});

describe('several consent cookies', () => {
  const open = async (onHost: string, onDomain: string) => {
    here.page({});
    const visitor = await here.open(TRY, {
      prepare: ({ context }) =>
        context.addCookies([
          { name: 'hallpass-consent', value: onHost, url: DISTRICT },
          { name: 'hallpass-consent', value: onDomain, domain: '.cedarcreek.example', path: '/' },
        ]),
    });
    return visitor;
  };

  it.each([
    ['the newest, on the host', stored('p0m1', { ago: 10 }), stored('p1a1', { ago: 20 }), ['marketing']],
    ['the newest, on the domain', stored('p1a1', { ago: 20 }), stored('p0m1', { ago: 10 }), ['marketing']],
    [
      'the newest, less what the other refuses',
      stored('p0a0m1', { ago: 20 }),
      stored('p1a1m1', { ago: 10 }),
      ['marketing'],
    ],
    ['the valid one, on the host', stored('p0a1m0', { ago: 20 }), 'v1.broken', ['analytics']],
    ['the valid one, on the domain', 'v1.broken', stored('p0a1m0', { ago: 20 }), ['analytics']],
    ['none, where none is valid', 'v1.broken', 'v2', []],
  ])('count as %s', async (_, onHost, onDomain, granted) => {
    const visitor = await open(onHost, onDomain);
    expect((await outcome(visitor)).granted).toEqual(granted);
  });

  /** The choice that was made, and that nothing else of the name is left, also not on the next page. */
  const isTheOne = async (visitor: Visitor, choices: string) => {
    const [cookie, ...others] = await consentCookies(visitor);
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({
      path: '/',
      domain: 'www.cedarcreek.example',
      value: expect.stringContaining(`.${choices}.`),
    });
  };
  /** Consent cookies that a server put there: values by path. */
  const placed = (visitor: Visitor, values: Record<string, string>) =>
    visitor.context.addCookies(
      Object.entries(values).map(([path, value]) => ({
        name: 'hallpass-consent',
        value,
        domain: 'www.cedarcreek.example',
        path,
      })),
    );

  it.each(['/try', '/try/'])(
    'of a deeper path (%s) give way to a refusal, and are forgotten (R13)',
    async path => {
      here.demo.page('www.cedarcreek.example', '/try/page', {
        html: `<!doctype html><html lang="en"><head>${tag()}<title>Try</title><link rel="icon" href="/icon.svg"></head><body></body></html>`,
      });
      const url = `${TRY}/page`;
      const visitor = await here.open(url, { prepare: who => placed(who, { [path]: stored('p1a1m1') }) });
      expect((await outcome(visitor)).granted).toHaveLength(3);
      await visitor.page.evaluate(() => window.hallpass?.refuse());
      await isTheOne(visitor, 'p0a0m0');
      await visitor.page.reload();
      await visitor.settled();
      expect((await outcome(visitor)).granted).toEqual([]);

      await placed(visitor, { [path]: stored('p1a1m1', { ago: 0 }) });
      await visitor.page.evaluate(() => window.hallpass?.forget());
      expect(await consentCookies(visitor)).toEqual([]);
    },
  );

  it.each([
    ['older', stored('p1a1m1', { ago: 500 })],
    ['malformed', 'rubbish'],
  ])(
    'leave one, the newest that is valid, when a page begins: a deeper one that is %s goes',
    async (_, deeper) => {
      here.page({});
      const visitor = await here.open(TRY, {
        prepare: who => placed(who, { '/': stored('p0a1m0'), '/try': deeper }),
      });
      expect((await outcome(visitor)).granted).toEqual(['analytics']);
      await isTheOne(visitor, 'p0a1m0');
    },
  );

  it('give way to a new choice, also one that a clock which was fast had dated later', async () => {
    const visitor = await open(stored('p1a1m1'), stored('p1a1m1', { ago: -3600 }));
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await visitor.page.reload();
    await visitor.settled();
    expect((await outcome(visitor)).granted).toEqual([]);
  });

  it('are one for the whole district where the webmaster says so', async () => {
    here.page({ tag: tag('data-cookie-domain=".CedarCreek.example"') });
    const visitor = await here.open(TRY);
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(await consentCookies(visitor)).toMatchObject([{ domain: '.cedarcreek.example' }]);
    await visitor.page.evaluate(() => window.hallpass?.forget());
    expect(await consentCookies(visitor)).toEqual([]);
  });

  it.each(['example', 'other.example', 'cedarcreek.example:443', '*.cedarcreek.example'])(
    'of a domain that the page is not within are this host’s, and that is said (%s)',
    async domain => {
      here.page({ tag: tag(`data-cookie-domain="${domain}"`) });
      const visitor = await here.open(TRY);
      expect(lines(visitor)).toEqual([expect.stringContaining(`data-cookie-domain="${domain}"`)]);
      await visitor.button('accept-all').click();
      await visitor.settled();
      expect(await consentCookies(visitor)).toMatchObject([{ domain: 'www.cedarcreek.example' }]);
    },
  );
});
