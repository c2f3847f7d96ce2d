import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import {
  consentCookies,
  DISTRICT,
  lines,
  OAK_HILL,
  place,
  SUMMIT,
  stored,
  TRY,
  tag,
} from '../journeys/steps.ts';

const here = place();
const FOOTER = '<footer><a href="#cookie-preferences">Cookie preferences</a></footer>';
const DAY = 86_400;

/** The cookies in the jar but the choice: `name domain path`, and `+` where it outlives the session. */
const jar = async (visitor: Visitor) =>
  (await visitor.cookies())
    .filter(({ name }) => name !== 'hallpass-consent')
    .map(({ name, domain, path, expires }) => `${name} ${domain} ${path}${expires < 0 ? '' : ' +'}`)
    .sort();

const names = async (visitor: Visitor) => (await jar(visitor)).map(line => line.split(' ')[0]);

const write = (visitor: Visitor, ...texts: string[]) =>
  visitor.page.evaluate(all => {
    // biome-ignore lint/suspicious/noDocumentCookie: as a page does
    for (const text of all) document.cookie = text;
    return document.cookie;
  }, texts);

/** A page of a host, with the tag. */
const at = (host: string, path = '/', attributes = '', body = '') =>
  here.demo.page(host, path, {
    html: `<!doctype html><html lang="en"><head>${tag(attributes)}<title>At</title><link rel="icon" href="data:,"></head><body>${body}${FOOTER}</body></html>`,
  });

describe('a visitor who refuses', () => {
  it.each([
    ['www.lincoln.k12.ca.us', ['.www.lincoln.k12.ca.us', '.lincoln.k12.ca.us']],
    ['es.district.org', ['.es.district.org', '.district.org']],
    ['localhost', []],
    ['127.0.0.1', []],
  ])('on %s keeps no cookie of analytics, wherever it was put (R13)', async (host, domains) => {
    at(host, '/a/b/c');
    const places = ['', ...domains.map(domain => `; Domain=${domain}`)].flatMap(domain =>
      ['/', '/a', '/a/', '/a/b', '/a/b/', '/a/b/c'].map(path => `${domain}; Path=${path}`),
    );
    const visitor = await here.open(`https://${host}/a/b/c`, { stored: stored('p1a1m1') });
    await write(
      visitor,
      ...places.map(where => `_ga=1; Max-Age=999${where}`),
      '_ga_X=1; Max-Age=9; Secure; Partitioned; SameSite=None; Path=/',
      '_pk_id.1.ab=1',
      'cart=1; Max-Age=99',
      '_gaX=1',
    );
    expect((await names(visitor)).filter(name => name === '_ga')).toHaveLength(places.length);
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await expect.poll(() => names(visitor)).toEqual(['_gaX', 'cart']);
  });

  it('keeps nothing of it in the browser’s stores, and what is the school’s own (R13)', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    const stores = () =>
      visitor.page.evaluate(async () => [
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        ...(await indexedDB.databases()).map(({ name }) => name),
        ...(await caches.keys()),
      ]);
    await visitor.page.evaluate(async () => {
      for (const name of ['_hjSessionUser_1', 'ajs_anonymous_id', 'school'])
        for (const area of [localStorage, sessionStorage]) area.setItem(name, '1');
      for (const name of ['ajs_anonymous_id', 'school']) {
        await caches.open(name);
        await new Promise(resolve => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result.close());
        });
      }
    });
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await expect.poll(async () => [...new Set(await stores())]).toEqual(['school']);
  });

  it('stays without it when a script that still runs writes it again', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await write(visitor, '_ga=1; Max-Age=99');
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await expect.poll(() => names(visitor)).toEqual([]);
    await write(visitor, '_ga=2; Max-Age=99', 'mine=1');
    await visitor.page.evaluate(() => window.cookieStore.set('_gid', '3'));
    expect(await names(visitor)).toEqual(['mine']);
    // By a server: no guard sees it.
    here.demo.page('www.cedarcreek.example', '/count', {
      body: '',
      headers: { 'set-cookie': '_ga=4; Path=/' },
    });
    await visitor.page.evaluate(() => fetch('/count'));
    await expect.poll(() => names(visitor)).toEqual(['mine']);
  });

  it('has it refused in the other tabs too', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    const other = await visitor.context.newPage();
    await other.goto(TRY);
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await expect.poll(() => other.evaluate(() => window.hallpass?.granted('analytics'))).toBe(false);
    await other.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: as a vendor does
      document.cookie = '_ga=2; Max-Age=99';
    });
    await expect.poll(() => names(visitor)).toEqual([]);
  });

  it('keeps cookies out of the page’s way where the chunk that knows them does not load', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(`${DISTRICT}/news`);
    await visitor.context.route(/hallpass-sweep/, route => route.abort());
    await visitor.page.goto(TRY);
    await write(visitor, ...Array.from({ length: 50 }, (_, i) => `c${i}=1`));
    await visitor.settled();
    expect(await names(visitor)).toHaveLength(50);
    expect(lines(visitor).filter(line => line.includes('did not load')).length).toBeLessThan(3);
  });

  it('finds what an earlier time left gone on the next page', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a0m1') });
    await visitor.context.addCookies([
      { name: '_ga', value: '1', url: DISTRICT },
      { name: '_fbp', value: '1', url: DISTRICT },
    ]);
    await visitor.page.reload();
    await expect.poll(() => names(visitor)).toEqual(['_fbp']);
  });

  it('is told of the companies that keep cookies on their own sites (R13)', async () => {
    const visitor = await here.open(`${DISTRICT}/video`, { stored: stored('p1a1m1') });
    await here.arrived(({ host }) => /youtube/.test(host));
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await visitor.page.getByText(/may still keep cookies.*youtube\.com/).waitFor();
  });

  it('who only has not answered keeps what was there', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(`${DISTRICT}/news`);
    await visitor.context.addCookies([{ name: '_ga', value: '1', url: DISTRICT }]);
    await visitor.page.goto(TRY);
    await visitor.settled();
    expect(await names(visitor)).toEqual(['_ga']);
    // But nothing new.
    await write(visitor, '_gid=1', 'mine=1');
    await expect.poll(() => names(visitor)).toEqual(['_ga', 'mine']);
  });

  it('who forgets the choice loses the choice and everything optional', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await write(visitor, '_ga=1; Max-Age=99', '_fbp=1', 'mine=1');
    await visitor.page.evaluate(() => window.hallpass?.forget());
    await expect.poll(() => names(visitor)).toEqual(['mine']);
    expect(await consentCookies(visitor)).toEqual([]);
  });
});

