import type { BrowserContext } from 'playwright-core';
import { address, asVisitor, haveRun, type Lab, press, settled } from '../browser.ts';
import { type Cost, type Meter, openMeter } from '../meter.ts';
import { ordinary } from '../page.ts';
import type { Widget } from '../widget.ts';
import { named, type Phase } from './phase.ts';

/** Opens a page, and waits until it has nothing more to do. */
async function load(lab: Lab, visitor: BrowserContext, id: string): Promise<Meter & { cost: Cost }> {
  const meter = await openMeter(await visitor.newPage(), `${lab.origin}/blank`);
  await meter.page.goto(address(lab, id));
  await settled();
  const times = await meter.read();
  return { ...meter, cost: { ...times, heap: await meter.heap() } };
}

/** The first page of a visitor who answers, and the next one. */
const answered = (lab: Lab, widget: Widget, answer: 'accept' | 'refuse') =>
  asVisitor(lab, async visitor => {
    const first = await load(lab, visitor, widget.id);
    await press(first.page, widget[answer]);
    if (answer === 'accept') await haveRun(first.page, ordinary.length);
    await settled();
    await first.page.close();
    const later = await load(lab, visitor, widget.id);
    const count = await later.page.evaluate(() => runs.length);
    if (count !== (answer === 'accept' ? ordinary.length : 0))
      throw new Error(`${count} scripts ran after ${answer}`);
    return { first: first.cost, later: later.cost };
  });

/** The work of the main thread and the heap, of ordinary pages. */
export const cpu: Phase = {
  async widget(lab, widget) {
    const accepted = await answered(lab, widget, 'accept');
    const refused = await answered(lab, widget, 'refuse');
    return {
      ...named('first', accepted.first),
      ...named('later', accepted.later),
      ...named('refused', refused.later),
    };
  },

  reference: (lab, { id }, moment) =>
    asVisitor(lab, async visitor => {
      if (moment !== 'first' && moment !== 'later' && moment !== 'refused') return {};
      // A later page finds its files in the cache.
      if (moment !== 'first') await (await load(lab, visitor, id)).page.close();
      return named(moment, (await load(lab, visitor, id)).cost);
    }),
};
