import { describe, expect, it } from 'vitest';
import { usualEngine, type Visitor } from '../harness/visitor.ts';
import { lines, place, TRY } from './steps.ts';

const here = place();
const VENDOR = 'https://vendor.test';

/** Each kind of marked element, and what it asks the vendor for when it may. */
const scripts: Record<string, string> = {
  'an external script': `<script type="text/plain" MARK nonce="{{nonce}}" src="${VENDOR}/asked"></script>`,
  'an inline script': `<script type="text/plain" MARK nonce="{{nonce}}">new Image().src = '${VENDOR}/asked'</script>`,
  'a module with data-src': `<script type="text/plain" data-type="module" MARK nonce="{{nonce}}" data-src="${VENDOR}/asked"></script>`,
  'an inline module': `<script type="text/plain" data-type="module" MARK nonce="{{nonce}}">new Image().src = '${VENDOR}/asked'</script>`,
  'an async script': `<script type="text/plain" async MARK nonce="{{nonce}}" src="${VENDOR}/asked"></script>`,
  'a deferred script': `<script type="text/plain" defer MARK nonce="{{nonce}}" src="${VENDOR}/asked"></script>`,
};
const elements: Record<string, string> = {
  'a template': `<template MARK><p><img src="${VENDOR}/asked" alt=""></p></template>`,
  'a frame': `<iframe MARK data-consent-src="${VENDOR}/asked" title="Film"></iframe>`,
  'an image': `<img MARK data-consent-src="${VENDOR}/asked" alt="">`,
  'an image with srcset': `<img MARK data-consent-srcset="${VENDOR}/asked 1x" alt="">`,
  'a stylesheet': `<link rel="stylesheet" MARK data-consent-href="${VENDOR}/asked">`,
  'a video’s poster': `<video MARK data-consent-poster="${VENDOR}/asked"></video>`,
  'a video': `<video MARK preload="auto" data-consent-src="${VENDOR}/asked"></video>`,
  'a video’s source': `<video preload="auto"><source MARK data-consent-src="${VENDOR}/asked"></video>`,
  'a picture’s source': `<picture><source MARK data-consent-srcset="${VENDOR}/asked"><img src="data:," alt=""></picture>`,
  'a sound': `<audio MARK preload="auto" data-consent-src="${VENDOR}/asked"></audio>`,
  'an embed': `<embed MARK data-consent-src="${VENDOR}/asked">`,
  'an object': `<object MARK data-consent-data="${VENDOR}/asked"></object>`,
};
// Firefox reads ahead in templates (docs/limits.md).
if (usualEngine === 'firefox') delete elements['a template'];
const kinds = { ...scripts, ...elements };
const FORBIDDEN = ['a stylesheet', 'an embed', 'an object'];
const mark = (html: string, categories = 'marketing') =>
  html.replace('MARK', `data-category="${categories}"`);

const asked = (visitor: Visitor, path = '/asked') =>
  visitor.requests(request => request.path === path).length;

/** What is granted is asked for so often, and no more; an `embed` takes its time, after the next layout. */
const comes = async (visitor: Visitor, times: number, path = '/asked') => {
  await expect.poll(() => asked(visitor, path), { timeout: 10_000 }).toBe(times);
  await visitor.settled();
  expect(asked(visitor, path)).toBe(times);
};

const choose = async (visitor: Visitor, choices: Record<string, boolean>) => {
  await visitor.page.evaluate(given => window.hallpass?.choose(given), choices);
  await visitor.settled();
};

/** Puts HTML at the end of the page. Scripts are made, because HTML that is set runs none. */
const append = (visitor: Visitor, html: string) =>
  visitor.page.evaluate(text => {
    if (!text.startsWith('<script')) return document.body.insertAdjacentHTML('beforeend', text);
    const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('script');
    const script = document.createElement('script');
    for (const { name, value } of parsed?.attributes ?? []) script.setAttribute(name, value);
    script.textContent = parsed?.textContent ?? '';
    document.body.append(script);
  }, html);

