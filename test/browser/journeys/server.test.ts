import { describe, expect, it } from 'vitest';
import { hallpassMarker } from '../../../integrations/server/server.ts';
import { DISTRICT, place, TRY } from './steps.ts';

const here = place();
const marker = hallpassMarker({ base: DISTRICT, attributes: { 'data-policy-url': '/privacy' } });

/** A page as its author wrote it, marked by the server. */
const page = (body: string) =>
  here.demo.page('www.cedarcreek.example', '/try', {
    html: marker.mark(
      `<!doctype html><html lang="en"><title>Try</title><link rel="icon" href="/icon.svg"><body>${body}`,
      '{{nonce}}',
    ),
  });

describe('a page that is marked by the server', () => {
  it('shows whose each held frame is, and loads it once when it is asked for', async () => {
    page(
      '<iframe src="https://www.youtube.com/embed/x" title="Field day" width="560" height="315"></iframe>',
    );
    const visitor = await here.open(TRY);
    expect(visitor.requests()).toEqual([]);
    const placeholder = visitor.page.frameLocator('iframe').locator('[data-consent-surface="placeholder"]');
    expect(await placeholder.innerText()).toMatch(/YouTube/);
    expect(await placeholder.innerText()).toMatch(/Field day/);
    await placeholder.locator('[data-consent-action="load-once"]').click();
    await here.arrived(({ host, path }) => host === 'www.youtube.com' && path === '/embed/x');
  });

  it('runs its scripts in the parser’s order once they are granted, and each of them once', async () => {
    const scripts = { deferred: 'defer', first: '', module: 'type="module"', second: '', any: 'async' };
    for (const name of Object.keys(scripts))
      here.script('static.hotjar.com', `(window.order ??= []).push("${name}")`, `/${name}.js`);
    const tags = Object.entries(scripts).map(
      ([name, how]) =>
        `<script ${how} nonce="{{nonce}}" src="https://static.hotjar.com/${name}.js"></script>`,
    );
    page(tags.join(''));
    const visitor = await here.open(TRY);
    const order = () => visitor.page.evaluate(() => (window as { order?: string[] }).order);
    expect([visitor.requests(), await order()]).toEqual([[], undefined]);
    await visitor.button('accept-all').click();
    await expect.poll(order).toHaveLength(5);
    await visitor.settled();
    const ran = (await order()) ?? [];
    expect(ran.filter(name => name !== 'any')).toEqual(['first', 'second', 'deferred', 'module']);
    expect(ran).toHaveLength(5);
  });

  it('leaves out of the order what its mark says is asynchronous, and of two kinds of code the old one', async () => {
    page(
      '<script async nomodule nonce="{{nonce}}" src="https://static.hotjar.com/old.js"></script><script async nonce="{{nonce}}" src="https://static.hotjar.com/new.js"></script>',
    );
    here.script('static.hotjar.com', 'window.ran = document.currentScript.async', '/new.js');
    const visitor = await here.open(TRY);
    await visitor.button('accept-all').click();
    await expect.poll(() => visitor.page.evaluate(() => (window as { ran?: boolean }).ran)).toBe(true);
    expect(visitor.requests().map(({ path }) => path)).toEqual(['/new.js']);
  });
});

describe('a tag manager that is marked by the server', () => {
  const GTM = '<script nonce="{{nonce}}" src="https://www.googletagmanager.com/gtm.js?id=GTM-1"></script>';

  it.each([
    ['analytics', true],
    ['marketing', true],
    ['preferences', false],
  ])('comes with one of its two categories: %s, %s', async (category, comes) => {
    page(GTM);
    here.script('www.googletagmanager.com', '', '/gtm.js');
    const visitor = await here.open(TRY);
    await visitor.page.evaluate(one => window.hallpass?.choose({ [one]: true }), category);
    await visitor.settled();
    expect(visitor.requests(({ path }) => path.startsWith('/gtm.js')).length).toBe(comes ? 1 : 0);
  });
});

describe('the demo, marked by the server', () => {
  it.each(['/', '/video', '/calendar'])('lets nothing leave where no scripts run, on %s', async path => {
    await here.open(`${DISTRICT}${path}?pasted`, { javaScript: false });
    expect(here.demo.requests.length).toBeGreaterThan(0);
    here.demo.requests.length = 0;
    await here.open(`${DISTRICT}${path}?server`, { javaScript: false });
    expect(here.demo.requests).toEqual([]);
  });

  it('says the same of itself as marked by hand', async () => {
    const visitor = await here.open(`${DISTRICT}/video?server`);
    const placeholder = visitor.page
      .frameLocator('.video iframe')
      .locator('[data-consent-surface="placeholder"]');
    expect(await placeholder.innerText()).toMatch(/YouTube/);
    await visitor.page.goto(`${DISTRICT}/privacy?server`);
    const list = visitor.page.locator('[data-consent-surface="declaration"]');
    await list.waitFor();
    expect(await list.innerText()).toMatch(/cc_session/);
    expect(here.demo.requests).toEqual([]);
  });
});
