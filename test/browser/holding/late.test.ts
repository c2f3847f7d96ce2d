import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { lines, place, stored, TRY, tag } from '../journeys/steps.ts';

const SITE = 'www.cedarcreek.example';
const THEME = 'cdn.theme.example';
const STRICT = '<script src="/hallpass/hallpass.js" data-block="strict"></script>';

/** A theme from a host that nobody knows, and the page's own code, which needs it at once. */
const NEEDY = `<script src="https://code.jquery.com/jquery.js"></script>
  <script src="https://${THEME}/moment.js"></script><script src="https://${THEME}/slick.js"></script>
  <script src="/own.js?visitor=secret"></script>
  <script>$('.slides').slick()</script>`;

const FILES: [host: string, path: string, body: string][] = [
  ['code.jquery.com', '/jquery.js', 'var jQuery = () => jQuery.fn, $ = jQuery; jQuery.fn = {}'],
  [THEME, '/moment.js', 'function moment() { document.title = "started" }'],
  [THEME, '/slick.js', 'jQuery.fn.slick = () => document.body.append("The slides")'],
  [SITE, '/own.js', '\nmoment()'],
];

const serve = (world: Pick<World, 'demo'>, include = STRICT, body = NEEDY) => {
  for (const [host, path, body] of FILES)
    world.demo.page(host, path, {
      body,
      type: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    });
  world.demo.page(SITE, '/try', {
    headers: { 'content-security-policy': null },
    html: `<!doctype html><html lang="en"><head>${include}<title>Try</title></head><body>${body}<a href="#cookie-preferences">C</a></body></html>`,
  });
};

/** Runs in the page: what is offered there, and what the page's own code has done. */
function readPage() {
  const root = document.querySelector('#hallpass-consent')?.shadowRoot;
  return {
    started: document.title === 'started' && document.body.textContent.includes('The slides'),
    offered: root?.querySelector('.status [data-consent-action="reload"]')?.textContent ?? null,
  };
}

describe.each(availableEngines())('code that needs what strict blocking holds, in %s', name => {
  let world: World;
  let engine: Engine;
  beforeAll(async () => {
    world = await openWorld();
    engine = await openEngine(name, world);
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    await world.close();
  });

  it('starts after one reload, which the visitor is offered', async () => {
    serve(world);
    await engine.open(TRY);
    await engine.settled();
    expect(await engine.evaluate(readPage)).toEqual({ started: false, offered: null });
    expect(engine.errors.splice(0)).toHaveLength(2);
    await engine.evaluate(() => window.hallpass?.accept());
    const shown = expect.poll(() => engine.evaluate(readPage), { timeout: 10_000 });
    await shown.toEqual({ started: false, offered: 'Load again' });
    await engine.click('.status [data-consent-action="reload"]');
    await expect
      .poll(() => engine.evaluate(readPage), { timeout: 10_000 })
      .toEqual({ started: true, offered: null });
    await engine.settled();
    expect(await engine.evaluate(readPage)).toEqual({ started: true, offered: null });
    expect(engine.errors).toEqual([]);
  });
});

describe('what came too late', () => {
  const here = place();
  const belated = (visitor: Parameters<typeof lines>[0]) =>
    lines(visitor).filter(line => line.includes('once it was allowed'));

  /** A visitor of the page with the attributes, who has seen it fail. */
  const open = async (attributes: string, options = {}, body = NEEDY) => {
    serve(here, tag(attributes).replace(' nonce="{{nonce}}"', ''), body);
    const visitor = await here.open(TRY, options);
    visitor.errors.splice(0);
    return visitor;
  };
  const offer = ({ page }: Awaited<ReturnType<typeof open>>) =>
    page.locator('.status [data-consent-action="reload"]');

  it('is told with its library, what depends on it, and the line to write', async () => {
    const visitor = await open('data-block="strict"');
    await visitor.button('accept-all').click();
    await expect.poll(() => belated(visitor)).toHaveLength(2);
    const [first = '', second = ''] = belated(visitor);
    expect(first).toContain(`<script src="https://${THEME}/moment.js">: it made moment once it was allowed`);
    expect(first).toContain(`https://${SITE}/own.js:2`);
    expect(first).toContain(`data-allow="${THEME}"`);
    expect(second).toContain('it made jQuery.fn.slick');
    expect(second).toContain(`${TRY}:4`);
    expect(lines(visitor).join('\n')).not.toContain('secret');
    await offer(visitor).waitFor();
    expect(await visitor.page.locator('.status').innerText()).toMatch(
      /Your choice is saved[\s\S]*start only when it is loaded again/,
    );
  });

  it('is healed by that line, from the start', async () => {
    const visitor = await here.open(TRY, {
      prepare: async () =>
        serve(here, tag(`data-block="strict" data-allow="${THEME}"`).replace(' nonce="{{nonce}}"', '')),
    });
    expect(await visitor.page.evaluate(readPage)).toEqual({ started: true, offered: null });
  });

  it('is told, and no reload offered, where the browser would not keep the choice', async () => {
    const visitor = await open('data-block="strict"', { cookiesDisabled: true });
    await visitor.button('accept-all').click();
    await visitor.page.locator('.status').getByText('counts for this page only').waitFor();
    await expect.poll(() => belated(visitor)).toHaveLength(2);
    expect(await offer(visitor).count()).toBe(0);
  });

  it('is not spoken of where the site blocks what is known alone: a grant never asks for a reload there', async () => {
    const body = '<script src="https://www.youtube.com/iframe_api"></script><script src="/film.js"></script>';
    here.script('www.youtube.com', 'window.YT = { Player: class {} }', '/iframe_api');
    here.script(SITE, 'document.title = "Film"; new YT.Player()', '/film.js');
    const visitor = await open('', {}, body);
    await expect.poll(() => lines(visitor).join()).toContain('needs YT');
    await visitor.button('accept-all').click();
    await visitor.page.waitForFunction(() => 'YT' in window);
    await visitor.settled();
    expect(belated(visitor)).toEqual([]);
    expect(await offer(visitor).count()).toBe(0);
  });

  it('is nothing on the next visit: all of it is there in its order', async () => {
    serve(here);
    const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
    expect((await visitor.page.evaluate(readPage)).started).toBe(true);
  });
});
