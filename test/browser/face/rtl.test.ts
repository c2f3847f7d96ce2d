import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shipped } from '../../../build/locales.ts';
import en from '../../../locales/en.json' with { type: 'json' };
import { fromRoot } from '../harness/root.ts';
import type { Visitor } from '../harness/visitor.ts';
import { place, TRY } from '../journeys/steps.ts';

const here = place();

/** No translation, but the script: enough to see whether all of us can be read from the right. */
const LETTERS: Record<string, string> = Object.fromEntries(
  'aا bب cك dد eي fف gغ hه iي jج kك lل mم nن oو pپ qق rر sس tت uو vڤ wو xخ yي zز'
    .split(' ')
    .map(pair => [pair[0], pair.slice(1)]),
);

type Tree = { [key: string]: string | Tree };

const inArabicScript = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'object'
        ? inArabicScript(value)
        : value.replace(/{{\w+}}|[a-z]/gi, part => LETTERS[part.toLowerCase()] ?? part),
    ]),
  );

const arabic = { ...(inArabicScript(en) as typeof en), name: 'العربية', dir: 'rtl' };

const trial = mkdtempSync(join(tmpdir(), 'hallpass-trial-'));

beforeAll(() => {
  writeFileSync(join(trial, 'ar.json'), JSON.stringify(arabic));
  execFileSync(process.execPath, [fromRoot('node_modules/vite/bin/vite.js'), 'build', '--app'], {
    cwd: fromRoot('.'),
    env: { ...process.env, HALLPASS_TRIAL: trial, NODE_ENV: 'production' },
    stdio: 'pipe',
  });
});

afterAll(() => rmSync(trial, { recursive: true }));

const FRAME =
  '<iframe data-category="marketing" data-consent-src="https://www.youtube.com/embed/abc" width="560" height="315" title="Film"></iframe>';

beforeEach(() => {
  for (const file of readdirSync(join(trial, 'dist')).filter(name => name.endsWith('.js'))) {
    here.demo.page('www.cedarcreek.example', `/trial/${file}`, {
      body: readFileSync(join(trial, 'dist', file), 'utf8'),
      type: 'text/javascript',
    });
  }
  here.page({
    lang: ' lang="ar" dir="rtl"',
    tag: '<script nonce="{{nonce}}" src="/trial/hallpass.js" data-policy-url="/privacy"></script>',
    body: `<p>School</p>${FRAME}<footer></footer>`,
  });
});

const direction = (element: Locator) =>
  element.first().evaluate(node => [getComputedStyle(node).direction, node.getAttribute('lang')]);

/** Where things stand beside each other: their left edges, in the order of the document. */
const edges = (element: Locator) =>
  element.evaluateAll(nodes => nodes.map(node => Math.round(node.getBoundingClientRect().left)));

const surface = (visitor: Visitor, name: Parameters<Visitor['surface']>[0]) => visitor.surface(name);

describe('a language that is written from the right', () => {
  it('has all surfaces from the right, whatever is written on the page', async () => {
    const visitor = await here.open(TRY, { viewport: { width: 1280, height: 800 } });
    const banner = surface(visitor, 'banner');
    expect(await direction(banner)).toEqual(['rtl', 'ar']);
    expect(await direction(surface(visitor, 'placeholder'))).toEqual(['rtl', 'ar']);
    expect(await direction(visitor.page.locator('.end > a'))).toEqual(['rtl', 'ar']);
    const buttons = await edges(banner.locator('.answers button'));
    expect(buttons).toEqual(buttons.toSorted((a, b) => b - a));
    const [words = 0, answers = 0] = await edges(banner.locator('.words, .answers'));
    expect(words).toBeGreaterThan(answers);

    await visitor.button('open').click();
    await visitor.surface('preferences').waitFor();
    expect(await direction(surface(visitor, 'preferences'))).toEqual(['rtl', 'ar']);
    const [name = 0, toggle = 0] = await edges(
      visitor
        .surface('preferences')
        .locator('li:nth-child(2) .name, li:nth-child(2) input')
        .locator('visible=true'),
    );
    expect(name + 40).toBeGreaterThan(toggle);
    const [title = 0, close = 0] = await edges(visitor.surface('preferences').locator('h2, .close'));
    expect(title).toBeGreaterThan(close);
    await visitor.button('save').click();
    await expect.poll(() => surface(visitor, 'status').innerText()).toContain(arabic.status.saved);
    expect(await direction(surface(visitor, 'status'))).toEqual(['rtl', 'ar']);
  });

  it('is not wider than the smallest phone', async () => {
    const visitor = await here.open(TRY, { viewport: { width: 320, height: 568 } });
    const box = await visitor.surface('banner').boundingBox();
    expect([box?.x, box?.width]).toEqual([0, 320]);
    expect(await visitor.surface('banner').evaluate(banner => banner.scrollWidth - banner.clientWidth)).toBe(
      0,
    );
  });

  it('stays from the left for who switches to English on such a page', async () => {
    const visitor = await here.open(TRY);
    await visitor.surface('banner').locator('button[lang="en"]').click();
    await expect.poll(() => direction(surface(visitor, 'banner'))).toEqual(['ltr', 'en']);
    await expect.poll(() => direction(surface(visitor, 'placeholder'))).toEqual(['ltr', 'en']);
  });

  it('is not shipped', () => {
    const files = readdirSync(fromRoot('dist')).filter(name =>
      /^hallpass-(ui)\.[a-z]{2,3}\.[\w-]+\.js$/.test(name),
    );
    expect(new Set(files.map(name => name.split('.')[1]))).toEqual(new Set(shipped));
  });
});
