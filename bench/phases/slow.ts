import type { BrowserContext, Page } from 'playwright-core';
import { address, asVisitor, haveRun, type Lab, look, press, settled, until } from '../browser.ts';
import { ordinary } from '../page.ts';
import type { Path } from '../widget.ts';
import { named, type Phase } from './phase.ts';

/**
 * The slow phone of Lighthouse: its screen, its line (1.6 Mbit/s down, 150 ms) and its processor.
 * https://github.com/GoogleChrome/lighthouse/blob/main/core/config/constants.js (read 2026-11-26)
 */
const SCREEN = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true };
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const TIMES_SLOWER = 4;

/** What the page notes of itself, in milliseconds since it was asked for. */
interface Noted {
  /** First contentful paint. */
  paint?: number;
  /** The first frame in which the banner can be seen. */
  banner?: number;
  /** When the visitor pressed. */
  press?: number;
  /** The longest that a press waited for the next frame; what is shorter than 16 ms, browsers do not tell. */
  inp: number;
}

declare global {
  var noted: Noted;
}

/** Runs in the page before everything else. */
function takeNotes(path: Path | undefined, lookFor: typeof look): void {
  window.noted = { inp: 16 };
  const observe = (type: string, note: (entry: PerformanceEntry) => void, options = {}) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      ...options,
    });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') noted.paint = startTime;
  });
  observe(
    'event',
    entry => {
      if ((entry as PerformanceEventTiming).interactionId) noted.inp = Math.max(noted.inp, entry.duration);
    },
    { durationThreshold: 16 },
  );
  addEventListener(
    'click',
    ({ timeStamp }) => {
      noted.press = timeStamp;
    },
    { capture: true, once: true },
  );
  const lookAgain = () => {
    if (path && lookFor(path)) noted.banner = performance.now();
    else requestAnimationFrame(lookAgain);
  };
  if (path) lookAgain();
}

/** Opens a page on the slow phone, and counts the bytes that come. */
async function load(lab: Lab, visitor: BrowserContext, id: string, banner?: Path) {
  const page = await visitor.newPage();
  const session = await visitor.newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(`(${takeNotes})(${JSON.stringify(banner)}, ${look})`);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER });
  await page.goto(address(lab, id));
  if (banner) await until('the banner', () => page.evaluate(() => noted.banner !== undefined));
  await settled();
  return { page, bytes };
}

const notes = async (page: Page) =>
  page.evaluate(() => ({ ...noted, last: Math.max(...runs.map(([, time]) => time)) }));

/** What a visitor on a slow phone waits for. Times on the clock: a busy machine makes them longer. */
export const slow: Phase = {
  widget: (lab, { id, banner, accept }) =>
    asVisitor(
      lab,
      async visitor => {
        const { page, bytes } = await load(lab, visitor, id, banner);
        await press(page, accept);
        await haveRun(page, ordinary.length);
        await settled();
        const noted = await notes(page);
        const { press: pressed = Number.NaN } = noted;
        return {
          ...named('first', { banner: noted.banner, paint: noted.paint, bytes: bytes / 1024 }),
          ...named('accept', { ran: noted.last - pressed, inp: noted.inp }),
        };
      },
      SCREEN,
    ),

  reference: (lab, { id }, moment) =>
    asVisitor(
      lab,
      async visitor => {
        if (moment !== 'first') return {};
        const { page, bytes } = await load(lab, visitor, id);
        return named('first', { paint: (await notes(page)).paint, bytes: bytes / 1024 });
      },
      SCREEN,
    ),
};
