// @ts-check
/**
 * Takes the pictures of the README from the demo, as visitors see it: `node build/pictures.mjs`, after
 * `npm run build`. Writes `docs/pictures/*.png`.
 */
import { mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createDemo, standardHost } from '../demo/demo.mjs';
import { findBrowsers } from './browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}docs/pictures`;

/** A README is read on slow lines too. */
const MOST_BYTES = 90_000;

/**
 * @typedef {object} Picture
 * @property {string} path of the page
 * @property {[width: number, height: number]} size in CSS pixels
 * @property {'light' | 'dark'} [scheme] default light
 * @property {boolean} [dialog] of the preferences alone
 */

/** @type {Record<string, Picture>} */
const pictures = {
  'banner-en': { path: '/', size: [1280, 400] },
  'banner-es-320': { path: '/es/', size: [320, 568] },
  'preferences-es': { path: '/es/', size: [600, 640], dialog: true },
  'preferences-es-dark': { path: '/es/', size: [600, 640], dialog: true, scheme: 'dark' },
};

const { chromium: executablePath } = findBrowsers();
if (!executablePath) throw new Error('There is no Chromium here: set HALLPASS_CHROMIUM to its executable.');

const server = createServer();
await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
/** @param {string} host Chromium itself sends `*.localhost` to this machine */
const origin = host => `http://${host}.localhost:${port}`;
server.on('request', createDemo({ origin, dist: `${root}dist` }).handle);

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  // As root, in a container, there is no sandbox to be had.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const [name, picture] of Object.entries(pictures)) {
    const bytes = await take(`${folder}/${name}.png`, picture);
    console.log(`${name}.png: ${bytes} bytes`);
    if (bytes > MOST_BYTES) throw new Error(`${name}.png is too heavy`);
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

/**
 * Takes one picture as a visitor who has not answered yet.
 * @param {string} file
 * @param {Picture} picture
 * @returns {Promise<number>} what it weighs, in bytes
 */
async function take(file, { path, size: [width, height], scheme = 'light', dialog = false }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(origin(standardHost) + path);
  const surface = (/** @type {string} */ name) => page.locator(`[data-consent-surface="${name}"]`);
  await surface('banner').waitFor();
  if (dialog) {
    await surface('banner').locator('[data-consent-action="open"]').click();
    await surface('preferences').screenshot({ path: file });
  } else {
    await page.screenshot({ path: file });
  }
  await context.close();
  return statSync(file).size;
}
