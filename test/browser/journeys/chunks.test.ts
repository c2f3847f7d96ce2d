import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dist, languages, sentencesOf } from '../../../build/locales.ts';
import es from '../../../locales/es.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, hosts, lines, place, stored, TRY, tag } from './steps.ts';

const here = place();

const failures: Record<string, (route: Route) => Promise<void>> = {
  'is not there': route => route.fulfill({ status: 404, body: 'Not found' }),
  'does not arrive': route => route.abort(),
  'is not the one that was built': route =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
      body: `${readFileSync(join(dist, new URL(route.request().url()).pathname.split('/').at(-1) ?? ''), 'utf8')} `,
    }),
};

const FOOTER =
  '<button id="school">School</button><footer><a href="#cookie-preferences">Cookie preferences</a></footer>';
const VENDOR =
  '<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://vendor.test/x.js"></script>';
const PAGE = {
  body: `${VENDOR}${FOOTER}<script nonce="{{nonce}}">
    document.querySelector('#school').onclick = event => { event.target.textContent = 'Clicked'; };
  </script>`,
};

/** The elements of its body. */
const BOXES = 4;

/** Comes to the page while some of our files fail. */
async function openWithout(files: string | RegExp, fail: (route: Route) => Promise<void>, value = '') {
  here.page(PAGE);
  here.script('vendor.test', '');
  const visitor = await here.open(TRY, {
    stored: value,
    prepare: ({ context }) => context.route(files, fail),
  });
  return visitor;
}

const link = (visitor: Visitor) => visitor.page.locator('footer > a');

/** The sentence that needs no other file: in a message, with the way to the policy; nothing is added to the page. */
async function apology(visitor: Visitor) {
  const message = visitor.surface('status');
  await message.getByText(sentencesOf('en').failed).waitFor();
  expect(await message.locator('a').getAttribute('href')).toBe(`${DISTRICT}/privacy`);
  expect(await visitor.page.evaluate(() => document.body.children.length)).toBe(BOXES);
  return message;
}

describe.each(Object.entries(failures))('when the preferences’ file %s', (_, fail) => {
  it.each([/hallpass-ui\.[\w-]{8}\.js/, /hallpass-ui\.en\.[\w-]{8}\.js/])(
    'a choice in the banner still counts (%s)',
    async file => {
      const visitor = await openWithout(file, fail);
      await visitor.button('open').click();
      await apology(visitor);
      expect(hosts(visitor)).toEqual([]);
      await visitor.button('accept-all').click();
      await here.arrived(({ host }) => host === 'vendor.test');
      expect(await consentCookies(visitor)).toHaveLength(1);
    },
  );

  it('the link tries again with each click', async () => {
    const visitor = await openWithout('**/hallpass-ui.*', fail, stored('p0a0m0'));
    await link(visitor).click();
    await apology(visitor);
    await link(visitor).click();
    await visitor.settled();
    expect(await (await apology(visitor)).count()).toBe(1);
    await visitor.context.unroute('**/hallpass-ui.*');
    await link(visitor).click();
    await visitor.surface('preferences').waitFor();
    expect(await visitor.surface('status').count()).toBe(0);
  });
});

describe('when nothing but the gate arrives', () => {
  it('nothing is released, the page works, and the console still says so', async () => {
    const visitor = await openWithout('**/hallpass-*', route => route.abort());
    expect(hosts(visitor)).toEqual([]);
    await link(visitor).click();
    await apology(visitor);
    expect(lines(visitor)).toHaveLength(1);
    // The question needs nothing else.
    await visitor.button('refuse-all').click();
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.p0a0m0\.-$/);
  });

  it('what was granted before loads all the same', async () => {
    const visitor = await openWithout('**/hallpass-*', route => route.abort(), stored('p1a1m1'));
    expect(hosts(visitor)).toEqual(['vendor.test']);
    expect(lines(visitor)).toEqual([]);
  });

  it('and when not even the gate does, marked elements stay as they are', async () => {
    const visitor = await openWithout('**/hallpass*', route => route.abort(), stored('p1a1m1'));
    expect(hosts(visitor)).toEqual([]);
    await visitor.page.locator('#school').click();
    expect(await visitor.page.locator('#school').innerText()).toBe('Clicked');
  });
});

describe('the single file', () => {
  it('needs no other: it asks, opens, speaks both languages and releases', async () => {
    here.page({
      ...PAGE,
      tag: tag('data-accent="nonsense!"').replace('hallpass.js', 'hallpass.standalone.js'),
    });
    here.script('vendor.test', '');
    const visitor = await here.open(TRY);
    await visitor.surface('banner').locator('button[lang="es"]').click();
    await visitor.surface('banner').getByText(es.banner.text).waitFor();
    await visitor.button('open').click();
    await visitor.surface('preferences').getByText(es.preferences.intro).waitFor();
    await visitor.switch({ category: 'analytics' }).check();
    await visitor.button('save').click();
    await here.arrived(({ host }) => host === 'vendor.test');
    await visitor.settled();
    expect(lines(visitor)[0]).toContain('data-accent="nonsense!"');
    const ours = here.network.traffic.map(({ url }) => url).filter(url => url.includes('/hallpass/'));
    expect(ours).toEqual([`${DISTRICT}/hallpass/hallpass.standalone.js`]);
  });
});

describe('placeholders that do not load', () => {
  it('leave a link to what is held, until they do', async () => {
    const frame = (name: string) =>
      `<iframe title="${name}" data-category="marketing" data-consent-src="https://videos.test/${name}"></iframe>`;
    here.page({ body: `${frame('one')}${frame('two').replace('https', 'javascript')}${FOOTER}` });
    let attempts = 0;
    const visitor = await here.open(TRY, {
      prepare: ({ context }) =>
        context.route(/hallpass-embeds/, route => {
          attempts++;
          return route.abort();
        }),
    });
    const linkIn = (frame: string) => visitor.page.frameLocator(`[title="${frame}"] >> nth=0`).locator('a');
    const links = linkIn('one');
    await expect.poll(() => links.count()).toBe(1);
    expect(await linkIn('two').count()).toBe(0);
    expect(await links.getAttribute('href')).toBe('https://videos.test/one');
    expect(await links.innerText()).toBe('one');
    // A link is no reason to look for placeholders again.
    await visitor.settled();
    expect(attempts).toBeLessThan(4);
    expect(visitor.requests()).toEqual([]);
    await visitor.context.unroute(/hallpass-embeds/);
    // Something else goes missing, so they are tried again.
    await visitor.page.evaluate(() =>
      document.body.append(document.querySelector('iframe')?.cloneNode() ?? ''),
    );
    for (const number of [0, 1, 2]) {
      const placeholder = visitor.page
        .frameLocator(`iframe >> nth=${number}`)
        .locator('[data-consent-surface="placeholder"]');
      await placeholder.waitFor();
    }
    expect(await visitor.page.frameLocator('iframe >> nth=0').locator('body > a').count()).toBe(0);
  });
});
