import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dist } from '../../../build/locales.ts';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { TRY, tag } from './steps.ts';

/** The file of the preferences, as the build named it. */
const UI = `/hallpass/${readdirSync(dist).find(name => /^hallpass-ui\.[\w-]{8}\.js$/.test(name))}`;

/** It works as the real one does, and leaves a mark. */
const changed = `${readFileSync(`${dist}${UI.replace('/hallpass', '')}`, 'utf8')}
  document.documentElement.dataset.changed = 'ran';`;

const importMap = (imports: Record<string, string>) =>
  `<script type="importmap" nonce="{{nonce}}">${JSON.stringify({ imports })}</script>`;

/** What a page may do with the address of a file of ours: with the best of intentions, or the worst. */
const ways = {
  'does nothing with it': '',
  'preloads it as a module': `<link rel="modulepreload" href="${UI}">`,
  'preloads it as a module of another origin': `<link rel="modulepreload" crossorigin="anonymous" href="${UI}">`,
  'preloads it as a script': `<link rel="preload" as="script" crossorigin="anonymous" href="${UI}">`,
  'imports it': `<script type="module" nonce="{{nonce}}">import('${UI}').catch(() => {})</script>`,
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.demo.reset());
afterAll(() => world.close());

// A browser of its own for each: what one has in its cache is not to answer the other.
describe.each(
  availableEngines().flatMap(name => [
    { name, file: 'that was changed' },
    { name, file: 'that was built' },
  ]),
)('in $name, a file $file', ({ name, file }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(name, world);
  });
  afterAll(() => engine.close());

  const open = async (head: string, files: Record<string, string>) => {
    for (const [path, body] of Object.entries(files))
      world.demo.page('www.cedarcreek.example', path, { body, type: 'text/javascript' });
    world.demo.page('www.cedarcreek.example', '/try', {
      html: `<!doctype html><html lang="en"><head>${head}${tag('defer')}<title>Try</title></head>
        <body><footer><a id="open" href="#cookie-preferences">Cookie preferences</a></footer></body></html>`,
    });
    await engine.open(TRY);
    await engine.settled();
    // What the page itself made run, before we ask for anything.
    await engine.evaluate(() => {
      delete document.documentElement.dataset.changed;
    });
    await engine.click('#open');
  };
  /** What was opened: the preferences, or the sentence that says that they did not load. */
  const outcome = () =>
    engine.evaluate(async () => {
      const root = () => document.querySelector('#hallpass-consent')?.shadowRoot;
      const seen = () =>
        root()?.querySelector('dialog[open]')
          ? 'preferences'
          : root()?.querySelector('[data-consent-surface=status]') && 'sorry';
      while (!seen()) await new Promise(requestAnimationFrame);
      return [seen(), document.documentElement.dataset.changed ?? 'did not run'];
    });

  if (file === 'that was changed') {
    it.each(Object.entries(ways))('does not run where the page %s', async (_, head) => {
      await open(head, { [UI]: changed });
      expect(await outcome()).toEqual(['sorry', 'did not run']);
    });
    return;
  }

  it.each(Object.entries(ways))('runs where the page %s', async (_, head) => {
    await open(head, {});
    expect(await outcome()).toEqual(['preferences', 'did not run']);
  });

  it.each([
    ['its address', { [UI]: '/changed.js' }],
    ['our whole folder', { '/hallpass/': '/elsewhere/' }],
  ])('runs, and no other, where the page maps %s to elsewhere', async (_, imports) => {
    await open(importMap(imports), {
      '/changed.js': changed,
      [UI.replace('hallpass', 'elsewhere')]: changed,
    });
    expect(await outcome()).toEqual(['preferences', 'did not run']);
  });
});
