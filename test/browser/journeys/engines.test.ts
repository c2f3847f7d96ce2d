import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import es from '../../../locales/es.json' with { type: 'json' };
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { BLANK } from '../harness/network.ts';
import { openWorld, type World } from '../harness/world.ts';
import { DISTRICT, TRY, tag } from './steps.ts';

// A visitor's whole way, in short, in each engine: WebKit has no other, as Playwright does not drive it here.

const DAY = 86_400;
const SITE = new URL(DISTRICT).hostname;
const COUNTER = 'www.googletagmanager.com';
const FILM = 'www.youtube.com';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Runs in the page: the words of a surface of ours that can be seen, or nothing. */
function readSurface(name: string): string {
  const surface = document
    .querySelector('#hallpass-consent')
    ?.shadowRoot?.querySelector<HTMLElement>(`[data-consent-surface="${name}"]`);
  return surface?.checkVisibility({ visibilityProperty: true }) ? surface.innerText : '';
}

/** Runs in the page: which categories are switched on in the preferences. */
function readSwitches(): (string | undefined)[] {
  const root = document.querySelector('#hallpass-consent')?.shadowRoot;
  return [...(root?.querySelectorAll<HTMLInputElement>('input[data-category]:checked:enabled') ?? [])].map(
    ({ dataset }) => dataset.category,
  );
}

/** Runs in the page: what has the focus, through shadow roots and the frames that we draw in. */
function readFocus(): string {
  let active = document.activeElement;
  for (let next = active; next && next.localName !== 'body'; ) {
    active = next;
    const frame = next instanceof HTMLIFrameElement ? next.contentDocument : null;
    next = next.shadowRoot?.activeElement ?? frame?.activeElement ?? null;
  }
  return active?.id || active?.getAttribute('data-consent-action') || active?.localName || '';
}

