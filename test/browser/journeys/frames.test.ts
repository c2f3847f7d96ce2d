import { describe, expect, it } from 'vitest';
import { consentCookies, hosts, OAK_HILL, place, TRY, tag } from './steps.ts';

const here = place();

const FRAMED = `${OAK_HILL}/framed`;

/** A page of the school with everything that could show something, in somebody else's frame. */
const framed = (attributes: string, around = (frame: string) => frame) => {
  here.page({
    tag: '',
    body: around(
      `<iframe id="f" src="${FRAMED}#cookie-preferences" width="900" height="700" title="x"></iframe>`,
    ),
  });
  here.demo.page('oakhill.cedarcreek.example', '/framed', {
    html: `<!doctype html><html lang="en"><head>${tag(attributes)}</head><body>
      <iframe id="film" width="400" height="200" data-category="marketing" data-consent-src="https://vendor.test/film" title="Film"></iframe>
      <div data-consent-declaration>Ask the office.</div>
      <a id="way" href="#cookie-preferences">Cookie preferences</a>
      <button id="no" data-consent-action="refuse-all">No</button>
      <footer>Oak Hill</footer></body></html>`,
  });
};

describe('under somebody else’s page', () => {
  it('nothing of ours is shown, the preferences included, and nothing is stored', async () => {
    framed('data-policy-change="2199-01-01"');
    const visitor = await here.open(TRY);
    const inside = visitor.page.frameLocator('#f');
    await inside.locator('#way').click();
    await inside.locator('#no').click();
    await visitor.settled();
    const frame = visitor.page.frame({ url: /framed/ });
    await frame?.evaluate(() => {
      window.hallpass?.open();
      window.hallpass?.accept();
      document.querySelector('form')?.submit();
    });
    await visitor.settled();
    expect(await inside.locator('[data-consent-surface]').count()).toBe(0);
    expect(await inside.locator('#hallpass-consent').count()).toBe(0);
    expect(await inside.getByText('Ask the office.').isVisible()).toBe(true);
    expect(await visitor.cookies()).toEqual([]);
    expect(await frame?.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  it('everything is held', async () => {
    framed('');
    const visitor = await here.open(TRY);
    expect(hosts(visitor)).toEqual([]);
  });

  it('it is as if alone where the site says so', async () => {
    framed('data-frames="ask"');
    const visitor = await here.open(TRY);
    const inside = visitor.page.frameLocator('#f');
    await inside.locator('dialog [data-consent-action="refuse-all"]').click();
    await expect.poll(async () => (await consentCookies(visitor)).length).toBe(1);
  });

  it('a page of the school’s own between the two changes nothing', async () => {
    framed('');
    here.demo.page('oakhill.cedarcreek.example', '/between', {
      html: `<!doctype html><iframe id="f" src="${FRAMED}" width="900" height="700" title="x"></iframe>`,
    });
    here.page({
      tag: '',
      body: `<iframe id="outer" src="${OAK_HILL}/between" width="950" height="750" title="x"></iframe>`,
    });
    const visitor = await here.open(TRY);
    const inside = visitor.page.frameLocator('#outer').frameLocator('#f');
    await inside.locator('#way').click();
    await visitor.settled();
    expect(await inside.locator('[data-consent-surface]').count()).toBe(0);
  });
});
