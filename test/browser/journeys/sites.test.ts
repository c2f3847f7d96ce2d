import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, hosts, OAK_HILL, place, SUMMIT, stored, TRY, tag } from './steps.ts';

const here = place();
const DAY = 86_400;

/** Accepts all on an address, and gives back the consent cookie. */
async function acceptOn(url: string, visitor?: Visitor) {
  const somebody = visitor ?? (await here.open(url));
  if (visitor) {
    await visitor.page.goto(url);
    await visitor.settled();
  }
  await somebody.button('accept-all').click();
  await somebody.settled();
  return { visitor: somebody, cookie: (await consentCookies(somebody))[0] };
}

const signIn = async (visitor: Visitor, path: string, keep: boolean) => {
  await visitor.page.goto(`${SUMMIT}${path}/sign-in`);
  await visitor.page.locator('#name').fill('park');
  await visitor.page.locator('#password').fill('otter');
  if (keep) await visitor.page.locator('#keep').check();
  await visitor.page.locator('form.sign-in button').click();
  await visitor.page.waitForURL(`${SUMMIT}${path}/`);
  await visitor.settled();
};

describe.each([
  ['English', '', 'Accept all'],
  ['Spanish', '/es', 'Aceptar todas'],
])('in %s', (_, path, words) => {
  it('the session-only school keeps the choice until the browser is closed (R7)', async () => {
    const visitor = await here.open(`${OAK_HILL}${path}/`);
    expect(await visitor.button('accept-all').innerText()).toBe(words);
    const { cookie } = await acceptOn(`${OAK_HILL}${path}/`, visitor);
    expect(cookie).toMatchObject({ value: expect.stringMatching(/\.p1a1m1\.s$/), expires: -1 });
    expect(hosts(visitor)).toContain('cloud.umami.is');
    await visitor.page.goto(`${OAK_HILL}${path}/news`);
    await visitor.settled();
    expect(await visitor.surface('banner').count()).toBe(0);
  });

  it('the login-only school does so for whoever is not kept signed in (R8, R25)', async () => {
    const { visitor, cookie } = await acceptOn(`${SUMMIT}${path}/`);
    expect(cookie).toMatchObject({ value: expect.stringMatching(/\.p1a1\.s$/), expires: -1 });
    // Marketing is not offered there (R25): the pixel on the page stays held, whoever accepts all.
    await visitor.page.goto(`${SUMMIT}${path}/#cookie-preferences`);
    await visitor.surface('preferences').waitFor();
    expect(await visitor.switch({ category: 'marketing' }).count()).toBe(0);
    expect(await visitor.page.evaluate(() => window.hallpass?.granted('marketing'))).toBe(false);
    expect(await visitor.page.locator('script[data-category="marketing"]').getAttribute('type')).toBe(
      'text/plain',
    );
    // Nor is a calendar loaded that would keep a cookie elsewhere: the page has a link in its place.
    await visitor.page.goto(`${SUMMIT}${path}/calendar`);
    const placeholder = visitor.surface('placeholder');
    expect(await placeholder.locator('a').getAttribute('href')).toContain('calendar.google.com');
    expect(await placeholder.locator('[data-consent-action="load-once"]').count()).toBe(0);
  });

  it('the login-only school keeps it for 180 days for whoever asked to be kept signed in (R8)', async () => {
    const visitor = await here.open(`${SUMMIT}${path}/sign-in`);
    await signIn(visitor, path, true);
    const login = (await visitor.cookies()).find(({ name }) => name === 'cc_login');
    expect(login?.expires).toBeGreaterThan(Date.now() / 1000 + 29 * DAY);
    await visitor.button('accept-all').click();
    await visitor.settled();
    const [cookie] = await consentCookies(visitor);
    expect(cookie?.value).toMatch(/\.p1a1\.-$/);
    expect(cookie?.expires).toBeGreaterThan(Date.now() / 1000 + 179 * DAY);
  });

  it('the login-only school does not for whoever signed in for this session only', async () => {
    const visitor = await here.open(`${SUMMIT}${path}/sign-in`);
    await signIn(visitor, path, false);
    await visitor.button('refuse-all').click();
    await visitor.settled();
    expect(await consentCookies(visitor)).toMatchObject([
      { value: expect.stringMatching(/\.p0a0\.s$/), expires: -1 },
    ]);
  });

  it('the standard site keeps it for 180 days', async () => {
    const { cookie } = await acceptOn(`${DISTRICT}${path}/`);
    expect(cookie?.value).toMatch(/\.p1a1m1\.-$/);
    const life = (cookie?.expires ?? 0) - Date.now() / 1000;
    expect(life).toBeGreaterThan(180 * DAY - 60);
    // Browsers round.
    expect(life).toBeLessThanOrEqual(180 * DAY + 1);
  });

  it('a visitor whose browser says no is not asked, and nothing is stored (R16)', async () => {
    for (const site of [DISTRICT, OAK_HILL, SUMMIT]) {
      const visitor = await here.open(`${site}${path}/`, { gpc: true });
      expect(await visitor.surface('banner').count()).toBe(0);
      expect(await visitor.cookies()).toEqual([]);
      expect(hosts(visitor)).toEqual([]);
    }
  });
});

