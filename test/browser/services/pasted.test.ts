import { describe, expect, it } from 'vitest';
import { DISTRICT, hosts, place, stored, TRY } from '../journeys/steps.ts';

const world = place();

/** Cookies of vendors: everything in the jar that is not ours and not the school's. */
const vendorCookies = async (visitor: Awaited<ReturnType<typeof world.open>>) =>
  (await visitor.cookies()).map(({ name }) => name).filter(name => /^(_|fr$|IDE|YSC|VISITOR)/.test(name));

describe('snippets pasted as the vendors give them', () => {
  it('run nothing and store nothing before a choice (R3)', async () => {
    const visitor = await world.open(`${DISTRICT}/?pasted`);
    // What the preload scanner fetches ahead leaves, and is not run; hits never leave.
    const hits = visitor.requests(({ path }) =>
      /collect|\/tr\/|api\/send|gtm\.js|fbevents|log_event/.test(path),
    );
    expect(hits).toEqual([]);
    expect(await vendorCookies(visitor)).toEqual([]);
    expect(await visitor.page.evaluate(() => typeof (window as { google?: unknown }).google)).toBe(
      'undefined',
    );
  });

  it('run nothing and store nothing after a refusal', async () => {
    const visitor = await world.open(`${DISTRICT}/?pasted`);
    await visitor.button('refuse-all').click();
    await visitor.page.reload();
    await visitor.settled();
    expect(visitor.requests(({ path }) => /collect|\/tr\/|api\/send|gtm\.js|fbevents/.test(path))).toEqual(
      [],
    );
    expect(await vendorCookies(visitor)).toEqual([]);
  });

  it('all run once accepted, each once, without a reload', async () => {
    const visitor = await world.open(`${DISTRICT}/?pasted`);
    world.demo.reset();
    await visitor.button('accept-all').click();
    await world.arrived(({ path }) => path.startsWith('/g/collect'));
    await world.arrived(({ host, path }) => host === 'www.facebook.com' && path.startsWith('/tr'));
    await visitor.settled();
    const count = (part: string) => visitor.requests(({ path }) => path.startsWith(part)).length;
    expect([count('/gtm.js'), count('/en_US/fbevents.js'), count('/g/collect')]).toEqual([1, 1, 1]);
    expect(world.loads(`${DISTRICT}/?pasted`)).toBe(1);
    expect(await visitor.page.evaluate(() => document.querySelectorAll('[data-hallpass-held]').length)).toBe(
      0,
    );
  });

  it('run one category and hold the others', async () => {
    const visitor = await world.open(`${DISTRICT}/?pasted`, { stored: stored('p0a1m0') });
    await world.arrived(({ path }) => path.startsWith('/g/collect'));
    expect(hosts(visitor)).toContain('cloud.umami.is');
    expect(hosts(visitor)).not.toContain('connect.facebook.net');
    expect(hosts(visitor)).not.toContain('stats.g.doubleclick.net');
  });

  it('leave the page’s own functions as they were once everything is granted', async () => {
    const visitor = await world.open(`${DISTRICT}/?pasted`, { stored: stored('p1a1m1') });
    const untouched = await visitor.page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const fresh = frame.contentWindow as unknown as typeof globalThis;
      const sourceOf = (realm: typeof globalThis) =>
        [
          realm.fetch,
          realm.Element.prototype.setAttribute,
          Object.getOwnPropertyDescriptor(realm.Element.prototype, 'innerHTML')?.set,
          Object.getOwnPropertyDescriptor(realm.HTMLScriptElement.prototype, 'src')?.set,
        ].map(String);
      return JSON.stringify(sourceOf(window)) === JSON.stringify(sourceOf(fresh));
    });
    expect(untouched).toBe(true);
  });
});

describe('a tag manager on a site that does not offer marketing', () => {
  it('brings no marketing with it', async () => {
    const visitor = await world.open('https://summit.cedarcreek.example/');
    await visitor.button('accept-all').click();
    await world.arrived(({ path }) => path.startsWith('/gtm.js'));
    await visitor.settled();
    expect(hosts(visitor)).not.toContain('www.facebook.com');
    expect(hosts(visitor)).not.toContain('stats.g.doubleclick.net');
  });
});

describe('a script that is held', () => {
  it('runs when the page gives it an address of its own instead', async () => {
    world.script('www.cedarcreek.example', 'window.own = true', '/own.js');
    world.page({ free: true, body: '<a href="#cookie-preferences">C</a>' });
    const visitor = await world.open(TRY);
    await visitor.page.evaluate(() => {
      const script = document.createElement('script');
      script.type = 'text/javascript';
      script.src = 'https://www.youtube.com/iframe_api';
      script.src = '/own.js';
      document.head.append(script);
    });
    await visitor.page.waitForFunction(() => 'own' in window);
    expect(visitor.requests()).toEqual([]);
  });
});