describe('a visitor who grants everything', () => {
  it('pays nothing: no sweep is loaded, and the page has the browser’s own functions', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await write(visitor, '_ga=1; Max-Age=99');
    const native = await visitor.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const setter = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set;
      const isNative = (f: unknown) => Function.prototype.toString.call(f).includes('set cookie() { [native');
      return isNative(setter) && !Object.hasOwn(document, 'cookie');
    });
    expect(native).toBe(true);
    await visitor.settled();
    expect(here.chunks('sweep')).toBe(0);
    expect(await names(visitor)).toEqual(['_ga']);
  });
});

describe('a retired service', () => {
  it('is removed on the next visit, whatever was chosen, and stays held (R12)', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await write(visitor, '_ga=1; Max-Age=99', '_pk_id.1=1; Max-Age=99', 'mine=1');
    here.page({ tag: tag('data-retire="google-analytics"'), body: FOOTER });
    await visitor.page.reload();
    await expect.poll(() => names(visitor)).toEqual(['_pk_id.1', 'mine']);
    expect(await visitor.page.evaluate(() => window.hallpass?.granted('google-analytics'))).toBe(false);
    expect(await visitor.page.evaluate(() => window.hallpass?.granted('matomo'))).toBe(true);
  });

  it('leaves nothing optional where all are retired, nor the choice, and nobody is asked (R12)', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await write(visitor, '_ga=1; Max-Age=99', '_fbp=1; Max-Age=99', 'mine=1');
    here.page({ tag: tag('data-retire="all"'), body: FOOTER });
    await visitor.page.reload();
    await expect.poll(() => names(visitor)).toEqual(['mine']);
    await expect.poll(() => consentCookies(visitor)).toEqual([]);
    await visitor.settled();
    expect(await visitor.surface('banner').count()).toBe(0);
  });
});

