import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { lines, place, TRY, tag } from '../journeys/steps.ts';

const world = place();
const KNOWN = 'https://www.youtube.com/iframe_api';

/** A page whose Trusted Types know our policy alone, and none of the page's. */
const prepare = () =>
  world.page({ tag: tag(), body: '<div id="place"></div><a href="#cookie-preferences">C</a>' });

describe('what the page’s Trusted Types refuse', () => {
  it.each([
    [
      'HTML for a fragment',
      (url: string) => document.createRange().createContextualFragment(`<script src="${url}"></script>`),
    ],
    [
      'HTML beside an element',
      (url: string) => document.body.insertAdjacentHTML('beforeend', `<img src="${url}">`),
    ],
    [
      'HTML inside an element',
      (url: string) => {
        document.body.innerHTML = `<img src="${url}">`;
      },
    ],
    [
      'the address of a script',
      (url: string) => {
        document.createElement('script').src = url;
      },
    ],
    ['the attribute of a script', (url: string) => document.createElement('script').setAttribute('src', url)],
  ])('is refused as well when it names a held service: %s', async (_, step) => {
    prepare();
    const visitor = await world.open(TRY);
    const outcome = await visitor.page.evaluate(`(${step})(${JSON.stringify(KNOWN)})`).then(
      () => 'taken',
      error => String(error),
    );
    expect(outcome).toContain('TypeError');
    // The violations are the point here; the file's watch must not count them.
    await visitor.page.waitForLoadState();
    world.demo.violations.length = 0;
    visitor.violations().length = 0;
  });
});

describe('files that a service merely delivers', () => {
  const from = (host: string) =>
    `<script nonce="{{nonce}}" src="https://${host}/x.js"></script><a href="#cookie-preferences">C</a>`;

  /** Whether a script of a host ran on a page of its own. */
  const runs = async (host: string, attributes: string, refuses = false) => {
    world.script(host, 'window.delivered = true', '/x.js');
    world.page({ tag: tag(attributes), body: from(host) });
    const visitor = await world.open(TRY);
    if (refuses) {
      await visitor.page.evaluate(() => window.hallpass?.refuse());
      await visitor.page.reload();
      await visitor.settled();
    }
    const ran = await visitor.page.evaluate(() => 'delivered' in window);
    await visitor.close();
    return ran;
  };

  it('are not held where the page’s own code is written for them, however much the site holds', async () => {
    for (const attributes of ['', 'data-block="strict"'])
      expect([attributes, await runs('code.jquery.com', attributes, true)]).toEqual([attributes, true]);
  });

  it('are held otherwise where the site holds every other host, unless it allows them: by id or host, for good', async () => {
    const kit = 'kit.fontawesome.com';
    expect(await runs(kit, '', true)).toBe(true);
    expect(await runs(kit, 'data-block="strict"')).toBe(false);
    for (const name of ['font-awesome', kit])
      expect([name, await runs(kit, `data-block="strict" data-allow="${name}"`, true)]).toEqual([name, true]);
  });
});

describe('a script from where anybody can put files', () => {
  const FILES = 'dl.dropboxusercontent.com';
  const told = (visitor: Visitor) => lines(visitor).filter(line => line.includes('anybody can put files'));

  const open = async (attributes: string, options = {}) => {
    world.script(FILES, 'window.ran = (window.ran ?? 0) + 1', '/s/menu.js');
    world.page({
      tag: tag(attributes),
      free: true,
      body: `<script src="https://${FILES}/s/menu.js"></script><img alt="" src="https://${FILES}/s/photo.jpg"><a href="#cookie-preferences">C</a>`,
    });
    const visitor = await world.open(TRY, options);
    await visitor.page.evaluate(
      address =>
        new Promise(done => {
          const script = document.createElement('script');
          script.onload = script.onerror = done;
          script.src = address;
          document.body.append(script);
        }),
      `https://${FILES}/s/menu.js`,
    );
    await visitor.settled();
    return visitor;
  };
  const ran = ({ page }: Visitor) => page.evaluate(() => (window as { ran?: number }).ran ?? 0);

  it.each([
    ['runs where the site blocks what is known alone', '', 2],
    ['is held where the site blocks every other host', 'data-block="strict"', 0],
    ['runs there if its service is allowed', 'data-block="strict" data-allow="dropbox-files"', 2],
    ['runs there if its host is allowed', 'data-block="strict" data-allow="dropboxusercontent.com"', 2],
  ])('%s, and the webmaster is told of each', async (_, attributes, runs) => {
    const visitor = await open(attributes);
    expect(await ran(visitor)).toBe(runs);
    await expect.poll(() => told(visitor)).toHaveLength(2);
    expect(told(visitor)[0]).toContain(`src="https://${FILES}/s/menu.js"`);
  });

  it('is told of once, also when it was held before it ran', async () => {
    const visitor = await open('data-block="strict"');
    await visitor.button('accept-all').click();
    await expect.poll(() => ran(visitor)).toBe(2);
    await visitor.settled();
    expect(told(visitor)).toHaveLength(2);
  });
});
