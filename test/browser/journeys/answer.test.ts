import { describe, expect, it } from 'vitest';
import { consentCookies, DISTRICT, hosts, lines, place, store, stored } from './steps.ts';

const here = place();
const HOME = `${DISTRICT}/`;
const DAY = 86_400;

const analytics = [
  'www.googletagmanager.com',
  'www.google-analytics.com',
  'cloud.umami.is',
  'api-gateway.umami.dev',
];
const byTagManager = ['stats.g.doubleclick.net', 'connect.facebook.net', 'www.facebook.com'];
const preferences = ['translate.google.com', 'translate.googleapis.com'];

/** The seconds of a consent cookie's decision. */
const decided = (value: string) => Number.parseInt(value.split('.')[1] ?? '', 36);

describe('somebody who accepts all', () => {
  it('gets everything at once, from every company, without another page load', async () => {
    const visitor = await here.open(HOME);
    await visitor.button('accept-all').click();
    for (const host of [...analytics, ...byTagManager, ...preferences])
      await here.arrived(request => request.host === host);
    await visitor.settled();
    expect(here.loads(HOME)).toBe(1);
    const names = (await visitor.cookies()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['_ga', '_ga_CEDARCREEK', '_fbp', '_gcl_au']));
    expect(await visitor.surface('banner').count()).toBe(0);
    // The pixel of the page and the one that the tag manager brings, once each.
    const pixels = visitor.requests(({ host }) => host === 'www.facebook.com');
    expect(pixels).toHaveLength(2);
  });

  it('leaves one cookie of ours: of the agreed grammar, for 180 days, for this host alone (R10)', async () => {
    const visitor = await here.open(HOME);
    const before = Math.floor(Date.now() / 1000);
    await visitor.button('accept-all').click();
    await visitor.settled();
    const [cookie, ...more] = await consentCookies(visitor);
    expect(more).toEqual([]);
    expect(cookie).toMatchObject({
      value: expect.stringMatching(/^v1\.[0-9a-z]{6}\.0\.p1a1m1\.-$/),
      domain: 'www.cedarcreek.example',
      path: '/',
      secure: true,
      httpOnly: false,
      sameSite: 'Lax',
    });
    const time = decided(cookie?.value ?? '');
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now() / 1000);
    expect(Math.abs((cookie?.expires ?? 0) - time - 180 * DAY)).toBeLessThan(2);
  });

  it('is told so once, politely', async () => {
    const visitor = await here.open(HOME);
    await visitor.button('accept-all').click();
    const status = visitor.page.locator('#hallpass-consent').getByRole('status');
    await status.getByText('Your choice is saved').waitFor();
    expect(await status.count()).toBe(1);
  });
});

describe('somebody who takes only the essential', () => {
  it('sees the question go, and nothing leaves the page: here, on the next page, in Spanish (R2)', async () => {
    const visitor = await here.open(HOME);
    await visitor.button('refuse-all').click();
    await visitor.settled();
    expect(await visitor.surface('banner').count()).toBe(0);
    const [cookie, ...others] = await visitor.cookies();
    expect(cookie?.value).toMatch(/^v1\.[0-9a-z]{6}\.0\.p0a0m0\.-$/);
    expect(others).toEqual([]);
    for (const path of ['/video', '/calendar', '/es/', '/']) {
      await visitor.page.goto(DISTRICT + path);
      await visitor.settled();
      expect(await visitor.surface('banner').count()).toBe(0);
    }
    expect(hosts(visitor)).toEqual([]);
    expect(await visitor.cookies()).toEqual([cookie]);
    expect(await visitor.storage()).toEqual({ local: {}, session: {} });
  });
});