describe('a site that limits its cookies', () => {
  it('keeps none that script writes beyond the session (R7)', async () => {
    const visitor = await here.open(`${OAK_HILL}/`);
    await write(visitor, 'a=1; Max-Age=999', 'b=1; expires=Fri, 01 Jan 2038 00:00:00 GMT', 'c=1');
    await visitor.page.evaluate(() =>
      window.cookieStore.set({ name: 'd', value: '1', expires: Date.now() + 1e9 } as never),
    );
    await visitor.button('accept-all').click();
    await visitor.settled();
    await expect
      .poll(async () => (await visitor.cookies()).some(({ name }) => name.startsWith('_ga')))
      .toBe(true);
    const own = (await visitor.cookies()).filter(({ domain }) => domain.endsWith('cedarcreek.example'));
    expect(own.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['a', 'b', 'c', 'd', 'hallpass-consent', '_ga']),
    );
    expect(own.filter(({ expires }) => expires >= 0)).toEqual([]);
  });

  it('keeps the login that it names, and no other (R8)', async () => {
    const visitor = await here.open(`${SUMMIT}/`);
    await write(visitor, 'cc_login=1; Max-Age=99999999', 'cc_login_2=1; Max-Age=99');
    const [login, other] = (await visitor.cookies()).filter(({ name }) => name.startsWith('cc_login'));
    expect(other?.expires).toBe(-1);
    const days = ((login?.expires ?? 0) - Date.now() / 1000) / DAY;
    expect(days).toBeGreaterThan(179);
    expect(days).toBeLessThan(180.1);
  });

  it('lets no earlier choice outlive the session', async () => {
    here.page({ tag: tag('data-cookie-limit="session"'), body: FOOTER });
    const visitor = await here.open(`${DISTRICT}/news`);
    await visitor.button('accept-all').click();
    expect((await consentCookies(visitor))[0]?.expires).toBeGreaterThan(0);
    await visitor.page.goto(TRY);
    const [cookie] = await consentCookies(visitor);
    expect(cookie?.expires).toBe(-1);
    expect(cookie?.value).toMatch(/\.s$/);
  });

  it('clears, in a new session, what optional services stored in the last one (R8)', async () => {
    here.page({ tag: tag('data-cookie-limit="session"'), body: FOOTER });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1', { flags: 's' }) });
    await visitor.page.evaluate(() => {
      localStorage.setItem('ajs_anonymous_id', '1');
      localStorage.setItem('school', '1');
    });
    await visitor.page.reload();
    await visitor.settled();
    expect(Object.keys((await visitor.storage()).local).sort()).toEqual(['ajs_anonymous_id', 'school']);
    await visitor.context.clearCookies();
    await visitor.page.reload();
    await expect.poll(async () => Object.keys((await visitor.storage()).local)).toEqual(['school']);
  });

  it.each([
    ['', []],
    [
      ', and is not kept from it by entries of the wrong shape',
      [
        { id: 'bus', category: 'essential', cookies: null },
        { id: 'trip', category: 'marketing', cookies: [null, { name: 'trip', domain: 5, path: '/' }] },
        { id: 'play', category: 'marketing', cookies: 7, storage: [{ toString: 1 }] },
      ],
    ],
  ])('shortens what was there where it is declared, and reports all else, untouched%s', async (_, wrong) => {
    const lunch = {
      id: 'lunch',
      name: 'Lunch',
      category: 'essential',
      hosts: [],
      cookies: [{ name: 'lunch', domain: '', path: '/', days: 0, purpose: 'x' }],
    };
    const block = `<script type="application/json" data-hallpass>${JSON.stringify({ services: [...wrong, lunch] })}</script>`;
    here.page({ tag: block + tag('data-cookie-limit="session"'), body: FOOTER });
    const visitor = await here.open(`${DISTRICT}/news`);
    await write(visitor, 'lunch=soup; Max-Age=999; Path=/', 'other=1; Max-Age=999; Path=/');
    await visitor.page.goto(TRY);
    await expect
      .poll(() => jar(visitor))
      .toEqual(['lunch www.cedarcreek.example /', 'other www.cedarcreek.example / +']);
    await expect.poll(() => lines(visitor).join()).toContain('"other" outlives');
  });
});

describe('somebody else’s tricks', () => {
  it.each([
    ['before', true],
    ['after', false],
  ])('a page that made document.cookie its own %s us is limited all the same', async (_, isBefore) => {
    const own = `<script nonce="{{nonce}}">{
      const d = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      Object.defineProperty(document, 'cookie', { configurable: true, get: () => d.get.call(document), set: v => d.set.call(document, v + '; Path=/') });
    }</script>`;
    const include = tag('data-cookie-limit="session"');
    here.page({ tag: isBefore ? own + include : include + own, body: FOOTER });
    const visitor = await here.open(TRY);
    await write(visitor, 'a=1; Max-Age=99');
    expect(await jar(visitor)).toEqual(['a www.cedarcreek.example /']);
  });

  it('a visitor whose browser takes no cookies meets no error', async () => {
    here.page({ tag: tag('data-cookie-limit="session"'), body: FOOTER });
    const visitor = await here.open(TRY, { cookiesDisabled: true });
    expect(await write(visitor, 'a=1; Max-Age=99')).toBe('');
    await visitor.button('refuse-all').click();
    await visitor.settled();
  });

  it('a sandboxed frame meets no error of ours', async () => {
    at('www.cedarcreek.example', '/inner', 'data-cookie-limit="session" data-frames="ask"');
    here.page({ tag: '', body: '<iframe sandbox="allow-scripts" src="/inner"></iframe>' });
    const visitor = await here.open(TRY);
    const frame = visitor.page.frames()[1];
    expect(
      await frame?.evaluate(() => {
        try {
          // biome-ignore lint/suspicious/noDocumentCookie: as a page does
          document.cookie = 'a=1; Max-Age=9';
          return 'written';
        } catch (error) {
          return (error as Error).name;
        }
      }),
    ).toBe('SecurityError');
  });

  it('a full jar and cookies of four kilobytes are the browser’s own affair', async () => {
    here.page({ tag: tag('data-cookie-limit="session"'), body: FOOTER });
    const visitor = await here.open(TRY);
    await write(
      visitor,
      ...Array.from({ length: 250 }, (_, i) => `c${i}=${'v'.repeat(i ? 10 : 4090)}; Max-Age=99`),
      `x=${'v'.repeat(5000)}`,
    );
    const all = await visitor.cookies();
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ expires }) => expires >= 0)).toEqual([]);
    expect(all.some(({ name }) => name === 'x')).toBe(false);
  });
});
