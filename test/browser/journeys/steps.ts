import type { Cookie } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Visitor, VisitorOptions } from '../harness/visitor.ts';
import { openWorld, type World } from '../harness/world.ts';

/** The three sites of the demo's district. */
export const DISTRICT = 'https://www.cedarcreek.example';
export const OAK_HILL = 'https://oakhill.cedarcreek.example';
export const SUMMIT = 'https://summit.cedarcreek.example';

/** A page that a test makes up. */
export const TRY = `${DISTRICT}/try`;

/** The include, with further attributes. */
export const tag = (attributes = '') =>
  `<script nonce="{{nonce}}" src="/hallpass/hallpass.js" data-policy-url="/privacy" ${attributes}></script>`;

export interface Place extends World {
  /**
   * Opens an address as somebody new, and waits until nothing more will come.
   * Whatever else a test looks at: no error that nothing caught, nothing that the policy forbade.
   */
  open(
    url: string,
    options?: VisitorOptions & { stored?: string; prepare?: (visitor: Visitor) => Promise<unknown> },
  ): Promise<Visitor>;
  /** Makes up a page for {@link TRY}; `free`: without the strict policy, which forbids some kinds of elements. */
  page(parts: { tag?: string; head?: string; body?: string; lang?: string; free?: boolean }): void;
  /** A script of a vendor's. */
  script(host: string, body: string, path?: string): void;
  /** How often the browser asked for a page. */
  loads(url: string): number;
  /** The chunks that were asked for since the world began. */
  chunks(name: string): number;
}

/** A world for the file's tests; each test's visitors leave with it. */
export function place(): Place {
  let world: World;
  const visitors: Visitor[] = [];
  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(async () => {
    const seen = visitors.flatMap(visitor => [...visitor.errors, ...visitor.violations()]);
    await Promise.all(visitors.splice(0).map(visitor => visitor.close()));
    // What a visitor sent while leaving would be the next one's.
    await world.network.quiet(10_000);
    world.demo.reset();
    world.network.traffic.length = 0;
    expect(seen, 'errors and violations').toEqual([]);
  });
  afterAll(() => world.close());

  const steps: Omit<Place, keyof World> = {
    async open(url, { stored, prepare, ...options } = {}) {
      const visitor = await world.visitor(options);
      visitors.push(visitor);
      visitor.page.setDefaultTimeout(10_000);
      if (stored) await store(visitor, stored, url);
      await prepare?.(visitor);
      await visitor.page.goto(url);
      await visitor.settled();
      return visitor;
    },
    page: ({ tag: include = tag(), head = '', body = '', lang = ' lang="en"', free }) =>
      world.demo.page('www.cedarcreek.example', '/try', {
        headers: free ? { 'content-security-policy': null } : {},
        html: `<!doctype html><html${lang}><head><meta charset="utf-8">${free ? include.replaceAll(' nonce="{{nonce}}"', '') : include}<title>Try</title><link rel="icon" href="/icon.svg">${head}</head><body>${body}</body></html>`,
      }),
    script: (host, body, path = '/x.js') =>
      world.demo.page(host, path, {
        body,
        type: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
      }),
    loads: url =>
      world.network.traffic.filter(
        request => request.url === url && request.headers['sec-fetch-dest'] === 'document',
      ).length,
    chunks: name =>
      world.network.traffic.filter(({ url }) => new RegExp(`/hallpass-${name}\\.[\\w-]{8}\\.js`).test(url))
        .length,
  };
  // The world is there only when the tests run.
  return new Proxy(steps as Place, {
    get: (_, key) => Reflect.get(key in steps ? steps : world, key),
  });
}

/** A consent cookie's value, decided some seconds ago. */
export const stored = (choices: string, { ago = 60, revision = '0', flags = '-', services = '' } = {}) =>
  `v1.${(Math.floor(Date.now() / 1000) - ago).toString(36)}.${revision}.${choices}.${flags}${services && `.${services}`}`;

/** Puts a consent cookie into the jar, as an earlier visit did. */
export const store = (visitor: Visitor, value: string, url = DISTRICT) =>
  visitor.context.addCookies([{ name: 'hallpass-consent', value, url, sameSite: 'Lax' }]);

/** The consent cookies in the jar. */
export const consentCookies = async (visitor: Visitor): Promise<Cookie[]> =>
  (await visitor.cookies()).filter(cookie => cookie.name === 'hallpass-consent');

/** The hosts that something arrived at. */
export const hosts = (visitor: Visitor): string[] => [...new Set(visitor.requests().map(({ host }) => host))];

/** What the widget tells the webmaster, line by line. */
export const lines = (visitor: Visitor): string[] =>
  visitor.console.filter(({ text }) => text.includes('[hallpass]')).map(({ text }) => text);

/** What has the focus, through shadow roots and the frames that we draw in: its text, or its name. */
export const focused = (visitor: Visitor): Promise<string> =>
  visitor.page.evaluate(() => {
    let active = document.activeElement;
    for (let next = active; next; ) {
      active = next;
      const frame = next.localName === 'iframe' ? (next as HTMLIFrameElement).contentDocument : null;
      next = next.shadowRoot?.activeElement ?? frame?.activeElement ?? null;
      // A frame in which nothing has the focus says that its body has.
      if (next?.localName === 'body') next = null;
    }
    return active === document.body ? 'body' : ((active?.id || active?.textContent?.trim()) ?? '');
  });