describe('somebody who chooses', () => {
  it('gets the one category that was switched on, and nothing of the others (R2)', async () => {
    const visitor = await here.open(HOME);
    await visitor.button('open').click();
    await visitor.surface('preferences').waitFor();
    for (const category of ['preferences', 'analytics', 'marketing'])
      expect(await visitor.switch({ category }).isChecked()).toBe(false);
    expect(await visitor.switch({ category: 'essential' }).isDisabled()).toBe(true);
    await visitor.switch({ category: 'preferences' }).check();
    expect(await visitor.cookies()).toEqual([]);
    await visitor.button('save').click();
    await here.arrived(({ host }) => host === 'translate.googleapis.com');
    await visitor.settled();
    expect(hosts(visitor).toSorted()).toEqual(preferences);
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.p1a0m0\.-$/);
    expect(await visitor.surface('preferences').count()).toBe(0);
  });

  it.each(['Escape', 'the close button'])('records nothing with %s before an answer (R2)', async way => {
    const visitor = await here.open(HOME);
    await visitor.button('open').click();
    await visitor.switch({ category: 'analytics' }).check();
    if (way === 'Escape') await visitor.page.keyboard.press('Escape');
    else await visitor.button('close').click();
    await visitor.surface('preferences').waitFor({ state: 'detached' });
    await visitor.settled();
    expect(await visitor.cookies()).toEqual([]);
    expect(hosts(visitor)).toEqual([]);
    expect(await visitor.surface('banner').isVisible()).toBe(true);
  });

  it.each(['Escape', 'the close button'])('leaves an earlier answer as it was with %s', async way => {
    const value = stored('p1a0m0', { ago: 5 * DAY });
    const visitor = await here.open(`${DISTRICT}/video`, { stored: value });
    const before = await consentCookies(visitor);
    await visitor.page.getByRole('link', { name: 'Cookie preferences' }).click();
    await visitor.switch({ category: 'analytics' }).check();
    if (way === 'Escape') await visitor.page.keyboard.press('Escape');
    else await visitor.button('close').click();
    await visitor.surface('preferences').waitFor({ state: 'detached' });
    await visitor.settled();
    expect(await consentCookies(visitor)).toEqual(before);
    expect(hosts(visitor).filter(host => analytics.includes(host))).toEqual([]);
  });

  it('finds the earlier answers on the switches', async () => {
    const visitor = await here.open(`${DISTRICT}/video#cookie-preferences`, { stored: stored('p1a0m1') });
    await visitor.surface('preferences').waitFor();
    const on = (category: string) => visitor.switch({ category }).isChecked();
    expect([await on('preferences'), await on('analytics'), await on('marketing')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it.each([
    ['save', 'p0a0m0'],
    ['refuse-all', 'p0a0m0'],
    ['accept-all', 'p1a1m1'],
  ] as const)(
    'can say that others use this computer too: then the choice ends with the session (%s)',
    async (button, choices) => {
      const visitor = await here.open(`${HOME}#cookie-preferences`);
      const preferences = visitor.surface('preferences');
      const shared = preferences.getByLabel('This is a shared computer');
      await shared.check();
      await preferences.locator(`[data-consent-action="${button}"]`).click();
      await visitor.settled();
      const cookie = { value: expect.stringMatching(new RegExp(`\\.${choices}\\.s$`)), expires: -1 };
      expect(await consentCookies(visitor)).toMatchObject([cookie]);
      // It stays so until somebody says otherwise.
      await visitor.page.evaluate(() => window.hallpass?.choose({ marketing: false }));
      await visitor.settled();
      expect((await consentCookies(visitor))[0]?.expires).toBe(-1);
      await visitor.page.goto(`${DISTRICT}/news#cookie-preferences`);
      expect(await shared.isChecked()).toBe(true);
      await shared.uncheck();
      await visitor.button('save').click();
      await visitor.settled();
      expect((await consentCookies(visitor))[0]?.expires).toBeGreaterThan(0);
    },
  );
});

describe('the next visit', () => {
  it('asks nothing, loads what was granted by itself, and brings no file of ours but the gate (R15)', async () => {
    const visitor = await here.open(HOME, { stored: stored('p1a1m1') });
    for (const host of [...analytics, ...byTagManager, ...preferences])
      expect(hosts(visitor)).toContain(host);
    expect(await visitor.page.locator('#hallpass-consent').count()).toBe(0);
    const ours = here.network.traffic.map(({ url }) => url).filter(url => url.includes('/hallpass/'));
    expect(ours).toEqual([`${DISTRICT}/hallpass/hallpass.js`]);
    expect(lines(visitor)).toEqual([]);
  });

  it('holds what was refused, beside what was granted', async () => {
    const visitor = await here.open(`${DISTRICT}/video`, { stored: stored('p0a1m0') });
    expect(hosts(visitor)).toContain('cloud.umami.is');
    expect(hosts(visitor)).not.toContain('www.youtube.com');
    expect(hosts(visitor)).not.toContain('translate.google.com');
  });

  it('asks again for what was not asked then', async () => {
    const visitor = await here.open(HOME, { stored: stored('p1a0') });
    expect(await visitor.surface('banner').isVisible()).toBe(true);
    expect(hosts(visitor).toSorted()).toEqual(preferences);
  });

  it('asks again when 180 days are over, and never makes them longer by itself', async () => {
    const old = await here.open(HOME, { stored: stored('p1a1m1', { ago: 180 * DAY + 60 }) });
    expect(await old.surface('banner').isVisible()).toBe(true);
    expect(hosts(old)).toEqual([]);
    const value = stored('p0a0m0', { ago: 179 * DAY });
    const visitor = await here.open(HOME);
    await store(visitor, value);
    const before = await consentCookies(visitor);
    await visitor.page.reload();
    await visitor.settled();
    expect(await consentCookies(visitor)).toEqual(before);
    expect(await visitor.surface('banner').count()).toBe(0);
  });
});
