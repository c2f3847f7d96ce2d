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
  const body =
    '<script nonce="{{nonce}}" src="https://code.jquery.com/jquery.js"></script><a href="#cookie-preferences">C</a>';

  it('are not held, unless the site holds every other host', async () => {
    world.script('code.jquery.com', 'window.jQuery = true', '/jquery.js');
    world.page({ body });
    const visitor = await world.open(TRY);
    expect(await visitor.page.evaluate(() => 'jQuery' in window)).toBe(true);
    world.page({ tag: tag('data-block="strict"'), body });
    await visitor.page.reload();
    await visitor.settled();
    expect(await visitor.page.evaluate(() => 'jQuery' in window)).toBe(false);
    world.page({ tag: tag('data-block="strict" data-allow="jquery-cdn"'), body });
    await visitor.page.reload();
    await visitor.settled();
    expect(await visitor.page.evaluate(() => 'jQuery' in window)).toBe(true);
  });
});
