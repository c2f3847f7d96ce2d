import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { DISTRICT, hosts, lines, place, stored, TRY } from './steps.ts';

const here = place();

declare global {
  interface Window {
    log: string[];
  }
}

const START = '<script nonce="{{nonce}}">window.log = []</script>';
const held = (attributes: string, code = '') =>
  `<script type="text/plain" data-category="marketing" nonce="{{nonce}}" ${attributes}>${code}</script>`;
const note = (name: string) => `window.log.push('${name}')`;
const log = (visitor: Visitor) => visitor.page.evaluate(() => window.log);

const accept = async (visitor: Visitor) => {
  await visitor.button('accept-all').click();
  await visitor.settled();
};

/** Serves a script, late if so wished. */
const serve = (path: string, after: Promise<unknown> = Promise.resolve()) =>
  here.demo.page('vendor.test', path, async () => {
    await after;
    return {
      body: note(path.slice(1)),
      type: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    };
  });

/** A promise that the test keeps when it likes. */
function later() {
  let keep: () => void = () => {};
  const promise = new Promise<void>(resolve => {
    keep = resolve;
  });
  return { promise, resolve: () => keep() };
}

describe('the order of scripts', () => {
  // What is not `dead`, in an order in which it must run.
  const parts: [attributes: string, code?: string, dead?: boolean][] = [
    ['data-src="https://vendor.test/deferred" src="https://vendor.test/deferred" defer'],
    ['data-type="module"', note('module')],
    ['src="https://vendor.test/slow"'],
    ['', note('inline after slow')],
    ['src="https://vendor.test/async" async'],
    ['src="https://vendor.test/missing"', '', true],
    ['src="https://vendor.test/silent"', '', true],
    ['src="https://vendor.test/quick"'],
    ['', note('last inline')],
  ];

  it('is that of a page without us, and a script that is dead or silent stops nothing', async () => {
    const never = later();
    const slow = later();
    const serveAll = () => {
      serve('/deferred');
      serve('/slow', slow.promise);
      serve('/async');
      serve('/quick');
      serve('/silent', never.promise);
      here.demo.page('vendor.test', '/missing', { status: 404, body: '' });
    };
    const steady = (names: string[]) => names.filter(name => name !== 'async');

    // A page without us, and without what is dead.
    serveAll();
    const native = parts
      .filter(([, , dead]) => !dead)
      .map(([attributes, code = '']) => {
        const own = attributes.replace('data-type="module"', 'type="module"').replace(/data-src="[^"]*"/, '');
        return `<script nonce="{{nonce}}" ${own}>${code}</script>`;
      });
    here.page({ tag: '', body: START + native.join('') });
    const visitor = await here.visitor();
    const loaded = visitor.page.goto(TRY);
    await here.arrived(({ path }) => path === '/quick');
    slow.resolve();
    await loaded;
    await visitor.settled();
    const expected = await log(visitor);
    expect(expected).toHaveLength(7);

    here.page({ body: START + parts.map(([attributes, code]) => held(attributes, code)).join('') });
    const other = await here.open(TRY);
    expect(await log(other)).toEqual([]);
    await other.page.clock.install();
    await other.button('accept-all').click();
    await other.page.waitForFunction(() => window.log.includes('inline after slow'));
    await other.page.waitForFunction(() => window.log.includes('async'));
    await here.arrived(({ path }) => path === '/silent');
    await other.page.clock.runFor(2000);
    expect(await log(other)).not.toContain('quick');
    await other.page.clock.runFor(4000);
    await other.page.waitForFunction(() => window.log.length === 7);
    expect(steady(await log(other))).toEqual(steady(expected));
    // All were asked for at once: waiting costs nothing.
    const paths = other.requests().map(({ path }) => path);
    expect(paths.filter(path => path === '/quick')).toHaveLength(2);
    never.resolve();
    await other.settled();
    // What comes after its time is not run twice, and nothing else is.
    expect((await log(other)).filter(name => name !== 'silent')).toHaveLength(7);
  });

  it('is kept across the answers of several categories', async () => {
    serve('/a');
    serve('/b');
    here.page({
      body: `${START}${held('src="https://vendor.test/a"').replace('marketing', 'analytics')}${held('src="https://vendor.test/b"')}${held('', note('c')).replace('marketing', 'analytics')}`,
    });
    const visitor = await here.open(TRY);
    await accept(visitor);
    expect(await log(visitor)).toEqual(['a', 'b', 'c']);
  });
});

