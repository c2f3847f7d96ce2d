import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMeter } from '../../../bench/meter.ts';
import { BLANK } from '../harness/network.ts';
import { openWorld, type World } from '../harness/world.ts';
import { store, stored } from '../journeys/steps.ts';
import { TAG } from './measure.ts';
import { SITE } from './page.ts';

/** How often each page is measured; the fastest counts, which the machine disturbed least. */
const TIMES = 3;

const FEW = 1000;
const MANY = 5000;

/** Five times as many cost about five times as much where each costs the same, and 25 times where each looks at all. */
const MOST = 10;

const path = (count: number) => `https://${SITE}/${count}`;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const count of [FEW, MANY]) {
    const scripts = '<script type="text/plain" data-category="analytics">executed++</script>'.repeat(count);
    world.demo.page(SITE, `/${count}`, {
      headers: { 'content-security-policy': null },
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8">${TAG}<title>Growth</title><link rel="icon" href="data:,"><script>window.executed = 0</script></head><body><a href="#cookie-preferences">Cookies</a>${scripts}</body></html>`,
    });
  }
});
afterAll(() => world.close());

/** Milliseconds of work while so many wait, when they are granted, and on a page of a visitor who granted them. */
async function costs(count: number): Promise<[undecided: number, answer: number, later: number]> {
  const open = async (choices?: string) => {
    const visitor = await world.visitor();
    if (choices) await store(visitor, stored(choices));
    const { page, read } = await openMeter(visitor.page, `https://${SITE}${BLANK}`);
    await page.goto(path(count));
    const executed = () =>
      page.waitForFunction(all => (window as { executed?: number }).executed === all, count);
    return { visitor, read, executed };
  };
  const first = await open();
  await first.visitor.settled();
  const undecided = await first.read();
  await first.visitor.button('accept-all').click();
  await first.executed();
  const answer = await first.read();
  const later = await open('p1a1m1');
  await later.executed();
  await later.visitor.settled();
  const granted = await later.read();
  await first.visitor.close();
  await later.visitor.close();
  return [undecided.task, answer.task, granted.task];
}

it('five times as many marked scripts cost about five times as much: waiting, released, and on a later page', async () => {
  const all: Record<number, [number, number, number][]> = { [FEW]: [], [MANY]: [] };
  // One right after the other, so that what else the machine does strikes both.
  for (let i = 0; i < TIMES; i++) for (const count of [FEW, MANY]) all[count]?.push(await costs(count));
  const fastest = (count: number, moment: number) =>
    Math.min(...(all[count] ?? []).map(cost => cost[moment] ?? Number.NaN));
  const growth = ['undecided', 'answer', 'later'].map(
    (name, moment) => [name, fastest(MANY, moment) / fastest(FEW, moment)] as const,
  );
  process.stdout.write(`\n${growth.map(([name, times]) => `${name}: × ${times.toFixed(1)}`).join('; ')}\n`);
  // What does not grow at all was not measured.
  expect(growth.filter(([, times]) => !(times > 1 && times < MOST))).toEqual([]);
}, 180_000);
