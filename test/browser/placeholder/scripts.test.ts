import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { policy, RELOAD } from '../holding/recipe.ts';
import { consentCookies, place, store, stored, TRY } from '../journeys/steps.ts';

const here = place();
const FOOTER = '<footer><a href="#cookie-preferences">C</a></footer>';
const REFUSED = { stored: stored('p0a0m0') };

/** A film by the vendor's script interface: the page calls what the file brings. */
const FILM =
  '<div id="film"></div><script nonce="{{nonce}}">window.onYouTubeIframeAPIReady = () => new YT.Player("film")</script><script nonce="{{nonce}}" src="https://www.youtube.com/iframe_api"></script>';
const FILM_FILE =
  'window.YT = { Player: function (id) { document.getElementById(id).textContent = "The film" } }; onYouTubeIframeAPIReady()';

const notice = ({ page }: Visitor) => page.locator('#hallpass-consent .notice');

describe('what a held script would have built, in a place that nobody knows', () => {
  const open = async (body: string, options = {}) => {
    here.script('www.youtube.com', FILM_FILE, '/iframe_api');
    here.page({ body: `<main>${body}</main>${FOOTER}` });
    return here.open(TRY, options);
  };

  it('is told of in one notice, and built in this page once it is allowed', async () => {
    const visitor = await open(FILM, REFUSED);
    await expect
      .poll(() => notice(visitor).innerText())
      .toMatch(/^This page uses YouTube\. It waits for your permission\./);
    await visitor.page.getByRole('button', { name: 'Always allow YouTube' }).click();
    await visitor.page.getByText('The film').waitFor();
    expect(await notice(visitor).count()).toBe(0);
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.p0a0m0\.-\.youtube1$/);
    expect(here.loads(TRY)).toBe(1);
  });

  it('is built once without the choice being kept', async () => {
    const visitor = await open(FILM, REFUSED);
    await notice(visitor).getByRole('button', { name: 'Load this once' }).click();
    await visitor.page.getByText('The film').waitFor();
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.p0a0m0\.-$/);
  });

  it('is not told of while the visitor is being asked, nor again once it was put away', async () => {
    const visitor = await open(FILM);
    expect(await notice(visitor).count()).toBe(0);
    await visitor.button('refuse-all').click();
    await notice(visitor).waitFor();
    await visitor.page.keyboard.press('Tab');
    await notice(visitor).getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => notice(visitor).count()).toBe(0);
    await visitor.page.evaluate(() => {
      document.documentElement.lang = 'es';
    });
    await visitor.settled();
    expect(await notice(visitor).count()).toBe(0);
  });

  it('is not told of where a frame of the same service says it, nor of what nobody would see', async () => {
    const frame = '<iframe src="https://www.youtube.com/embed/abc" width="300" height="200"></iframe>';
    const visitor = await open(
      `${frame}<script nonce="{{nonce}}" src="https://www.youtube.com/iframe_api"></script><script nonce="{{nonce}}" src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>`,
      REFUSED,
    );
    await visitor.surface('placeholder').waitFor();
    await visitor.settled();
    expect(await notice(visitor).count()).toBe(0);
  });

  it('names all that waits in one notice, in Spanish', async () => {
    here.page({
      lang: ' lang="es"',
      body: `${FILM}<script nonce="{{nonce}}" src="https://assets.calendly.com/assets/external/widget.js"></script>${FOOTER}`,
    });
    const visitor = await here.open(TRY, REFUSED);
    await expect
      .poll(() => notice(visitor).innerText())
      .toMatch(/^Esta página usa YouTube y Calendly\. Necesitan su permiso\./);
  });

  it('says so when its button is pressed, and the page is not loaded again', async () => {
    const visitor = await open(
      '<a id="book" href="">Book</a><script nonce="{{nonce}}">document.querySelector("#book").addEventListener("click", event => { Calendly.open(); event.preventDefault() })</script><script nonce="{{nonce}}" async src="https://assets.calendly.com/assets/external/widget.js"></script>',
      REFUSED,
    );
    await notice(visitor).getByRole('button', { name: 'Close' }).click();
    await visitor.page.locator('#book').click();
    await notice(visitor).waitFor();
    await visitor.settled();
    expect(here.loads(TRY)).toBe(1);
    expect(visitor.errors.splice(0)).toEqual([expect.stringContaining('Calendly is not defined')]);
  });

  it('of a button whose link leads elsewhere, that is followed', async () => {
    const visitor = await open(
      '<a id="book" href="/news">Book</a><script nonce="{{nonce}}">document.querySelector("#book").addEventListener("click", event => { Calendly.open(); event.preventDefault() })</script><script nonce="{{nonce}}" async src="https://assets.calendly.com/assets/external/widget.js"></script>',
      REFUSED,
    );
    await visitor.page.locator('#book').click();
    await visitor.page.waitForURL('**/news');
    visitor.errors.splice(0);
  });
});

