import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, hosts, place, store, stored, TRY, tag } from './steps.ts';

const here = place();
const PREFERENCES = '#cookie-preferences';

/** Opens the preferences in place and takes everything back. */
async function takeBack(visitor: Visitor) {
  await visitor.page.locator(`footer a[href="${PREFERENCES}"]`).first().click();
  await visitor.surface('preferences').locator('[data-consent-action="refuse-all"]').click();
}

const message = (visitor: Visitor) => visitor.surface('status');

/** Lets the visitor's time pass, so that whatever waits for it comes. */
const letTimePass = async (visitor: Visitor) => {
  await visitor.page.clock.runFor(30_000);
  await visitor.settled();
};

const analytics =
  '<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://count.test/x.js"></script>';
const footer = `<footer><a href="${PREFERENCES}">Cookie preferences</a></footer>`;

describe('somebody who takes back what has run', () => {
  it('finds the page loaded again once, reads then that the choice is saved, and it is held from then on (R13)', async () => {
    const visitor = await here.open(`${DISTRICT}/`);
    await visitor.button('accept-all').click();
    await here.arrived(({ host }) => host === 'cloud.umami.is');
    await visitor.settled();
    expect(here.loads(`${DISTRICT}/`)).toBe(1);

    const again = visitor.page.waitForEvent('load');
    await takeBack(visitor);
    await again;
    await message(visitor).getByText('Your choice is saved').waitFor();
    expect(here.loads(`${DISTRICT}/`)).toBe(2);
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.p0a0m0\.-$/);
    await visitor.page.clock.install();

    here.demo.requests.length = 0;
    for (const path of ['/', '/video']) {
      await visitor.page.goto(DISTRICT + path);
      await letTimePass(visitor);
    }
    expect(hosts(visitor)).toEqual([]);
    expect(here.loads(`${DISTRICT}/`)).toBe(3);
  });

  it('is not brought into a circle by refusing a second time', async () => {
    here.page({ body: analytics + footer });
    here.script('count.test', '');
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    const again = visitor.page.waitForEvent('load');
    await takeBack(visitor);
    await again;
    await visitor.page.clock.install();
    await visitor.page.goto(TRY);
    await visitor.settled();
    const loads = here.loads(TRY);
    await takeBack(visitor);
    await letTimePass(visitor);
    expect(here.loads(TRY)).toBe(loads);
  });

  it('stays where the code that ran is of another category', async () => {
    here.page({ body: analytics + footer });
    here.script('count.test', '');
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await visitor.page.clock.install();
    await visitor.page.locator(`a[href="${PREFERENCES}"]`).click();
    await visitor.switch({ category: 'marketing' }).uncheck();
    await visitor.button('save').click();
    await letTimePass(visitor);
    expect(here.loads(TRY)).toBe(1);
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.p1a1m0\.-$/);
  });
});

describe('the page stays as it is', () => {
  it('where nothing of what is taken back has run', async () => {
    here.page({ body: footer });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await visitor.page.clock.install();
    await takeBack(visitor);
    await letTimePass(visitor);
    expect(here.loads(TRY)).toBe(1);
  });

  it('where it was but a frame, which goes', async () => {
    here.page({
      body: `<iframe data-category="marketing" data-consent-src="https://frame.test/film" title="Film"></iframe>${footer}`,
    });
    here.demo.page('frame.test', '/film', { html: '<p>The film</p>' });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await visitor.page.frameLocator('iframe').getByText('The film').waitFor();
    await visitor.page.clock.install();
    await takeBack(visitor);
    await letTimePass(visitor);
    expect(here.loads(TRY)).toBe(1);
    expect(visitor.page.frames().map(frame => frame.url())).not.toContain('https://frame.test/film');
    expect(visitor.requests()).toHaveLength(1);
  });
});

