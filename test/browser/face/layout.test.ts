import { describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { DISTRICT, place, stored, TRY, tag } from '../journeys/steps.ts';
import { LAYOUTS } from './layouts.ts';

const here = place();

/** Runs in the page: every box of its own, and how far it has been pushed about. */
function boxes(): Promise<string[]> {
  const own = [document.documentElement, ...document.querySelectorAll('body,body *')];
  const list = own
    .filter(({ localName }) => !/^(script|style)$/.test(localName))
    .map(element => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [element.localName, left, top, width, height].join(' ');
    });
  // Two frames later: what is put off to the next one has happened.
  return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve(list))));
}

/** Runs in the page: its layout shifts, where the browser tells of them: how far, when, and what from where to where. */
function shifts(): Promise<string[]> {
  interface Shift extends PerformanceEntry {
    value: number;
    sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
  }
  const at = ({ x, y, width, height }: DOMRect) => [x, y, width, height].join(' ');
  return new Promise(resolve => {
    const found: string[] = [];
    if (!PerformanceObserver.supportedEntryTypes?.includes('layout-shift')) return resolve(found);
    new PerformanceObserver(list => {
      for (const { value, startTime, sources } of list.getEntries() as Shift[]) {
        const moved = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${node?.nodeName} ${at(previousRect)} → ${at(currentRect)}`,
        );
        found.push(`${value} after ${startTime} ms: ${moved.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => setTimeout(() => resolve(found)));
    return undefined;
  });
}

const address = (name: string, kind: 'with' | 'without') =>
  `${DISTRICT}/layout/${Object.keys(LAYOUTS).indexOf(name)}/${kind}`;

/** Each layout twice: with the tag and without it. Nothing is painted before all is there: what a page does to itself does not count. */
function makePages(): void {
  for (const [name, { css, body, attributes = '', doctype = '<!doctype html>' }] of Object.entries(LAYOUTS))
    for (const kind of ['with', 'without'] as const)
      here.demo.page('www.cedarcreek.example', new URL(address(name, kind)).pathname, {
        headers: { 'content-security-policy': null },
        html: `${doctype}<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${kind === 'with' ? tag() : ''}<title>Layout</title><link rel="expect" href="#page" blocking="render"><link rel="icon" href="/icon.svg"><style>${css}</style></head><body id="page" ${attributes}>${body}</body></html>`,
      });
}

/** On a desk, where scroll bars take room, and on a phone; where an engine is slow to drive, there, with less room for us. */
const PHONE = [390, 700] as const;
const DESK = [1000, 700] as const;

describe.each(availableEngines())('in %s', engineName => {
  it.each(engineName === 'chromium' ? [DESK, PHONE] : [PHONE])(
    'every box of the page is where it is without us, at %i × %i pixels',
    async (width, height) => {
      makePages();
      const engine: Engine = await openEngine(engineName, here, { hasScrollBars: width > PHONE[0] });
      const moved: string[] = [];
      try {
        await engine.resize(width, height);
        for (const name of Object.keys(LAYOUTS)) {
          await engine.open(address(name, 'without'));
          const before = await engine.evaluate(boxes);
          expect(before.length).toBeGreaterThan(2);
          const compare = async (when: string) => {
            await engine.settled();
            const now = await engine.evaluate(boxes);
            for (const [i, box] of before.entries())
              if (now[i] !== box) moved.push(`${name}, ${when}: ${box} → ${now[i]}`);
            if (now.length !== before.length) moved.push(`${name}, ${when}: ${now.length} boxes`);
            for (const shift of await engine.evaluate(shifts)) moved.push(`${name}, ${when}: shift ${shift}`);
          };
          await engine.open(address(name, 'with'));
          await compare('unanswered');
          await engine.click('[data-consent-action="refuse-all"]');
          await compare('answered');
          await engine.open(address(name, 'with'));
          await compare('later');
          await engine.evaluate(() => window.hallpass?.forget());
        }
      } finally {
        await engine.close();
      }
      expect(moved).toEqual([]);
    },
    240_000,
  );
});

it('a page that grows has its scroll bar back in the same frame, and what it asks for itself', async () => {
  here.page({
    free: true,
    head: '<style>html{scrollbar-width:auto}body{margin:0;min-height:100vh}</style>',
    body: '<main>News</main>',
  });
  const visitor = await here.open(TRY, {
    stored: stored('p0a0m0'),
    hasScrollBars: true,
    prepare: ({ page }) =>
      page.addInitScript(() => {
        const failures: string[] = [];
        Object.assign(window, { failures });
        addEventListener('error', ({ message }) => failures.push(message));
      }),
  });
  // Our link is below the page, and it scrolls for nothing else.
  const link = visitor.page.locator('a[href="#cookie-preferences"]');
  await expect.poll(async () => (await link.boundingBox())?.y).toBeGreaterThanOrEqual(720);
  const bar = () => innerWidth - document.documentElement.clientWidth;
  expect(await visitor.page.evaluate(bar)).toBe(0);
  const widths = await visitor.page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const main = document.querySelector('main') as HTMLElement;
    const widths: number[] = [];
    for (const height of ['200vh', '', '200vh']) {
      await frame();
      main.style.height = height;
      await frame();
      widths.push(innerWidth - document.documentElement.clientWidth);
      // What is put off to the next frame has happened.
      await frame();
      await frame();
    }
    return widths;
  });
  expect(Math.min(widths[0] ?? 0, widths[2] ?? 0)).toBeGreaterThan(0);
  expect(await visitor.page.evaluate(() => document.documentElement.style.scrollbarWidth)).toBe('');
  expect(await visitor.page.evaluate('failures')).toEqual([]);
});
