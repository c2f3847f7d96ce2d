import { describe, expect, it } from 'vitest';
import { lines, place, stored, TRY } from '../journeys/steps.ts';

const world = place();
const SCRIPT = 'https://stats.vendor.test/x.js';
const FRAME = 'https://frames.vendor.test/f';

/** Pages marked for other tools, as their documentation writes it; all of it analytics. */
const tools: Record<string, string> = {
  'orestbida/cookieconsent': `<script type="text/plain" data-category="analytics" data-service="Stats" src="${SCRIPT}"></script>`,
  'Klaro, by a service the catalog knows': `<script type="text/plain" data-type="application/javascript" data-name="matomo" data-src="${SCRIPT}"></script><iframe data-name="matomo" data-src="${FRAME}"></iframe>`,
  'Orejime v2': `<script type="opt-in" data-type="application/javascript" data-name="matomo" data-src="${SCRIPT}"></script>`,
  'Orejime v3': `<template data-purpose="analytics"><script src="${SCRIPT}"></script><iframe src="${FRAME}"></iframe></template>`,
  Decidim: `<script type="text/plain" data-consent="analytics" src="${SCRIPT}"></script>`,
  Cookiebot: `<script type="text/plain" data-cookieconsent="statistics" src="${SCRIPT}"></script><iframe data-cookieblock-src="${FRAME}" data-cookieconsent="statistics"></iframe>`,
  OneTrust: `<script type="text/plain" class="optanon-category-C0002" src="${SCRIPT}"></script><iframe class="optanon-category-C0002" data-src="${FRAME}"></iframe>`,
  Osano: `<script type="text/plain" data-osano="ANALYTICS" src="${SCRIPT}"></script>`,
  CookieYes: `<script type="text/plain" data-cookieyes="cookieyes-analytics" src="${SCRIPT}"></script>`,
  Usercentrics: `<script type="text/plain" data-usercentrics="Google Analytics" src="${SCRIPT}"></script><iframe data-src="${FRAME}" data-usercentrics="Google Analytics"></iframe>`,
};

describe.each(Object.entries(tools))('a page marked for %s', (_, markup) => {
  const expected = markup.includes(FRAME) ? ['/f', '/x.js'] : ['/x.js'];
  const arrivals = (visitor: Awaited<ReturnType<typeof world.open>>) =>
    visitor
      .requests(({ host }) => host.endsWith('vendor.test'))
      .map(({ path }) => path)
      .sort();
  const prepare = (wrap = (html: string) => html) => {
    world.script('stats.vendor.test', 'window.ran = (window.ran || 0) + 1');
    world.demo.page('frames.vendor.test', '/f', { html: 'A frame' });
    world.page({
      body: `${wrap(markup.replaceAll('<script', '<script nonce="{{nonce}}"'))}<a href="#cookie-preferences">C</a>`,
    });
  };

  it('is held before a choice and after a refusal', async () => {
    prepare();
    const visitor = await world.open(TRY);
    await visitor.button('refuse-all').click();
    await visitor.settled();
    expect(arrivals(visitor)).toEqual([]);
    expect(lines(visitor)).toEqual([]);
  });

  it('runs once when analytics is granted, and not when marketing is', async () => {
    prepare();
    const other = await world.open(TRY, { stored: stored('p0a0m1') });
    expect(arrivals(other)).toEqual([]);
    const visitor = await world.open(TRY, { stored: stored('p0a1m0') });
    expect(arrivals(visitor)).toEqual(expected);
    expect(await visitor.page.evaluate(() => (window as { ran?: number }).ran)).toBe(1);
  });

  it('runs where the page adds it among other changes, once all is granted', async () => {
    prepare(html => `<template id="late">${html}</template>`);
    const visitor = await world.open(TRY, { stored: stored('p1a1m1') });
    expect(arrivals(visitor)).toEqual([]);
    await visitor.page.evaluate(async () => {
      document.body.append(document.createElement('p'));
      // By then that change has been looked at.
      await new Promise(resolve => setTimeout(resolve));
      const { content } = document.querySelector('template#late') as HTMLTemplateElement;
      document.body.append(document.importNode(content, true));
    });
    await expect.poll(() => arrivals(visitor)).toEqual(expected);
  });
});

describe('markup of other tools', () => {
  it('of Cookiebot that exempts a script leaves it alone', async () => {
    world.script('stats.vendor.test', 'window.ran = 1');
    world.page({
      body: `<script nonce="{{nonce}}" data-cookieconsent="ignore" src="${SCRIPT}"></script><a href="#cookie-preferences">C</a>`,
    });
    const visitor = await world.open(TRY);
    expect(await visitor.page.evaluate(() => (window as { ran?: number }).ran)).toBe(1);
  });

  it('with several categories waits for all of them', async () => {
    world.script('stats.vendor.test', 'window.ran = 1');
    const markup = `<script nonce="{{nonce}}" type="text/plain" class="optanon-category-C0002-C0004" src="${SCRIPT}"></script><a href="#cookie-preferences">C</a>`;
    world.page({ body: markup });
    const one = await world.open(TRY, { stored: stored('p0a1m0') });
    expect(one.requests()).toEqual([]);
    const both = await world.open(TRY, { stored: stored('p0a1m1') });
    expect(both.requests().length).toBe(1);
  });

  it('is not seen in attributes that other software uses for itself', async () => {
    world.demo.page('www.cedarcreek.example', '/photo.svg', {
      type: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    });
    world.page({
      body: `<img data-purpose="hero" src="/photo.svg"><img data-name="Principal" src="/photo.svg" data-src="/large.svg"><a href="#cookie-preferences">C</a>`,
    });
    const visitor = await world.open(TRY, { stored: stored('p1a1m1') });
    const images = await visitor.page.evaluate(() =>
      [...document.images].map(image => [image.getAttribute('src'), image.naturalWidth]),
    );
    expect(images).toEqual([
      ['/photo.svg', 9],
      ['/photo.svg', 9],
    ]);
    expect(lines(visitor)).toEqual([]);
  });
});
