import type { BrowserContext } from 'playwright-core';
import { address, asVisitor, haveRun, type Lab, press, settled } from '../browser.ts';
import { openMeter } from '../meter.ts';
import { ordinary } from '../page.ts';
import { named, type Phase } from './phase.ts';

/** Runs in the page: puts in 10,000 elements, a hundred in each task. */
const putIn = () =>
  new Promise<void>(resolve => {
    const list = document.createElement('div');
    list.hidden = true;
    document.body.append(list);
    const { port1, port2 } = new MessageChannel();
    let batches = 0;
    port1.onmessage = () => {
      for (let n = 0; n < 25; n++) {
        const card = document.createElement('div');
        card.innerHTML = '<span>News</span><a href="#news">Read</a><img alt="">';
        list.append(card);
      }
      batches += 1;
      if (batches < 100) port2.postMessage(0);
      else resolve();
    };
    port2.postMessage(0);
  });

/** What they cost on a page that is as a visitor has made it. */
async function cost(
  lab: Lab,
  visitor: BrowserContext,
  id: string,
  answer?: (meter: Meter) => Promise<unknown>,
) {
  const meter = await openMeter(await visitor.newPage(), `${lab.origin}/blank`);
  await meter.page.goto(address(lab, id));
  await answer?.(meter);
  await settled();
  await meter.read();
  await meter.page.evaluate(putIn);
  await settled();
  return { added: (await meter.read()).task };
}

type Meter = Awaited<ReturnType<typeof openMeter>>;

/** The work of the main thread when the page's own scripts put in 10,000 elements. */
export const mutate: Phase = {
  async widget(lab, { id, accept }) {
    const undecided = await asVisitor(lab, visitor => cost(lab, visitor, id));
    const granted = await asVisitor(lab, visitor =>
      cost(lab, visitor, id, async ({ page }) => {
        await press(page, accept);
        await haveRun(page, ordinary.length);
      }),
    );
    return { ...named('undecided', undecided), ...named('granted', granted) };
  },

  reference: (lab, { id }, moment) =>
    asVisitor(lab, async visitor =>
      moment === 'undecided' || moment === 'granted' ? named(moment, await cost(lab, visitor, id)) : {},
    ),
};