describe('what a held script would have built, in a place that is known', () => {
  const FEED = '<div id="place"><div class="fb-page" id="feed"></div></div>';
  const FEED_FILE = 'document.querySelector("#feed").append("The feed")';
  const SDK = '<script nonce="{{nonce}}" src="https://connect.facebook.net/en_US/sdk.js"></script>';
  const WIDE = '<link rel="stylesheet" href="/wide.css">';
  const open = (body: string, options = {}) => {
    here.script('connect.facebook.net', FEED_FILE, '/en_US/sdk.js');
    here.demo.page('www.cedarcreek.example', '/wide.css', {
      type: 'text/css',
      body: '#place{width:340px;height:400px}.row{display:flex;gap:1em}.tiny{width:160px;height:25px;overflow:hidden}',
    });
    here.page({ head: `${WIDE}<meta name="viewport" content="width=device-width">`, body });
    return here.open(TRY, { ...REFUSED, ...options });
  };

  it('is a placeholder there, that adds nothing to the page’s tree, and gives way to what is built', async () => {
    const visitor = await open(`${FEED}${SDK}${FOOTER}`);
    const placeholder = visitor.page.locator('#feed .placeholder');
    await placeholder.waitFor();
    expect(await visitor.page.evaluate(() => document.querySelector('#place')?.innerHTML)).toBe(
      '<div class="fb-page" id="feed"></div>',
    );
    await placeholder.locator('[data-consent-action="always"]').click();
    await visitor.page.getByText('The feed').waitFor();
    expect(await placeholder.count()).toBe(0);
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('feed');
    expect(await notice(visitor).count()).toBe(0);
  });

  it('is one button where the page has left little room, which leads to the same answers', async () => {
    const visitor = await open(
      `<header class="row"><div id="google_translate_element"></div><div class="gcse-search"></div></header><h1 id="school">Cedar Creek</h1><div class="gtranslate_wrapper tiny"></div>
      <script nonce="{{nonce}}" src="https://translate.google.com/translate_a/element.js?cb=f"></script><script nonce="{{nonce}}" src="https://cse.google.com/cse.js?cx=1"></script><script nonce="{{nonce}}" src="https://cdn.gtranslate.net/widgets/latest/float.js"></script>${FOOTER}`,
      { viewport: { width: 360, height: 700 } },
    );
    const small = visitor.page.locator('#google_translate_element .small');
    await small.waitFor();
    expect((await visitor.page.locator('#school').boundingBox())?.y).toBeLessThan(160);
    const tiny = await visitor.page.locator('.tiny .small').boundingBox();
    expect(tiny?.height).toBeLessThanOrEqual(25);
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await small.focus();
    await visitor.page.keyboard.press('Enter');
    await notice(visitor).getByRole('button', { name: 'Always allow Google Translate' }).waitFor();
    await visitor.page.keyboard.press('Escape');
    await expect.poll(() => notice(visitor).count()).toBe(0);
    expect(await small.evaluate(button => button.matches(':focus'))).toBe(true);
  });

  it('is where the script itself stands, if it builds there and nothing else is there', async () => {
    const visitor = await open(
      `<div id="place"><script nonce="{{nonce}}" src="https://widgets.remind.com/iframe.js"></script></div>${FOOTER}`,
    );
    await visitor.page.locator('#place .placeholder').waitFor();
    expect(await notice(visitor).count()).toBe(0);
  });
});

describe('a frame that is let go, and that the page’s own policy refuses', () => {
  it('is told of, with a link', async () => {
    here.demo.page('www.cedarcreek.example', '/try', {
      headers: { 'content-security-policy': "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:" },
      html: `<!doctype html><html lang="en"><head><script src="/hallpass/hallpass.js"></script></head><body><iframe width="400" height="225" title="Field day" src="https://www.youtube.com/embed/abc"></iframe>${FOOTER}</body></html>`,
    });
    // What the policy forbids is what this is about: a visitor of whom nobody asks that there be nothing.
    const visitor = await here.visitor();
    await store(visitor, stored('p0a0m0'), TRY);
    await visitor.page.goto(TRY);
    await visitor.surface('placeholder').locator('[data-consent-action="load-once"]').click();
    await expect.poll(() => notice(visitor).innerText()).toMatch(/Field day\s+It could not load/);
    expect(await notice(visitor).getByRole('link').getAttribute('href')).toBe(
      'https://www.youtube.com/embed/abc',
    );
    expect(visitor.violations().map(({ directive }) => directive)).toContain('frame-src');
    await visitor.close();
  });

  it('comes once its service is always allowed, where the server reads the choice as docs/limits.md says', async () => {
    here.demo.page('www.cedarcreek.example', '/reload.js', { type: 'text/javascript', body: RELOAD });
    here.demo.page('www.cedarcreek.example', '/try', visit => ({
      headers: { 'content-security-policy': policy(visit) },
      html: `<!doctype html><html lang="en"><head><script src="/hallpass/hallpass.js"></script><script src="/reload.js"></script></head><body><iframe width="400" height="225" title="Field day" src="https://www.youtube.com/embed/abc"></iframe>${FOOTER}</body></html>`,
    }));
    const visitor = await here.visitor();
    await store(visitor, stored('p0a0m0'), TRY);
    await visitor.page.goto(TRY);
    await visitor.surface('placeholder').locator('[data-consent-action="always"]').click();
    await here.arrived(({ host, path }) => host === 'www.youtube.com' && path === '/embed/abc');
    await visitor.settled();
    expect(await visitor.surface('placeholder').count()).toBe(0);
    await visitor.close();
  });
});
