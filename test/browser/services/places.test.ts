import { describe, expect, it } from 'vitest';
import { consentCookies, DISTRICT, OAK_HILL, place, stored, TRY, tag } from '../journeys/steps.ts';

const world = place();
const REOPEN = '<a href="#cookie-preferences">C</a>';
const marked =
  '<script nonce="{{nonce}}" type="text/plain" data-category="analytics" src="https://stats.vendor.test/x.js"></script>';
const arrivals = (visitor: Awaited<ReturnType<typeof world.open>>) =>
  visitor.requests(({ path }) => path === '/x.js').length;
const prepare = (body = marked) => {
  world.script('stats.vendor.test', 'window.ran = (window.ran || 0) + 1');
  world.page({ body: body + REOPEN });
};

describe('another tab', () => {
  it('releases what was granted here', async () => {
    prepare();
    const visitor = await world.open(TRY);
    const other = await visitor.context.newPage();
    await other.goto(TRY);
    await other.locator('[data-consent-surface="banner"]').waitFor();
    await visitor.button('accept-all').click();
    await other.waitForFunction(() => (window as { ran?: number }).ran === 1);
    await expect.poll(() => other.locator('[data-consent-surface="banner"]').count()).toBe(0);
  });

  it('holds what was withdrawn here and offers to load again, by itself it does not', async () => {
    prepare();
    const visitor = await world.open(TRY, { stored: stored('p1a1m1') });
    const other = await visitor.context.newPage();
    await other.goto(TRY);
    await other.waitForFunction(() => (window as { ran?: number }).ran === 1);
    await visitor.page.evaluate(() => window.hallpass?.choose({ preferences: false, analytics: false }));
    await other.locator('[data-consent-action="reload"]').waitFor();
    expect(await other.evaluate(() => window.hallpass?.granted('analytics'))).toBe(false);
    // The tab where it was withdrawn loads again by itself; the other one has loaded once.
    await expect.poll(() => world.loads(TRY), { timeout: 10_000 }).toBe(3);
    await visitor.settled();
    expect(world.loads(TRY)).toBe(3);
  });
});

describe('a choice that is changed often', () => {
  it('is never missing to another tab', async () => {
    prepare();
    const visitor = await world.open(TRY, { stored: stored('p1a1m1') });
    const other = await visitor.context.newPage();
    await other.goto(TRY);
    await other.waitForFunction(() => (window as { ran?: number }).ran === 1);
    await other.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      document.addEventListener('hallpass:change', ({ detail }) => heard.push(detail.decision));
    });
    for (let i = 0; i < 40; i++)
      await visitor.page.evaluate(on => window.hallpass?.choose({ preferences: on }), i % 2 === 1);
    await visitor.settled();
    expect(await other.evaluate('heard.length')).toBeGreaterThan(0);
    expect(await other.evaluate('heard.filter(decision => !decision).length')).toBe(0);
  });
});

describe('two tabs that are answered at the same time', () => {
  it('come to one answer, the one in the jar, and stop there', async () => {
    prepare();
    const visitor = await world.open(TRY);
    const other = await visitor.context.newPage();
    await other.goto(TRY);
    await other.locator('[data-consent-surface="banner"]').waitFor();
    await Promise.all([
      visitor.page.evaluate(() => window.hallpass?.accept()),
      other.evaluate(() => window.hallpass?.refuse()),
    ]);
    const answers = () =>
      Promise.all(
        [visitor.page, other].map(page => page.evaluate(() => window.hallpass?.granted('analytics'))),
      );
    const kept = async () => /a1/.test((await consentCookies(visitor))[0]?.value ?? '');
    await expect
      .poll(async () => new Set([...(await answers()), await kept()]).size, { timeout: 10_000 })
      .toBe(1);
    await visitor.settled();
    expect(await consentCookies(visitor)).toHaveLength(1);
    expect(new Set([...(await answers()), await kept()]).size).toBe(1);
    // At most the tab that acted loads again, once.
    expect(world.loads(TRY)).toBeLessThanOrEqual(3);
  });
});