describe.each(availableEngines())('in %s, a visitor', name => {
  let engine: Engine;
  let visits = 0;
  beforeAll(async () => {
    engine = await openEngine(name, world);
  }, 60_000);
  beforeEach(() => world.demo.reset());
  afterEach(async () => {
    expect([...engine.errors.splice(0), ...engine.violations()]).toEqual([]);
    // The next one is somebody new. Without us: where we forget a choice, the page may be loaded again at any time.
    await engine.open(`${DISTRICT}${BLANK}`);
    await engine.evaluate(() => {
      sessionStorage.clear();
      for (const [name] of document.cookie.matchAll(/[\w-]+(?==)/g))
        document.cookie = `${name}=; Path=/; Secure; Max-Age=0`;
    });
  });
  afterAll(() => engine.close());

  /** Opens the page: a counter and a film, both marked, and a way back. */
  const open = async (lang = 'en', hash = '') => {
    world.demo.page(COUNTER, '/gtag/js', {
      body: 'document.cookie = "_ga=GA1.1.1.1; Path=/; Max-Age=9999"; window.counted = true;',
      type: 'text/javascript',
    });
    world.demo.page(FILM, '/embed/abc', { html: '<p>The film</p>' });
    world.demo.page(SITE, '/try', {
      html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">${tag()}<title>Try</title><link rel="icon" href="/icon.svg"></head><body>
<a id="skip" href="#main">Skip</a><main id="main"><h1>News</h1>
<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://${COUNTER}/gtag/js"></script>
<iframe id="film" data-category="marketing" data-consent-src="https://${FILM}/embed/abc" title="Film" width="480" height="270"></iframe></main>
<footer><a id="re" href="#cookie-preferences">Cookies</a></footer></body></html>`,
    });
    // An address of its own: only what comes after # would load nothing.
    await engine.open(`${TRY}?${visits++}${hash}`);
    await engine.settled();
  };
  const says = (surface: string) => expect.poll(() => engine.evaluate(readSurface, surface));
  const isGone = (surface: string) => says(surface).toBe('');
  const press = (action: string, surface = 'banner') =>
    engine.click(`[data-consent-surface="${surface}"] [data-consent-action="${action}"]`);
  /** Where the page's requests arrived. WebKit wants an icon of each site whose cookies it is asked for. */
  const reached = () => {
    const own = world.demo.requests.filter(({ path }) => path !== '/favicon.ico');
    return [...new Set(own.map(({ host }) => host))].toSorted();
  };
  const cookies = async () => (await engine.cookies()).filter(({ value }) => value);
  /** The one cookie of ours is this choice, as it is to be, and there is no other but these. */
  const isStored = async (choices: string, ...others: string[]) => {
    const jar = await cookies();
    expect(jar.map(cookie => cookie.name).toSorted()).toEqual([...others, 'hallpass-consent']);
    expect(jar.find(cookie => cookie.name === 'hallpass-consent')).toMatchObject({
      value: expect.stringMatching(new RegExp(`^v1\\.[0-9a-z]{6}\\.0\\.${choices}\\.-$`)),
      domain: SITE,
      path: '/',
      secure: true,
      httpOnly: false,
      sameSite: 'Lax',
      expires: expect.closeTo(Date.now() / 1000 + 180 * DAY, -2),
    });
  };

  describe.each([
    ['en', en],
    ['es', es],
  ] as const)('who reads %s', (lang, words) => {
    it('is asked, refuses, and is asked no more; nothing leaves the page (R2)', async () => {
      await open(lang);
      await says('banner').toContain(words.banner.title);
      expect(await cookies()).toEqual([]);
      await press('refuse-all');
      await says('status').toContain(words.status.saved);
      await isGone('banner');
      await isStored('p0a0m0');
      await open(lang);
      await isGone('banner');
      expect(reached()).toEqual([]);
    });

    it('accepts: only then all is loaded, and from then on by itself (R2)', async () => {
      await open(lang);
      expect(reached()).toEqual([]);
      await press('accept-all');
      await says('status').toContain(words.status.saved);
      await world.arrived(({ host }) => host === FILM);
      await engine.settled();
      expect(reached()).toEqual([COUNTER, FILM]);
      await isStored('p1a1m1', '_ga');
      world.demo.requests.length = 0;
      await open(lang);
      expect(reached()).toEqual([COUNTER, FILM]);
      await isGone('banner');
    });

    it('chooses one category, and gets that; takes it back, and the page is as before (R2, R13)', async () => {
      await open(lang);
      await press('open');
      await says('preferences').toContain(words.preferences.title);
      expect(await engine.evaluate(readSwitches)).toEqual([]);
      await engine.click('input[data-category="analytics"]');
      expect(reached()).toEqual([]);
      await press('save', 'preferences');
      await world.arrived(({ host }) => host === COUNTER);
      await engine.settled();
      expect(reached()).toEqual([COUNTER]);
      await isStored('p0a1m0', '_ga');
      // The way back, and the earlier answer in it.
      await engine.click('#re');
      await says('preferences').toContain(words.preferences.title);
      expect(await engine.evaluate(readSwitches)).toEqual(['analytics']);
      await press('refuse-all', 'preferences');
      // The page is loaded again, and says then what came of it.
      await expect.poll(() => engine.evaluate(() => 'counted' in window)).toBe(false);
      await says('status').toContain(words.status.saved);
      await engine.settled();
      await isStored('p0a0m0');
      expect(reached()).toEqual([COUNTER]);
    });
  });

  it('looks into the preferences and leaves them by either way: nothing is recorded (R2, R5)', async () => {
    await open('en', '#cookie-preferences');
    await says('preferences').toContain(en.preferences.title);
    await engine.click('input[data-category="marketing"]');
    await press('close', 'preferences');
    await isGone('preferences');
    await says('banner').toContain(en.banner.title);
    await engine.click('#re');
    await says('preferences').toContain(en.preferences.title);
    expect(await engine.evaluate(readSwitches)).toEqual([]);
    await engine.keys('Escape');
    await isGone('preferences');
    expect(await engine.evaluate(readFocus)).toBe('re');
    expect(await cookies()).toEqual([]);
    expect(reached()).toEqual([]);
  });

  it('goes all the way with the keyboard (R24)', async () => {
    await open();
    const order: string[] = [];
    for (let stop = 0; stop < 6; stop++) {
      await engine.keys('Tab');
      order.push(await engine.evaluate(readFocus));
    }
    expect(order).toEqual(['skip', 'language', 'a', 'accept-all', 'refuse-all', 'open']);
    await engine.keys('Enter');
    await expect.poll(() => engine.evaluate(readFocus)).toBe('preferences-title');
    await engine.keys('Tab', 'Tab', 'Escape');
    await isGone('preferences');
    expect(await engine.evaluate(readFocus)).toBe('open');
    await engine.keys('Shift+Tab', 'Enter');
    await says('status').toContain(en.status.saved);
    await engine.keys('Escape');
    await isGone('status');
    await isStored('p0a0m0');
    // Onwards from where the banner was, to the film, which is loaded this once.
    await engine.keys('Tab');
    expect(await engine.evaluate(readFocus)).toBe('load-once');
    await engine.keys('Enter');
    await world.arrived(({ path }) => path === '/embed/abc');
    await engine.settled();
    expect(await engine.evaluate(readFocus)).toBe('film');
    expect(reached()).toEqual([FILM]);
    await isStored('p0a0m0');
    world.demo.requests.length = 0;
    await open();
    expect(reached()).toEqual([]);
  });
});
