import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowsers } from '../build/browsers.mjs';
import type { Path } from './widget.ts';

declare global {
  /** What ran on the page, and when. */
  var runs: [id: string, time: number][];
}

/** What the measuring happens with. */
export interface Lab {
  browser: Browser;
  origin: string;
}

/** Milliseconds that a page is given for what it does after it has loaded. */
const SETTLED = 1000;

/** Milliseconds after which something that should happen never will. */
const PATIENCE = 30_000;

/**
 * Chromium without a window, where there is one: it disturbs least.
 * @throws if there is no Chromium
 */
export function launch(): Promise<Browser> {
  const { chromium: whole, chromiumShell } = findBrowsers();
  const executablePath = chromiumShell ?? whole;
  if (!executablePath) throw new Error('There is no Chromium here; `npm test` says how to get it.');
  return chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/** A visitor of their own for what is done, who is gone after it. */
export async function asVisitor<T>(
  { browser }: Lab,
  act: (visitor: BrowserContext) => Promise<T>,
  options = {},
): Promise<T> {
  const visitor = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
  visitor.setDefaultTimeout(PATIENCE);
  try {
    return await act(visitor);
  } finally {
    await visitor.close();
  }
}

export const address = ({ origin }: Lab, id: string, query = '') => `${origin}/${id}/page${query}`;

export const settled = (ms = SETTLED) => new Promise(resolve => setTimeout(resolve, ms));

/** Runs in the page: where an element is that a person can see. */
export function look(path: Path): { x: number; y: number } | null {
  let found: Element | null = null;
  for (const selector of path) {
    const root: ParentNode | null = found ? found.shadowRoot : document;
    found = root?.querySelector(selector) ?? null;
  }
  if (!found?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
  const { left, top, width, height } = found.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  return width > 1 && height > 1 && x > 0 && y > 0 && x < innerWidth && y < innerHeight ? { x, y } : null;
}

/** Asks until it is so, without code of the driver's own in the page, which would be measured. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | false>,
  patience = PATIENCE,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what} never came`);
    await settled(50);
  }
}

/** Resolves when so many scripts ran. */
export const haveRun = (page: Page, count: number, patience = PATIENCE) =>
  until(`${count} scripts`, () => page.evaluate(least => runs.length >= least, count), patience);

/** Presses a button as a person does: when it is there and stands still. */
export async function press(page: Page, path: Path): Promise<void> {
  let last = '';
  const place = await until(`${path.join(' ')} to press`, async () => {
    const seen = await page.evaluate(look, path);
    const now = JSON.stringify(seen);
    const stands = now === last;
    last = now;
    return stands && seen;
  });
  await page.mouse.click(place.x, place.y);
}
