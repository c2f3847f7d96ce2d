import type { BrowserContext, Page } from 'playwright-core';
import { address, asVisitor, type Lab, press, settled, until } from '../browser.ts';
import { openMeter } from '../meter.ts';
import type { Widget } from '../widget.ts';
import { named, type Phase } from './phase.ts';

/** Held frames on the page. */
const COUNT = 100;

/** Milliseconds for each frame: a thousand take the browser itself twelve seconds. */
const PATIENCE = 300;

declare global {
  /** How long each task took that was longer than 50 ms. */
  var longTasks: number[];
}

/** Runs in the page before everything else; in its frames too, where it does nothing. */
const watch = () => {
  if (window !== top) return;
  window.longTasks = [];
  new PerformanceObserver(list =>
    longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({
    type: 'longtask',
  });
};

/** Resolves when all frames have their page. */
const haveLoaded = (page: Page, count: number) =>
  until(
    `${count} frames`,
    async () => page.frames().filter(frame => frame.url().includes('/film?')).length === count,
    PATIENCE * count,
  );

/** Opens the page, and tells what came of what is done there. */
async function cost(
  lab: Lab,
  visitor: BrowserContext,
  id: string,
  count: number,
  act?: (page: Page) => Promise<unknown>,
) {
  const meter = await openMeter(await visitor.newPage(), `${lab.origin}/blank`);
  await meter.page.addInitScript(watch);
  await meter.page.goto(address(lab, id, `?frames=${count}`), { waitUntil: 'commit' });
  if (act) {
    await settled();
    await meter.read();
    await meter.page.evaluate(() => longTasks.splice(0));
    await act(meter.page);
  }
  await haveLoaded(meter.page, count);
  await settled();
  const longest = await meter.page.evaluate(() => Math.max(0, ...longTasks));
  return { longest, task: (await meter.read()).task };
}

/** What an answer costs that lets so many held frames load. */
export const withFrames = (lab: Lab, { id, accept, frame }: Widget, count: number) =>
  asVisitor(lab, async visitor =>
    frame ? cost(lab, visitor, id, count, page => press(page, accept)) : undefined,
  );

/** What an answer costs that lets a hundred held frames load, and what they cost the browser alone. */
export const frames: Phase = {
  async widget(lab, widget) {
    return named('frames', (await withFrames(lab, widget, COUNT)) ?? {});
  },

  reference: (lab, { id }, moment) =>
    asVisitor(lab, async visitor =>
      moment === 'frames' ? named(moment, await cost(lab, visitor, id, COUNT)) : {},
    ),
};