describe('a template', () => {
  it('gives its HTML and its scripts, in their order and in their place', async () => {
    serve('/b');
    here.page({
      body: `${START}<p id="before"></p><template data-category="marketing"><p id="one">One</p>
        <script nonce="{{nonce}}">window.log.push('a', document.currentScript.previousElementSibling.id)</script>
        <script nonce="{{nonce}}" src="https://vendor.test/b"></script>
        <p id="two">Two</p><script nonce="{{nonce}}">window.log.push('c')</script></template><p id="after"></p>`,
    });
    const visitor = await here.open(TRY);
    expect(await visitor.page.locator('#one').count()).toBe(0);
    expect(await log(visitor)).toEqual([]);
    await accept(visitor);
    expect(await log(visitor)).toEqual(['a', 'one', 'b', 'c']);
    const ids = await visitor.page.evaluate(() => [...document.querySelectorAll('p[id]')].map(p => p.id));
    expect(ids).toEqual(['before', 'one', 'two', 'after']);
    expect(await visitor.page.locator('template').count()).toBe(0);
  });
});

describe('a released script', () => {
  it('knows itself: document.currentScript is its own element', async () => {
    here.script('vendor.test', 'window.log.push(document.currentScript.id)');
    here.page({
      body: `${START}${held('id="outside" src="https://vendor.test/x.js"')}${held('id="inside"', 'window.log.push(document.currentScript.id)')}`,
    });
    const visitor = await here.open(TRY);
    await accept(visitor);
    expect(await log(visitor)).toEqual(['outside', 'inside']);
  });

  it('keeps its attributes, and they count', async () => {
    here.script('vendor.test', note('good'));
    here.page({
      body: `${START}${held('id="a" class="b" data-website-id="42" crossorigin="anonymous" referrerpolicy="no-referrer" fetchpriority="low" src="https://vendor.test/x.js"')}
        ${held('integrity="sha384-AAAA" crossorigin="anonymous" src="https://vendor.test/x.js?altered"')}`,
    });
    const visitor = await here.open(TRY);
    const attributes = () =>
      visitor.page.$eval('#a', element =>
        Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      );
    const { type: _, ...before } = await attributes();
    const nonce = await visitor.page.$eval('#a', element => (element as HTMLScriptElement).nonce);
    await accept(visitor);
    expect(await attributes()).toEqual(before);
    expect(await visitor.page.$eval('#a', element => (element as HTMLScriptElement).nonce)).toBe(nonce);
    expect(nonce).not.toBe('');
    // No referrer: the log has what CORS sends, the origin without a slash.
    expect(visitor.requests(({ path }) => path === '/x.js')).toMatchObject([{ referrer: DISTRICT }]);
    // Another file than the one that was promised does not run.
    expect(await log(visitor)).toEqual(['good']);
  });

  it('runs once, also when it is moved', async () => {
    here.script('vendor.test', note('external'));
    here.page({
      body: `${START}<div id="elsewhere"></div>${held('src="https://vendor.test/x.js"')}${held('', note('inline'))}`,
    });
    const visitor = await here.open(TRY);
    await accept(visitor);
    await visitor.page.evaluate(() => {
      const elsewhere = document.querySelector('#elsewhere') as Element;
      for (const script of document.querySelectorAll('script[data-category]')) elsewhere.append(script);
    });
    await visitor.page.evaluate(() => {
      window.hallpass?.refuse();
      window.hallpass?.accept();
    });
    await visitor.settled();
    expect(await log(visitor)).toEqual(['external', 'inline']);
  });

  // Without Trusted Types, that would refuse an external script's `document.write` by themselves.
  it.each([
    ['inline', held('', "document.write('<p>written</p>'); window.log.push('went on')"), false],
    [
      'inline, without a policy',
      held('', "document.writeln('<p>written</p>'); window.log.push('went on')"),
      true,
    ],
    ['external', held('src="https://vendor.test/x.js"'), true],
  ])('cannot replace the page with document.write (%s)', async (kind, html, free) => {
    here.script('vendor.test', "document.write('<p>written</p>'); window.log.push('went on')");
    here.page({ body: `${START}<h1>The school</h1>${html}`, free });
    const visitor = await here.open(TRY);
    await accept(visitor);
    expect(await visitor.page.locator('h1').innerText()).toBe('The school');
    expect(await log(visitor)).toEqual(['went on']);
    // Of an external script's, the browser itself says so.
    const said = lines(visitor).filter(line => line.includes('document.write'));
    expect(said).toHaveLength(kind === 'external' ? 0 : 1);
  });

  it('has done what it put off with a promise before the next one runs, as the parser would have it', async () => {
    here.page({
      body: `${START}${held('', `Promise.resolve().then(() => ${note('put off')})`)}${held('', note('next'))}`,
    });
    const visitor = await here.open(TRY);
    await accept(visitor);
    expect(await log(visitor)).toEqual(['put off', 'next']);
  });

  it('leaves the page its document.write', async () => {
    serve('/slow');
    here.page({
      body: `${START}${held('async src="https://vendor.test/slow"').repeat(2)}${held('', note('inline'))}${held('src="https://vendor.test/slow"')}${held('', note('last'))}`,
      free: true,
    });
    const visitor = await here.open(TRY);
    await accept(visitor);
    await visitor.page.waitForFunction(() => window.log.length === 5);
    expect((await log(visitor)).filter(name => name !== 'slow')).toEqual(['inline', 'last']);
    expect(await visitor.page.evaluate(() => Object.hasOwn(document, 'write'))).toBe(false);
  });

  it('that throws stops no other', async () => {
    here.page({
      body: `${START}${held('', 'window.log.push("before"); null.boom')}${held('', note('after'))}`,
    });
    const visitor = await here.open(TRY);
    await accept(visitor);
    expect(await log(visitor)).toEqual(['before', 'after']);
    // It is the vendor's own error, and reaches the console as it would without us.
    expect(visitor.errors.splice(0).join()).toContain('boom');
  });
});

