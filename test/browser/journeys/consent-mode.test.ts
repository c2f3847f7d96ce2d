import { describe, expect, it } from 'vitest';
import { visitorEngines } from '../harness/engine.ts';
import type { Visitor } from '../harness/visitor.ts';
import { lines, place, stored, TRY, tag } from './steps.ts';

const here = place();

const GTAG = 'https://www.googletagmanager.com/gtag/js';

/** Google's own snippet, as schools paste it; the stand-in behind it is the demo's. */
const snippet = `<script nonce="{{nonce}}" async src="${GTAG}?id=G-OAKHILL"></script>
<script nonce="{{nonce}}">
  window.dataLayer = window.dataLayer || [];
  function gtag(){dataLayer.push(arguments);}
  gtag('js', new Date());
  gtag('config', 'G-OAKHILL');
</script>`;

/** More impatient than Google's: it goes by what stands in the list when it runs, and waits for nothing. */
const impatient = `const states = { ad_storage: 'granted', analytics_storage: 'granted' };
  for (const [command, , more] of dataLayer) if (command === 'consent') Object.assign(states, more);
  const bit = type => Number(states[type] === 'granted');
  if (bit('analytics_storage')) document.cookie = '_ga=1';
  fetch('https://www.google-analytics.com/g/collect?gcs=G1' + bit('ad_storage') + bit('analytics_storage'), { mode: 'no-cors' }).catch(() => {});`;

/** What is in the list: `consent default denied`, `config G-OAKHILL`, `{hallpass_change}`. */
const layer = (visitor: Visitor) =>
  visitor.page.evaluate(() =>
    (window as unknown as { dataLayer: unknown[] }).dataLayer.map(entry => {
      if (Object.prototype.toString.call(entry) !== '[object Arguments]')
        return `{${(entry as { event: string }).event}}`;
      const [command, word, states] = [...(entry as string[])];
      const analytics = (states as unknown as { analytics_storage?: string } | undefined)?.analytics_storage;
      return [command, typeof word === 'string' ? word : '', analytics].filter(Boolean).join(' ');
    }),
  );

/** The hits that reached Google Analytics, and the consent state in each: `G1`, then ads and analytics, `0` or `1`. */
const hits = () =>
  here.demo.requests
    .filter(({ host }) => host === 'www.google-analytics.com')
    .map(({ path }) => new URL(path, 'https://x.test').searchParams.get('gcs'));

describe.each(visitorEngines())('Google’s tag in %s', engine => {
  it('never runs without the default, in 50 loads with a cold and a warm cache', async () => {
    // Allowed to run before a choice, so that nothing but the order keeps its cookies away.
    const include = tag('data-consent-mode="google" data-allow="google-analytics"');
    // Cold: both files have an address that no cache has seen. Warm: always the same ones.
    here.demo.page('www.cedarcreek.example', '/try', ({ query }) => ({
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8">${include}<title>Try</title>${snippet}</head><body></body></html>`
        .replace('hallpass.js', `hallpass.js?${query.get('cache')}`)
        .replace('?id', `?${query.get('cache')}&id`),
    }));
    here.script('www.googletagmanager.com', impatient, '/gtag/js');
    const visitor = await here.open(`${TRY}?cache=warm`, { engine });
    for (let load = 1; load <= 50; load++) {
      await visitor.page.goto(`${TRY}?cache=${load % 2 ? load : 'warm'}`);
      await expect.poll(() => hits().length).toBe(load + 1);
      expect((await layer(visitor)).slice(0, 2), `load ${load}`).toEqual(['consent default denied', 'js']);
    }
    expect(new Set(hits())).toEqual(new Set(['G100']));
    expect(await visitor.cookies()).toEqual([]);
  });

  it('waits for the choice, and then runs knowing it', async () => {
    here.page({ tag: tag('data-consent-mode="google"'), body: snippet });
    const visitor = await here.open(TRY, { engine });
    expect(await layer(visitor)).toEqual(['consent default denied', 'js', 'config G-OAKHILL']);
    expect(hits()).toEqual([]);
    await visitor.page.evaluate(() => window.hallpass?.choose({ analytics: true }));
    await expect.poll(hits).toEqual(['G101']);
    expect((await layer(visitor)).slice(3)).toEqual(['consent update granted', '{hallpass_change}']);
    expect((await visitor.cookies()).map(({ name }) => name)).toContain('_ga');
  });
});

