import { describe, expect, it } from 'vitest';
import { openWorld } from '../harness/world.ts';
import { DISTRICT, OAK_HILL, place, SUMMIT } from './steps.ts';

const WILLOW = 'https://willow.cedarcreek.example';

const here = place();

describe('the demo', () => {
  it.each([
    ['the district', DISTRICT, true],
    ['the elementary school', OAK_HILL, false],
    ['the high school', SUMMIT, true],
    ['the early learning center', WILLOW, false],
  ])('lists every cookie that %s itself sets (R18)', async (_, site, keeps) => {
    const visitor = await here.open(`${site}/sign-in`);
    await visitor.page.locator('#name').fill('park');
    await visitor.page.locator('#password').fill('otter');
    if (keeps) await visitor.page.locator('#keep').check();
    await visitor.page.locator('form.sign-in button').click();
    await visitor.page.waitForURL(`${site}/`);
    await visitor.page.evaluate(() => window.hallpass?.accept());
    await visitor.page.goto(`${site}/video`);
    await visitor.page.goto(`${site}/privacy`);
    await visitor.settled();
    const list = visitor.page.locator('[data-consent-surface="declaration"]');
    await list.waitFor();
    const listed = (await list.locator('code').allInnerTexts()).map(
      name => new RegExp(`^${name.replace(/[.$]/g, '\\$&').replaceAll('*', '.*')}$`),
    );
    const own = (await visitor.cookies()).filter(({ domain }) => domain.includes('cedarcreek.example'));
    expect(own.map(({ name }) => name)).toEqual(expect.arrayContaining(['hallpass-consent', 'cc_session']));
    expect(own.map(({ name }) => name).filter(name => !listed.some(one => one.test(name)))).toEqual([]);
  });

  it('sends something before anybody touched it without Hallpass, and nothing with it', async () => {
    await here.open(`${DISTRICT}/?without`);
    expect(here.demo.requests.length).toBeGreaterThan(5);
    here.demo.requests.length = 0;
    const visitor = await here.open(`${DISTRICT}/`);
    expect(here.demo.requests).toEqual([]);
    expect(await visitor.surface('banner').isVisible()).toBe(true);
  });

  it('shows both counts side by side, whichever way it is looked at', async () => {
    const world = await openWorld(true);
    try {
      const { page } = await world.visitor();
      const choices = page.locator('.counter .choices a');
      const counts = () =>
        choices.evaluateAll(links => links.map(link => (link as HTMLElement).dataset.before ?? ''));
      const SOME = expect.stringMatching(/^[1-9]/);
      await page.goto(`${DISTRICT}/`);
      await expect.poll(counts).toEqual(['0', '']);
      await choices.nth(1).click();
      await expect.poll(counts).toEqual(['0', SOME]);
      await choices.nth(0).click();
      await expect.poll(counts).toEqual(['0', SOME]);
    } finally {
      await world.close();
    }
  });

  it('shows on the children’s site that no act of a child turns on statistics or marketing (R14)', async () => {
    const visitor = await here.open(`${WILLOW}/video`);
    await visitor.button('open').click();
    for (const category of ['analytics', 'marketing'])
      expect(await visitor.switch({ category }).isDisabled()).toBe(true);
    expect(await visitor.button('accept-all').count()).toBe(0);
    await visitor.page.evaluate(() => window.hallpass?.accept());
    await visitor.settled();
    expect(here.demo.requests.filter(({ host }) => /youtube|analytics|umami/.test(host))).toEqual([]);
  });

  it('can be looked at as with Global Privacy Control, before a change of policy, and after it', async () => {
    const signaling = await here.open(`${DISTRICT}/?gpc`);
    expect(await signaling.surface('banner').count()).toBe(0);
    const before = await here.open(`${DISTRICT}/?change`);
    expect(await before.surface('banner').innerText()).toMatch(
      /Our privacy policy changes on \w+ \d+, \d{4}\./,
    );
    await before.button('accept-all').click();
    await before.page.goto(`${DISTRICT}/?revised`);
    await before.surface('banner').waitFor();
    expect(await before.surface('banner').innerText()).toContain('Our privacy policy has changed.');
    // The situation stays while the visitor looks around.
    expect(await before.page.locator('.menu a').last().getAttribute('href')).toBe('/privacy?revised');
  });
});
