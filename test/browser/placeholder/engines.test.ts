import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { TRY, tag } from '../journeys/steps.ts';

const film = (id: string, attributes = '') =>
  `<iframe src="https://www.youtube.com/embed/${id}" title="${id}" width="300" height="200" ${attributes}></iframe>`;

/** Frames as pages have them. */
const SHAPES = `<main>
  <div>${film('inline')} text</div>
  <div class="middle">${film('centred')}</div>
  <div class="ratio">${film('ratio')}</div>
  <div class="slides">${film('one')}${film('two')}</div>
  <div class="grid">${film('cell')}<p>Beside</p></div>
  <p>Some <b>${film('low', 'class="low"')}</b> words</p>
  <div id="panel" hidden>${film('hidden')}</div>
  <div class="far">${film('lazy', 'loading="lazy"')}</div>
  <p id="after">After</p>
</main>`;

const STYLE = `.middle{position:relative;width:500px;height:300px;overflow:hidden}
.middle iframe{position:absolute;top:50%;left:50%;width:400px;height:225px;transform:translate(-50%,-50%);border:0}
.ratio{position:relative;width:400px;padding-bottom:225px}.ratio iframe{position:absolute;inset:0;width:100%;height:100%}
.slides{display:flex;width:400px;overflow:hidden}.slides>*{flex:0 0 100%;box-sizing:border-box}
.grid{display:grid;grid-template-columns:1fr 2fr}.grid iframe{width:100%}
.low{vertical-align:text-bottom}.passed{pointer-events:none}
.far{margin-top:3000px}`;

/** Runs in the page: what stands in each frame, by title; `null`: another company's page, or nothing yet. */
function readFrames(): Record<string, string | null> {
  const read = ({ contentDocument }: HTMLIFrameElement) =>
    contentDocument?.querySelector('[data-consent-surface="placeholder"]')?.getAttribute('lang') ?? null;
  const frames = [document, document.querySelector('#host')?.shadowRoot].flatMap(root => [
    ...(root?.querySelectorAll('iframe') ?? []),
  ]);
  return Object.fromEntries(frames.map(frame => [frame.title, read(frame)]));
}

/** Runs in the page: every element of `<main>`, and where it is, in whole pixels. */
function readBoxes(): [name: string, ...box: number[]][] {
  return [...document.querySelectorAll('main, main *')].map(element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.localName, ...[x, y + scrollY, width, height].map(Math.round)];
  });
}

const engines = availableEngines();
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe.each(engines)('in %s', name => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(name, world);
  }, 60_000);
  afterAll(async () => {
    expect([...engine.errors, ...engine.violations()]).toEqual([]);
    await engine.close();
  });
  beforeEach(() => world.demo.reset());

  const open = async (body: string, include = tag(), lang = 'en') => {
    world.demo.page('www.cedarcreek.example', '/shapes.css', { type: 'text/css', body: STYLE });
    world.demo.page('www.cedarcreek.example', '/try', {
      html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">${include}<title>Try</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/shapes.css"></head><body>${body}<a href="#cookie-preferences">C</a></body></html>`,
    });
    await engine.open(TRY);
    await engine.settled();
  };
  const frames = () => engine.evaluate(readFrames);
  const shown = () => expect.poll(frames, { timeout: 10_000 });

  it('held frames show their placeholders themselves, and nothing of the page is another or elsewhere', async () => {
    await open(SHAPES, '');
    const without = await engine.evaluate(readBoxes);
    await open(SHAPES);
    const { lazy: _, ...near } = await frames();
    await shown().toMatchObject(Object.fromEntries(Object.keys(near).map(title => [title, 'en'])));
    expect(await engine.evaluate(readBoxes)).toEqual(without);
    await engine.evaluate(() => document.querySelector('.far')?.scrollIntoView());
    await shown().toMatchObject({ lazy: 'en' });
    await engine.evaluate(() => scrollTo(0, 0));
    await engine.evaluate(() => window.hallpass?.accept());
    await shown().toMatchObject({ inline: null, two: null });
    await engine.settled();
    expect(await engine.evaluate(readBoxes)).toEqual(without);
    await engine.evaluate(() => window.hallpass?.forget());
  });

  it('a frame that is moved, copied, or put into a shadow root is drawn in again', async () => {
    await open(`<main id="m">${film('a')}</main><div id="host"></div><div id="there"></div>`);
    await shown().toEqual({ a: 'en' });
    await engine.evaluate(() => {
      const frame = document.querySelector('iframe') as HTMLIFrameElement;
      const copy = frame.cloneNode() as HTMLIFrameElement;
      copy.title = 'copy';
      document.querySelector('#there')?.append(frame);
      document.querySelector('#m')?.append(copy);
    });
    await shown().toEqual({ a: 'en', copy: 'en' });
    await engine.evaluate(() => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      root?.append(document.querySelector('#there iframe') as Element);
    });
    await shown().toEqual({ a: 'en', copy: 'en' });
  });

  it('a placeholder follows the language of the page', async () => {
    await open(`<main lang="es">${film('a')}</main>${film('b')}`);
    await shown().toEqual({ a: 'es', b: 'en' });
    await engine.evaluate(() => {
      document.documentElement.lang = 'es';
    });
    await shown().toEqual({ a: 'es', b: 'es' });
  });

  it('a frame that is loaded once costs the history nothing, and gets the focus', async () => {
    await open(film('a'), '');
    const before = await engine.evaluate(() => history.length);
    await open(film('a'));
    const held = await engine.evaluate(() => history.length);
    world.demo.requests.length = 0;
    await engine.evaluate(() =>
      document
        .querySelector('iframe')
        ?.contentDocument?.querySelector<HTMLElement>('[data-consent-action="load-once"]')
        ?.click(),
    );
    await world.arrived(({ path }) => path === '/embed/a');
    await engine.settled();
    expect(await engine.evaluate(() => document.activeElement?.localName)).toBe('iframe');
    expect(world.demo.requests.filter(({ path }) => path === '/embed/a')).toHaveLength(1);
    expect([held, await engine.evaluate(() => history.length)]).toEqual([before, before]);
  });

  it('what decorates, or is being edited, is left empty; and drawn in when it comes to be looked at', async () => {
    await open(
      `<div aria-hidden="true" id="slide">${film('slide')}</div><div class="passed" id="next">${film('next')}</div><div contenteditable="true">${film('edited')}</div>${film('film')}`,
    );
    await shown().toMatchObject({ slide: null, next: null, edited: null, film: 'en' });
    await engine.evaluate(() => {
      document.querySelector('#slide')?.removeAttribute('aria-hidden');
      document.querySelector('#next')?.removeAttribute('class');
    });
    await shown().toMatchObject({ slide: 'en', next: 'en', edited: null });
  });
});
