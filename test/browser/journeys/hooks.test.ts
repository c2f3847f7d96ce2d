import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, hosts, place, stored, TRY, tag } from './steps.ts';

const here = place();

const FILM =
  '<iframe data-category="marketing" data-consent-src="https://vendor.test/film" title="Film"></iframe>';
const FOOTER = '<footer><a id="way" href="#cookie-preferences">Cookie preferences</a></footer>';

/** Answers in the jar: `p0a0m0`; nothing before an answer. */
const choices = async (visitor: Visitor) => (await consentCookies(visitor))[0]?.value.split('.')[3];

describe('what somebody wrote into a comment', () => {
  // All of it passes sanitizers as they come: DOMPurify keeps `data-*`.
  const comments = {
    'a link that says it is the banner’s':
      '<p data-consent-surface="banner"><a id="x" href="#more" data-consent-action="accept-all">Read more</a></p>',
    'a button in what looks like our own element':
      '<div id="hallpass-consent" data-consent-surface="preferences"><button id="x" data-consent-action="accept-all">More</button></div>',
    'a sheet over the whole page':
      '<div id="x" style="position:fixed;inset:0" data-consent-action="accept-all"></div>',
    'a shadow root of its own':
      '<div id="x"><template shadowrootmode="open"><section data-consent-surface="banner"><button data-consent-action="accept-all">More</button></section></template></div>',
  };

  it.each(Object.entries(comments))('consents for nobody: %s', async (_, comment) => {
    here.page({ free: true, body: `<main>${comment}</main>${FILM}${FOOTER}` });
    const visitor = await here.open(TRY);
    await visitor.page.locator('#x').click({ position: { x: 5, y: 5 } });
    await visitor.settled();
    expect(await choices(visitor)).toBeUndefined();
    expect(hosts(visitor)).toEqual([]);
  });

  it('consents for nobody who sends an opt-out signal', async () => {
    here.page({ free: true, body: `${comments['a link that says it is the banner’s']}${FOOTER}` });
    const visitor = await here.open(TRY, { gpc: true });
    await visitor.page.locator('#x').click();
    expect(await visitor.cookies()).toEqual([]);
  });

  it('neither forgets a refusal, nor speaks another language, nor loads the page again', async () => {
    const actions = ['forget', 'language', 'reload', 'save', 'always', 'load-once'];
    here.page({
      body: `${actions.map(action => `<a href="#x" data-consent-action="${action}">${action}</a> `).join('')}${FILM}${FOOTER}`,
    });
    const visitor = await here.open(TRY, { stored: stored('p0a0m0') });
    for (const link of await visitor.page.locator('a[href="#x"]').all()) await link.click();
    await visitor.settled();
    expect(await choices(visitor)).toBe('p0a0m0');
    expect(here.loads(TRY)).toBe(1);
    expect(hosts(visitor)).toEqual([]);
  });
});

describe('a page’s own markup', () => {
  it('may refuse, by the hand of the visitor, and that is recorded as the page’s own', async () => {
    here.page({
      tag: tag('data-record-url="/consent-records"'),
      body: '<p data-consent-surface="banner"><button id="no" data-shared="true" data-consent-action="refuse-all">No cookies</button></p>',
    });
    const visitor = await here.open(TRY);
    await visitor.page.locator('#no').click();
    await expect.poll(() => here.demo.records.length).toBe(1);
    const [record] = here.demo.records as { body: string }[];
    expect(JSON.parse(record?.body ?? '')).toMatchObject({ method: 'link' });
    // Whether the computer is a shared one is asked in the preferences, and nowhere else.
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.p0a0m0\.-$/);
  });

  it('around our surfaces hears no click of theirs', async () => {
    here.page({ body: `<p>School</p>${FOOTER}` });
    const visitor = await here.open(TRY);
    await visitor.page.evaluate(() => {
      document.body.dataset.consentAction = 'refuse-all';
    });
    await visitor.surface('banner').getByRole('heading').click();
    expect(await visitor.surface('banner').isVisible()).toBe(true);
    expect(await choices(visitor)).toBeUndefined();
  });
});

describe('a page that keeps its clicks for itself', () => {
  const KEEPS = `<script nonce="{{nonce}}">
    for (const target of [window, document, document.documentElement])
      for (const type of ['click', 'pointerdown', 'mousedown'])
        target.addEventListener(type, event => event.stopImmediatePropagation(), true);
  </script>`;

  it('does not keep a visitor’s answer', async () => {
    here.page({ tag: tag() + KEEPS, body: FILM + FOOTER });
    const visitor = await here.open(TRY);
    await visitor.button('refuse-all').click();
    await expect.poll(() => choices(visitor)).toBe('p0a0m0');
    await visitor.page.locator('#way').click();
    await visitor.surface('preferences').waitFor();
  });
});

describe('a link to the preferences', () => {
  it.each([
    ['by its hash', '#cookie-preferences'],
    ['by the page’s path', '/try#cookie-preferences'],
    ['by the page’s whole address', `${TRY}#cookie-preferences`],
    ['by a relative address', 'try#cookie-preferences'],
    ['by the page with something asked of it', '/try?from=footer#cookie-preferences'],
  ])('%s opens them every time, and the page stays', async (_, href) => {
    here.page({ body: `<footer><a id="way" href="${href}">Cookie preferences</a></footer>` });
    const visitor = await here.open(`${TRY}#cookie-preferences`, { stored: stored('p0a0m0') });
    for (let time = 0; time < 3; time++) {
      await visitor.surface('preferences').waitFor();
      await visitor.page.keyboard.press('Escape');
      await visitor.surface('preferences').waitFor({ state: 'detached' });
      await visitor.page.locator('#way').click();
    }
    await visitor.surface('preferences').waitFor();
    expect(here.loads(TRY)).toBe(1);
    // It is the page's own way back: ours is not needed.
    expect(await visitor.page.locator('footer a').count()).toBe(1);
  });

  it('of another page leads there', async () => {
    here.demo.page('www.cedarcreek.example', '/other', { html: '<!doctype html><title>Other</title>' });
    here.page({ body: '<a id="way" href="/other#cookie-preferences">Cookie preferences</a>' });
    const visitor = await here.open(TRY);
    await visitor.page.locator('#way').click();
    await visitor.page.waitForURL(`${DISTRICT}/other#cookie-preferences`);
  });
});
