import type { BrowserContext } from 'playwright-core';
import { address, asVisitor, haveRun, type Lab, press, settled } from '../browser.ts';
import { COUNTS } from '../measures.ts';
import { openMeter } from '../meter.ts';
import type { Moment, Widget } from '../widget.ts';
import { type Figures, named, type Phase } from './phase.ts';

/** Opens a page with so many scripts, and waits until it has nothing more to do. */
async function load(lab: Lab, visitor: BrowserContext, id: string, count: number, run = 0) {
  const meter = await openMeter(await visitor.newPage(), `${lab.origin}/blank`);
  await meter.page.goto(address(lab, id, `?scripts=${count}`));
  await haveRun(meter.page, run);
  await settled();
  return { ...meter, task: (await meter.read()).task };
}

/** Milliseconds of work with so many marked scripts, before and after an answer, and on a later page. */
export const withScripts = (lab: Lab, { id, accept }: Widget, count: number) =>
  asVisitor(lab, async visitor => {
    const before = await load(lab, visitor, id, count);
    await press(before.page, accept);
    await haveRun(before.page, count);
    await settled();
    const { task } = await before.read();
    await before.page.close();
    const later = await load(lab, visitor, id, count, count);
    return { before: before.task, accept: task, later: later.task };
  });

/** The work of the main thread with many marked scripts. */
export const scale: Phase = {
  async widget(lab, widget) {
    const figures: Figures = {};
    for (const count of COUNTS) {
      if (count > (widget.mostScripts ?? count)) continue;
      for (const [moment, task] of Object.entries(await withScripts(lab, widget, count)))
        Object.assign(figures, named(moment as Moment, { [count]: task }));
    }
    return figures;
  },

  async reference(lab, { id }, moment) {
    const figures: Figures = {};
    for (const count of COUNTS) Object.assign(figures, await withoutWidget(lab, id, moment, count));
    return figures;
  },
};

/** The work with so many scripts on a page without a widget: they wait for nobody, or run by themselves. */
export async function withoutWidget(lab: Lab, id: string, moment: Moment, count: number): Promise<Figures> {
  if (moment !== 'before' && moment !== 'later') return {};
  const { task } = await asVisitor(lab, visitor =>
    load(lab, visitor, id, count, moment === 'later' ? count : 0),
  );
  return named(moment, { [count]: task });
}