describe.each(Object.entries(kinds))('%s', (kind, html) => {
  const free = FORBIDDEN.includes(kind);

  it('asks for nothing before a choice and after a refusal, once after the grant, and by itself on the next visit (R3)', async () => {
    here.page({ body: mark(html), free });
    const visitor = await here.open(TRY);
    expect(asked(visitor)).toBe(0);
    await visitor.button('refuse-all').click();
    await visitor.settled();
    await visitor.page.reload();
    await visitor.settled();
    expect(asked(visitor)).toBe(0);
    await choose(visitor, { marketing: true });
    await comes(visitor, 1);
    // Another answer is no reason to load anything a second time.
    await choose(visitor, { analytics: true });
    await comes(visitor, 1);
    await visitor.page.reload();
    await visitor.settled();
    await comes(visitor, 2);
  });

  it('is held and released as well when it comes late', async () => {
    here.page({ free: true });
    const visitor = await here.open(TRY);
    await append(visitor, mark(html));
    await visitor.settled();
    expect(asked(visitor)).toBe(0);
    await choose(visitor, { marketing: true });
    await comes(visitor, 1);
    await append(visitor, mark(html).replace('/asked', '/later'));
    await comes(visitor, 1, '/later');
  });
});

describe('something of several categories', () => {
  it.each(['analytics marketing', 'marketing, analytics', 'statistics advertising'])(
    'waits for all of them (%s)',
    async categories => {
      here.page({ body: mark(scripts['an external script'] as string, categories) });
      const visitor = await here.open(TRY);
      await choose(visitor, { marketing: true, analytics: false });
      expect(asked(visitor)).toBe(0);
      await choose(visitor, { analytics: true });
      expect(asked(visitor)).toBe(1);
    },
  );
});

describe('markup that is wrong', () => {
  it('is held for good where its category is none, and said in one line', async () => {
    here.page({
      body: Object.values(kinds)
        .map(html => mark(html, 'analitycs'))
        .join(''),
      free: true,
    });
    const visitor = await here.open(TRY);
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(asked(visitor)).toBe(0);
    const said = lines(visitor).filter(line => line.includes('analitycs'));
    expect(said).toHaveLength(Object.keys(kinds).length);
    expect(said[0]).toContain('expected essential, preferences, analytics or marketing');
  });

  it('holds a script without type="text/plain", says so, and runs it once it may', async () => {
    here.page({
      body: `<script data-category="marketing" nonce="{{nonce}}">document.title += ' inline'</script>
        <script data-category="marketing" nonce="{{nonce}}" src="${VENDOR}/x.js"></script>`,
    });
    here.script('vendor.test', "document.title += ' external'");
    const visitor = await here.open(TRY);
    expect(await visitor.page.title()).toBe('Try');
    expect(lines(visitor).filter(line => line.includes('add type="text/plain"'))).toHaveLength(2);
    await choose(visitor, { marketing: true });
    expect(await visitor.page.title()).toBe('Try inline external');
  });

  it('holds what has its address in the open as soon as it is seen, and says so', async () => {
    here.page({
      body: `<iframe data-category="marketing" src="https://frame.test/film" title="Film"></iframe>`,
    });
    here.demo.page('frame.test', '/film', { html: '<p>The film</p>' });
    const visitor = await here.open(TRY);
    expect(visitor.page.frames().map(frame => frame.url())).not.toContain('https://frame.test/film');
    expect(lines(visitor).filter(line => line.includes('write data-consent-src'))).toHaveLength(1);
    await choose(visitor, { marketing: true });
    await visitor.page.frameLocator('iframe').getByText('The film').waitFor();
  });

  it('does nothing with an address that is code', async () => {
    here.page({
      body: `<iframe data-category="marketing" data-consent-src="javascript:parent.document.title='tricked'" title="x"></iframe>
        <iframe data-category="marketing" data-consent-src="data:text/html,<script>top.location='https://vendor.test/asked'</script>" title="x"></iframe>
        <script type="text/plain" nonce="{{nonce}}" data-category="marketing" data-src="data:text/javascript,document.title='tricked'"></script>
        <img data-category="marketing" data-consent-src="javascript:document.title='tricked'" alt="">`,
      free: true,
    });
    const visitor = await here.open(TRY);
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(await visitor.page.title()).toBe('Try');
    expect(visitor.requests()).toEqual([]);
  });
});
