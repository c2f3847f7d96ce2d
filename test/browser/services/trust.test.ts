import { describe, expect, it } from 'vitest';
import { place, TRY, tag } from '../journeys/steps.ts';

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
