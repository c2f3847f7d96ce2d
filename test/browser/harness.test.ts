import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from './harness/engine.ts';
import { openWorld, type World } from './harness/world.ts';

// Every "nothing left this page" of the other tests is worth what is shown here: that the harness sees
// what does leave.

const SITE = 'www.cedarcreek.example';
const DAY = 86_400;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.demo.reset());
afterAll(() => world.close());

function page(html: string, headers: Record<string, string> = {}): void {
  world.demo.page(SITE, '/try', {
    html: `<!doctype html><html lang="en"><title>Try</title>${html}`,
    headers,
  });
}

function script(host: string, body: string, headers: Record<string, string> = {}): void {
  world.demo.page(host, '/x.js', { body, type: 'text/javascript', headers });
}

describe.each(availableEngines())('in %s', name => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(name, world);
  });
  afterAll(() => engine.close());

  const open = () => engine.open(`https://${SITE}/try`);

  it('reaches any host, over TLS, with its cookies', async () => {
    page('<script nonce="{{nonce}}" src="https://vendor.test/x.js"></script>', {
      'set-cookie': `site=1; Path=/; Max-Age=${DAY}; Secure; HttpOnly; SameSite=Lax`,
    });
    script('vendor.test', 'document.title = "ran"; document.cookie = "script=1; Path=/"', {
      'set-cookie': `vendor=1; Path=/x.js; Max-Age=${DAY}; Secure; HttpOnly; SameSite=None`,
    });
    await open();
    await engine.settled();

    expect(await engine.evaluate(() => document.title)).toBe('ran');
    expect(await engine.evaluate(() => [isSecureContext, navigator.language])).toEqual([true, 'en-US']);
    expect(world.demo.requests).toMatchObject([
      { host: 'vendor.test', path: '/x.js', cookie: '', referrer: `https://${SITE}/` },
    ]);
    const jar = await engine.cookies();
    const inADay = expect.closeTo(Date.now() / 1000 + DAY, -2);
    expect(jar).toHaveLength(3);
    expect(jar).toContainEqual(
      expect.objectContaining({
        name: 'site',
        domain: SITE,
        path: '/',
        expires: inADay,
        httpOnly: true,
        sameSite: 'Lax',
      }),
    );
    expect(jar).toContainEqual(
      expect.objectContaining({
        name: 'vendor',
        domain: 'vendor.test',
        path: '/x.js',
        expires: inADay,
        httpOnly: true,
      }),
    );
    expect(jar).toContainEqual(
      expect.objectContaining({ name: 'script', domain: SITE, expires: -1, httpOnly: false }),
    );
  });

  it('keeps a host that nobody plays inside', async () => {
    page('<img src="https://www.wikipedia.org/a.png" alt=""><img src="http://plain.test/b.png" alt="">');
    await open();
    await engine.settled();
    const urls = world.demo.requests.map(({ host, path }) => host + path);
    expect(urls).toContain('www.wikipedia.org/a.png');
    expect(urls).toContain('plain.test/b.png');
  });

  it('sees what the policy forbids', async () => {
    page('<script>document.title = "forbidden"</script><p style="color: red">Plain</p>');
    await open();
    await engine.settled();
    expect(engine.errors).toEqual([]);
    expect(await engine.evaluate(() => document.title)).toBe('Try');
    for (const seenBy of ['page', 'server']) {
      expect(engine.violations()).toContainEqual(
        expect.objectContaining({ seenBy, blocked: 'inline', page: `https://${SITE}/try` }),
      );
    }
  });

  it('sees an error that nothing catches', async () => {
    page(`<script nonce="{{nonce}}">
      Promise.reject(new Error('a rejection'));
      setTimeout(() => { throw 'a mere string'; });
      throw new Error('an exception');
    </script>`);
    await open();
    await engine.settled();
    for (const text of ['an exception', 'a rejection', 'a mere string']) {
      expect(engine.errors.join()).toContain(text);
    }
  });

  it('waits for the last of a chain of slow vendors', async () => {
    page(`<script nonce="{{nonce}}">
      const ask = host => fetch('https://' + host + '/x.js', { mode: 'no-cors' });
      addEventListener('load', () => ask('first.test').then(() => ask('second.test')).then(() => ask('third.test')));
    </script>`);
    for (const host of ['first.test', 'second.test', 'third.test']) {
      world.demo.page(host, '/x.js', async () => {
        await sleep(150);
        return { body: '' };
      });
    }
    await open();
    expect(world.demo.requests.map(({ host }) => host)).not.toContain('third.test');
    await engine.settled();
    expect(world.demo.requests.map(({ host }) => host)).toContain('third.test');
  });

  it('clicks and types, through an open shadow root too', async () => {
    page(`<div id="hallpass-consent"></div><input><script nonce="{{nonce}}">
      const button = document.createElement('button');
      button.textContent = 'Accept';
      button.dataset.consentAction = 'accept-all';
      button.onclick = () => { document.title += ' clicked'; };
      const root = document.querySelector('div').attachShadow({ mode: 'open' });
      // Late, as a part that is loaded: the click waits for it.
      setTimeout(() => root.append(button), 100);
    </script>`);
    await open();
    await engine.click('[data-consent-action="accept-all"]');
    await engine.keys('Tab', 'a', 'Shift+Tab', 'Enter');
    const seen = await engine.evaluate(() => [document.title, document.querySelector('input')?.value]);
    expect(seen).toEqual(['Try clicked clicked', 'a']);
  });

  it('has a viewport of the size that is asked for', async () => {
    page('<p>Small</p>');
    await open();
    await engine.resize(640, 480);
    expect(await engine.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 480]);
    const png = await engine.screenshot();
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([640, 480]);
  });

  // A driven WebKit leaves no profile behind.
  if (name === 'webkit') return;

  it('loses session cookies with the session, and only those', async () => {
    page(`<script nonce="{{nonce}}">
      document.cookie = 'short=1; Path=/';
      document.cookie = 'long=1; Path=/; Max-Age=${DAY}';
    </script>`);
    await open();
    await engine.restart?.();
    const names = (await engine.cookies()).map(cookie => cookie.name);
    expect(names).toContain('long');
    expect(names).not.toContain('short');
  });
});