describe('a stored choice', () => {
  it('follows the default at once, before anything of the page', async () => {
    here.page({ tag: tag('data-consent-mode="google"'), body: snippet });
    const visitor = await here.open(TRY, { stored: stored('p0a1m1') });
    await expect.poll(hits).toEqual(['G111']);
    expect(await layer(visitor)).toEqual([
      'consent default denied',
      'consent update granted',
      'js',
      'config G-OAKHILL',
    ]);
    expect(lines(visitor)).toEqual([]);
  });

  it('that refuses keeps Google’s tag from running at all: "basic" mode', async () => {
    here.page({ tag: tag('data-consent-mode="google"'), body: snippet });
    const visitor = await here.open(TRY, { stored: stored('p1a0m0') });
    expect(hits()).toEqual([]);
    expect((await visitor.cookies()).map(({ name }) => name)).toEqual(['hallpass-consent']);
    expect((await layer(visitor)).slice(0, 2)).toEqual(['consent default denied', 'consent update denied']);
  });
});

describe('what is taken back', () => {
  it('is told at once; marked code that is released hears of its grant before it runs', async () => {
    here.page({
      tag: tag('data-consent-mode="google"'),
      body: `<script type="text/plain" data-category="analytics" nonce="{{nonce}}">
        window.seen = Array.from(dataLayer.at(-1)).concat(Array.from(dataLayer.at(-2)));
        dataLayer.push({ event: 'released' });</script>`,
    });
    const visitor = await here.open(TRY);
    await visitor.button('accept-all').click();
    await expect
      .poll(() => layer(visitor))
      .toEqual(['consent default denied', 'consent update granted', '{hallpass_change}', '{released}']);
    await visitor.page.evaluate(() => window.hallpass?.choose({ analytics: false }));
    expect((await layer(visitor)).slice(-2)).toEqual(['consent update denied', '{hallpass_change}']);
  });

  it('in another tab is told here too', async () => {
    here.page({ tag: tag('data-consent-mode="google"') });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    const other = await visitor.context.newPage();
    await other.goto(TRY);
    await other.evaluate(() => window.hallpass?.refuse());
    await visitor.page.bringToFront();
    await expect.poll(async () => (await layer(visitor)).at(-2)).toBe('consent update denied');
  });
});

describe('a tag that stands too low', () => {
  it('gives Google no second default, and tells the webmaster in one line', async () => {
    const above = `<script nonce="{{nonce}}">window.dataLayer = []; function gtag(){dataLayer.push(arguments);}
      gtag('consent', 'default', { analytics_storage: 'granted' });</script>`;
    here.page({ tag: above + tag('data-consent-mode="google"') });
    const visitor = await here.open(TRY);
    expect(await layer(visitor)).toEqual(['consent default granted', 'consent update denied']);
    await expect.poll(() => lines(visitor)).toHaveLength(1);
    expect(lines(visitor)[0]).toContain('window.dataLayer had entries before Hallpass');
  });
});

describe('Microsoft', () => {
  // What the real scripts do with their queues, as far as consent goes.
  const bat = `const uet = [...window.uetq];
    const hear = (...entries) => new Image().src = 'https://bat.bing.com/p?' + entries.map(e => e.ad_storage ?? e).join();
    window.uetq = { push: hear };
    hear(...uet);`;
  const film = `const queue = window.clarity.q;
    window.clarity = (name, states) => new Image().src = 'https://www.clarity.ms/p?' + [name, states.ad_Storage, states.analytics_Storage].join();
    while (queue.length) window.clarity(...queue.shift());`;
  const heard = () =>
    here.demo.requests
      .filter(({ path }) => path.startsWith('/p?'))
      .map(({ host, path }) => host + path.slice(2));

  it('hears of a choice before its scripts run, and of changes in what they put in place of the queues', async () => {
    const pixel = { body: '', type: 'image/gif' };
    here.demo.page('bat.bing.com', '/p', pixel);
    here.demo.page('www.clarity.ms', '/p', pixel);
    here.script('bat.bing.com', bat, '/bat.js');
    here.script('www.clarity.ms', film, '/tag/oakhill');
    here.page({
      tag: tag('data-consent-mode="google microsoft"'),
      body: `<script nonce="{{nonce}}" async src="https://bat.bing.com/bat.js"></script>
        <script nonce="{{nonce}}" async src="https://www.clarity.ms/tag/oakhill"></script>`,
    });
    const visitor = await here.open(TRY, { stored: stored('p0a1m1') });
    await expect
      .poll(() => heard().toSorted())
      .toEqual([
        'bat.bing.com?consent,default,denied,consent,update,granted',
        'www.clarity.ms?consentv2,granted,granted',
      ]);
    // What was put in place is asked, not the old queue.
    here.demo.requests.length = 0;
    await visitor.page.evaluate(() => window.hallpass?.choose({ preferences: true }));
    await expect
      .poll(() => heard().toSorted())
      .toEqual(['bat.bing.com?consent,update,granted', 'www.clarity.ms?consentv2,granted,granted']);
  });
});