describe('somebody who would lose something is asked first', () => {
  const edit = {
    'a text that was typed': (visitor: Visitor) => visitor.page.locator('[name=text]').fill('Dear Ms. Park'),
    'a box that was checked': (visitor: Visitor) => visitor.page.locator('[name=box]').check(),
    'a choice from a list': (visitor: Visitor) => visitor.page.locator('select').selectOption('b'),
  };

  it.each(Object.entries(edit))('for %s', async (_, change) => {
    here.page({
      body: `<form><input name="text" value="Dear"><input type="checkbox" name="box"><select><option>a<option>b</select></form>${analytics}${footer}`,
    });
    here.script('count.test', '');
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await change(visitor);
    await visitor.page.clock.install();
    await takeBack(visitor);
    const button = message(visitor).getByRole('button', { name: 'Load again' });
    await button.waitFor();
    await letTimePass(visitor);
    expect(here.loads(TRY)).toBe(1);
    // The question stays until it is answered.
    expect(await button.isVisible()).toBe(true);
    const again = visitor.page.waitForEvent('load');
    await button.click();
    await again;
    expect(here.loads(TRY)).toBe(2);
  });

  it('but not for a form that was left alone', async () => {
    here.page({
      body: `<form><input value="Dear"><textarea>Sir</textarea><input type="checkbox" checked><select><option>a<option>b</select></form>${analytics}${footer}`,
    });
    here.script('count.test', '');
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    const again = visitor.page.waitForEvent('load');
    await takeBack(visitor);
    await again;
    expect(here.loads(TRY)).toBe(2);
  });

  it('on a page that came by sending a form', async () => {
    const visitor = await here.open(`${DISTRICT}/sign-in`, { stored: stored('p1a1m1') });
    // The name alone: the answer to the form is a page of its own.
    await visitor.page.locator('#name').fill('park');
    const answer = visitor.page.waitForEvent('load');
    await visitor.page.locator('form.sign-in button').click();
    await answer;
    await visitor.settled();
    const count = here.loads(`${DISTRICT}/sign-in`);
    await visitor.page.clock.install();
    await takeBack(visitor);
    await message(visitor).getByRole('button', { name: 'Load again' }).waitFor();
    await letTimePass(visitor);
    expect(here.loads(`${DISTRICT}/sign-in`)).toBe(count);
  });

  const sends: [how: string, form: string, send: (visitor: Visitor) => Promise<unknown>][] = [
    [
      'a script that calls submit(), as ASP.NET’s __doPostBack does',
      '<form method="post" action="/posted"><input name="__EVENTTARGET"></form>',
      ({ page }) => page.evaluate(() => document.forms[0]?.submit()),
    ],
    [
      'a form whose events the page keeps to itself',
      '<form id="form" method="POST" action="/posted"><button>Send</button></form>',
      async ({ page }) => {
        await page.evaluate(() =>
          document.addEventListener('submit', event => event.stopImmediatePropagation(), true),
        );
        await page.getByText('Send').click();
      },
    ],
    [
      'a form with fields called method and matches',
      '<form method="post" action="/posted"><input name="method"><input name="matches"><button>Send</button></form>',
      ({ page }) => page.getByText('Send').click(),
    ],
    [
      'a button that sends by POST',
      '<form action="/posted"><button formmethod="POST">Send</button></form>',
      ({ page }) => page.getByText('Send').click(),
    ],
  ];

  it.each(sends)('on a page that came by POST, sent by %s', async (_, form, send) => {
    here.page({ body: form });
    here.script('count.test', '');
    here.demo.page('www.cedarcreek.example', '/posted', {
      html: `<!doctype html><html lang="en"><head>${tag()}<title>Posted</title><link rel="icon" href="/icon.svg"></head><body>${analytics}${footer}</body></html>`,
    });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    const answer = visitor.page.waitForURL('**/posted');
    await send(visitor);
    await answer;
    await visitor.settled();
    await takeBack(visitor);
    await message(visitor).getByRole('button', { name: 'Load again' }).waitFor();
  });

  it('but not on a page that a form led to by GET', async () => {
    here.page({ body: `<form><button name="q" value="1">Search</button></form>${analytics}${footer}` });
    here.script('count.test', '');
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    const answer = visitor.page.waitForURL('**/try?q=1');
    await visitor.page.getByText('Search').click();
    await answer;
    await visitor.settled();
    const again = visitor.page.waitForEvent('load');
    await takeBack(visitor);
    await again;
  });
});

describe('another tab', () => {
  it('holds on its next page what was taken back in this one', async () => {
    here.page({ body: analytics + footer });
    here.script('count.test', '');
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await store(visitor, stored('p0a0m0', { ago: 1 }));
    here.demo.requests.length = 0;
    await visitor.page.reload();
    await visitor.settled();
    expect(hosts(visitor)).toEqual([]);
  });
});