describe('the back button', () => {
  it('brings a page back that knows what was chosen in the meantime', async () => {
    prepare();
    const visitor = await world.open(TRY);
    await visitor.page.goto(`${DISTRICT}/news`);
    await visitor.surface('banner').waitFor();
    await visitor.button('refuse-all').click();
    await visitor.page.goBack();
    await expect.poll(() => visitor.surface('banner').count()).toBe(0);
    expect(await visitor.page.evaluate(() => window.hallpass?.decision?.categories.analytics)).toBe(false);
  });
});

describe('a framed page', () => {
  const frame = (origin: string) => `<iframe id="f" src="${origin}/framed"></iframe>`;
  const inside = (origin: string, attributes = '') =>
    world.demo.page(origin.replace('https://', ''), '/framed', {
      html: `<!doctype html><html lang="en"><head>${tag(attributes)}</head><body>${marked}${REOPEN}</body></html>`,
    });

  it('is not asked in a page that asks already, and follows its answer', async () => {
    inside(DISTRICT);
    prepare(frame(DISTRICT));
    const visitor = await world.open(TRY);
    const banner = visitor.page.frameLocator('#f').locator('[data-consent-surface="banner"]');
    expect(await banner.count()).toBe(0);
    await visitor.button('accept-all').click();
    await world.arrived(({ path }) => path === '/x.js');
  });

  it('asks in a page of the same site that has no tag', async () => {
    inside(DISTRICT);
    world.page({ tag: '', body: frame(DISTRICT) });
    const visitor = await world.open(TRY);
    await visitor.page.frameLocator('#f').locator('[data-consent-surface="banner"]').waitFor();
  });

  it('asks nothing and holds in somebody else’s page, unless it is told to ask', async () => {
    inside(OAK_HILL);
    world.page({ tag: '', body: frame(OAK_HILL) });
    const visitor = await world.open(TRY);
    const banner = visitor.page.frameLocator('#f').locator('[data-consent-surface="banner"]');
    expect(await banner.count()).toBe(0);
    expect(arrivals(visitor)).toBe(0);
    inside(OAK_HILL, 'data-frames="ask"');
    await visitor.page.reload();
    await banner.waitFor();
  });
});

describe('soft navigation', () => {
  it('keeps asking when the body is replaced, and holds what the new one brings', async () => {
    prepare('<p>One</p>');
    const visitor = await world.open(TRY);
    await visitor.page.evaluate(() => {
      history.pushState(null, '', '/try/two');
      const body = document.createElement('body');
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.dataset.category = 'analytics';
      script.dataset.src = 'https://stats.vendor.test/x.js';
      body.append(script);
      document.body.replaceWith(body);
    });
    await visitor.surface('banner').waitFor();
    await visitor.settled();
    expect(arrivals(visitor)).toBe(0);
    await visitor.button('accept-all').click();
    await world.arrived(({ path }) => path === '/x.js');
    expect(await visitor.page.locator('#hallpass-consent').count()).toBe(1);
  });
});

describe('a printed page', () => {
  it('has no banner', async () => {
    prepare();
    const visitor = await world.open(TRY);
    await visitor.page.emulateMedia({ media: 'print' });
    expect(await visitor.surface('banner').isVisible()).toBe(false);
  });

  it('names what is held and where it is', async () => {
    prepare('<iframe title="Field day" src="https://www.youtube.com/embed/abc"></iframe>');
    const visitor = await world.open(TRY);
    const box = visitor.surface('placeholder');
    await box.waitFor();
    await visitor.page.emulateMedia({ media: 'print' });
    expect(await box.locator('.title').isVisible()).toBe(true);
    expect(await box.getByText('https://www.youtube.com/embed/abc').isVisible()).toBe(true);
    expect(await box.getByRole('button').first().isVisible()).toBe(false);
  });
});

describe('a visitor without JavaScript', () => {
  it('meets nothing of what is marked (R3)', async () => {
    prepare();
    const visitor = await world.open(TRY, { javaScript: false });
    expect(visitor.requests()).toEqual([]);
    expect(await consentCookies(visitor)).toEqual([]);
  });
});
