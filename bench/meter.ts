import type { Page } from 'playwright-core';

/** What a page cost: milliseconds of its own thread, whatever else the machine did meanwhile; KiB of heap. */
export interface Cost {
  /** Running scripts. */
  script: number;
  /** Everything: with parsing, style and layout. */
  task: number;
  /** What is still in use. */
  heap: number;
}

export interface Meter {
  page: Page;
  /** What it did since the meter was made, or since the last reading. */
  read(): Promise<Pick<Cost, 'script' | 'task'>>;
  /** What it keeps in memory after its garbage was collected. */
  heap(): Promise<number>;
}

/** @param blank a page of the site, where the process comes to be that is measured */
export async function openMeter(page: Page, blank: string): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  await page.goto(blank);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  };
  const times = async () => {
    const now = await metrics();
    const of = (name: string) => (now.get(name) ?? Number.NaN) * 1000;
    return { script: of('ScriptDuration'), task: of('TaskDuration') };
  };
  let last = await times();
  return {
    page,
    read: async () => {
      const now = await times();
      const since = { script: now.script - last.script, task: now.task - last.task };
      last = now;
      return since;
    },
    heap: async () => {
      // What the first collection lets go of, the second collects.
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      return ((await metrics()).get('JSHeapUsedSize') ?? Number.NaN) / 1024;
    },
  };
}