describe.each([
  ['the standard site', DISTRICT, 29],
  ['the session-only school', OAK_HILL, 0],
])('the server of %s', (_, site, days) => {
  const count = async (visitor: Visitor) => (await visitor.cookies()).find(({ name }) => name === 'cc_pages');
  const visit = async (visitor: Visitor, path: string) => {
    await visitor.page.goto(`${site}${path}`);
    await visitor.settled();
  };

  it('counts pages in a cookie of its own once analytics are granted, and removes it when they are withdrawn', async () => {
    const visitor = await here.open(`${site}/news`);
    await visit(visitor, '/calendar');
    expect(await count(visitor)).toBeUndefined();
    await visitor.button('accept-all').click();
    await visit(visitor, '/news');
    await visit(visitor, '/calendar');
    const cookie = await count(visitor);
    expect(cookie).toMatchObject({ value: '2', httpOnly: true });
    if (days) expect(cookie?.expires).toBeGreaterThan(Date.now() / 1000 + days * DAY);
    else expect(cookie?.expires).toBe(-1);
    await visitor.page.evaluate(() => window.hallpass?.choose({ analytics: false }));
    // Where counting code ran, the page loads again by itself.
    await visitor.settled();
    await visit(visitor, '/news');
    expect(await count(visitor)).toBeUndefined();
  });
});

describe('a choice of one school', () => {
  it('is no choice for another', async () => {
    const { visitor } = await acceptOn(`${OAK_HILL}/`);
    here.demo.requests.length = 0;
    await visitor.page.goto(`${SUMMIT}/`);
    await visitor.settled();
    expect(await visitor.surface('banner').isVisible()).toBe(true);
    expect(hosts(visitor)).toEqual([]);
  });

  it('of a session that the browser brought back counts for 12 hours at most', async () => {
    const value = (ago: number) => stored('p1a1m1', { ago, flags: 's' });
    const fresh = await here.open(`${OAK_HILL}/news`, { stored: value(11 * 3600) });
    expect(await fresh.surface('banner').count()).toBe(0);
    const old = await here.open(`${OAK_HILL}/news`, { stored: value(12 * 3600 + 60) });
    expect(await old.surface('banner').isVisible()).toBe(true);
  });
});

describe('a page in a frame', () => {
  it('asks where the page around it has no widget, but an element of its name', async () => {
    here.demo.page('www.cedarcreek.example', '/inner', {
      html: `<!doctype html><html lang="en"><head>${tag()}<title>Inner</title></head><body></body></html>`,
    });
    here.page({
      tag: '',
      body: '<div id="hallpass"></div><iframe src="/inner" title="Inner"></iframe>',
      free: true,
    });
    const visitor = await here.open(TRY);
    await visitor.page.frameLocator('iframe').locator('[data-consent-surface="banner"]').waitFor();
  });
});

describe('a visitor with an opt-out signal', () => {
  it('reads in the link that we add that it is honored, in the page’s language (R16)', async () => {
    here.page({});
    const visitor = await here.open(TRY, { gpc: true });
    const link = visitor.page.locator('a[href="#cookie-preferences"]');
    expect(await link.innerText()).toBe('Cookie preferences · Your opt-out signal is honored');
    here.page({ lang: ' lang="es"' });
    await visitor.page.reload();
    await visitor.settled();
    expect(await link.innerText()).toBe('Configuración de cookies · Respetamos su solicitud de no rastreo');
  });

  it('reads it no longer once the visitor chose otherwise, and again when that is forgotten', async () => {
    here.page({});
    const visitor = await here.open(TRY, { gpc: true });
    const link = visitor.page.locator('a[href="#cookie-preferences"]');
    const says = (text: string) => expect.poll(() => link.innerText(), { timeout: 10_000 }).toBe(text);
    const honored = 'Cookie preferences · Your opt-out signal is honored';
    await visitor.page.evaluate(() => window.hallpass?.choose({ preferences: true }));
    await says(honored);
    await visitor.page.evaluate(() => window.hallpass?.choose({ analytics: true }));
    await says('Cookie preferences');
    await visitor.page.reload();
    await says('Cookie preferences');
    await visitor.page.evaluate(() => window.hallpass?.forget());
    await says(honored);
  });

  it('is held to an earlier grant only where that knew of the signal (R16)', async () => {
    const before = await here.open(`${DISTRICT}/news`, { gpc: true, stored: stored('p0a1m0') });
    expect(hosts(before)).toEqual([]);
    await before.close();
    const knowing = await here.open(`${DISTRICT}/news`, {
      gpc: true,
      stored: stored('p0a1m0', { flags: 'g' }),
    });
    expect(hosts(knowing)).toContain('cloud.umami.is');
  });

  it('may choose all the same, knowing it, and that is remembered', async () => {
    const visitor = await here.open(`${DISTRICT}/#cookie-preferences`, { gpc: true });
    await visitor.surface('preferences').getByText('Your opt-out signal is honored').waitFor();
    await visitor.switch({ category: 'analytics' }).check();
    await visitor.button('save').click();
    await here.arrived(({ host }) => host === 'cloud.umami.is');
    await visitor.settled();
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.p0a1m0\.g$/);
  });

  it.each([
    ['first comes', ''],
    ['chose knowing of it, and left that open', stored('p1', { flags: 'g' })],
  ])('who %s is not counted by a service that the site allows before a choice (R16)', async (_, value) => {
    here.page({
      tag: tag('data-allow="umami"'),
      body: `<script>
        const script = document.createElement('script');
        script.src = 'https://cloud.umami.is/script.js';
        document.body.append(script);
      </script>`,
      free: true,
    });
    const visitor = await here.open(TRY, { gpc: true, stored: value });
    expect(hosts(visitor)).toEqual([]);
    await visitor.page.evaluate(() => window.hallpass?.choose({ analytics: true }));
    await here.arrived(({ host }) => host === 'cloud.umami.is');
    // Its last request, which would come in the next visitor's time.
    await here.arrived(({ host }) => host === 'api-gateway.umami.dev');
  });

  it('is asked like everybody where the site honors none (R16)', async () => {
    here.page({ tag: tag('data-signals="none"') });
    const visitor = await here.open(TRY, { gpc: true });
    expect(await visitor.surface('banner').isVisible()).toBe(true);
  });
});