describe('a visitor', () => {
  const address = `https://${SITE}/try`;

  it('comes with an empty jar', async () => {
    page(
      `<script nonce="{{nonce}}">document.cookie = 'a=1'; localStorage.b = '2'; console.warn('careful')</script>`,
    );
    const first = await world.visitor();
    await first.page.goto(address);
    expect(await first.cookies()).toMatchObject([{ name: 'a', expires: -1 }]);
    expect(await first.storage()).toEqual({ local: { b: '2' }, session: {} });
    expect(first.console).toContainEqual({ type: 'warning', text: 'careful' });
    const second = await world.visitor();
    expect(await second.cookies()).toEqual([]);
  });

  it('can send the opt-out signal, before any script and without a preflight', async () => {
    page(`<script nonce="{{nonce}}">
      document.title = String(navigator.globalPrivacyControl);
      fetch('https://vendor.test/hit', { mode: 'cors' });
    </script>`);
    world.demo.page('vendor.test', '/hit', { body: '', headers: { 'access-control-allow-origin': '*' } });
    const visitor = await world.visitor({ gpc: true });
    const before = world.network.traffic.length;
    await visitor.page.goto(address);
    await visitor.settled();
    expect(await visitor.page.title()).toBe('true');
    const sent = world.network.traffic.slice(before);
    expect(sent.map(({ method, headers }) => `${method} ${headers['sec-gpc']}`)).not.toContain(
      'GET undefined',
    );
    expect(sent.map(({ method }) => method)).not.toContain('OPTIONS');
    expect(visitor.errors).toEqual([]);
  });

  it('can have blocked all cookies', async () => {
    page(
      `<script nonce="{{nonce}}">
      document.cookie = 'a=1';
      try { localStorage.b = '2' } catch (error) { document.title = error.name }
    </script>`,
      { 'set-cookie': 'site=1' },
    );
    const visitor = await world.visitor({ cookiesDisabled: true });
    await visitor.page.goto(address);
    await visitor.settled();
    expect(await visitor.page.title()).toBe('SecurityError');
    expect(await visitor.page.evaluate(() => document.cookie)).toBe('');
    expect(await visitor.cookies()).toEqual([]);
  });

  it('can have turned scripts off', async () => {
    page(
      '<noscript><img src="https://vendor.test/pixel.gif" alt=""></noscript><script src="https://vendor.test/x.js"></script>',
    );
    const visitor = await world.visitor({ javaScript: false });
    await visitor.page.goto(address);
    await visitor.settled();
    expect(visitor.requests().map(({ path }) => path)).toEqual(['/pixel.gif']);
  });

  it('is told what arrived when what was awaited did not', async () => {
    page('<img src="https://vendor.test/other.gif" alt="">');
    const visitor = await world.visitor();
    await visitor.page.goto(address);
    await world.arrived(({ path }) => path === '/other.gif');
    await expect(world.arrived(({ path }) => path === '/never.gif', 10)).rejects.toThrow(
      /vendor\.test\/other\.gif/,
    );
  });
});