describe('what a page adds when everything is granted', () => {
  /** Runs in the page: adds a marked script. */
  const add = (name: string) => {
    const script = document.createElement('script');
    Object.assign(script, { type: 'text/plain', textContent: `window.log.push('${name}')` });
    script.dataset.category = 'marketing';
    document.body.append(script);
  };
  const page = () => here.page({ body: START, free: true });

  it('runs in its order, once, in whichever of many tasks it comes', async () => {
    page();
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    await visitor.page.evaluate(
      `(async add => {
        for (let n = 0; n < 50; n++) {
          add(n);
          await new Promise(done => setTimeout(done));
          document.body.append(document.createElement('p'));
        }
      })(${add})`,
    );
    await visitor.page.waitForFunction(() => window.log.length >= 50);
    expect(await log(visitor)).toEqual(Array.from({ length: 50 }, (_, n) => String(n)));
  });

  it('is missed, and its place says so, if the visitor withdraws right after another change of the page', async () => {
    page();
    const visitor = await here.open(TRY, {
      stored: stored('p1a1m1'),
      // At once, then: whatever is put off for a moment never comes here.
      prepare: ({ page }) =>
        page.addInitScript(() => {
          const own = window.setTimeout;
          window.setTimeout = ((step: () => void, ms = 0) =>
            ms > 0 && ms < 100 ? 0 : own(step, ms)) as typeof setTimeout;
        }),
    });
    await visitor.page.evaluate(async () => {
      document.body.append(document.createElement('p'));
      // Observers have their turn.
      await new Promise(done => setTimeout(done));
      // Nothing ran, so the page is not loaded again.
      window.hallpass?.refuse();
      const film = document.createElement('iframe');
      film.dataset.category = 'marketing';
      film.dataset.consentSrc = 'https://www.youtube.com/embed/abc';
      document.body.append(film);
    });
    await visitor.settled();
    expect(await visitor.surface('placeholder').count()).toBe(1);
    expect(hosts(visitor)).toEqual([]);
  });
});

describe('a page with 5,000 marked elements', () => {
  it('holds them all, runs them all, each once and in order', async () => {
    const many = Array.from({ length: 5000 }, (_, n) =>
      n % 2
        ? held('', note(String(n)))
        : `<img data-category="analytics" data-consent-src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="">`,
    );
    here.page({ body: START + many.join('') });
    const visitor = await here.open(TRY);
    expect(await log(visitor)).toEqual([]);
    await accept(visitor);
    await visitor.page.waitForFunction(() => window.log.length >= 2500);
    expect(await log(visitor)).toEqual(Array.from({ length: 2500 }, (_, n) => String(2 * n + 1)));
    expect(await visitor.page.locator('img[src]').count()).toBe(2500);
    expect(hosts(visitor)).toEqual([]);
  });
});
