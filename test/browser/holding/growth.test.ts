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

/**
 * So many times what the browser itself needs for them: where they are never run, while they wait; where it runs them,
 * when they are released. Measured 4.6, 1.5 and 1.6, the rest is room for a busier machine.
 */
const MOST_TIMES = { undecided: 8, answer: 3, later: 3 };

/** How a script is marked. */
const HELD = ' type="text/plain" data-category="analytics"';

const path = (page: string, count: number) => `https://${SITE}/${page}/${count}`;

/** The pages: with the tag, and what they cost without one: never run, and run by the parser. */
const pages = { tag: [TAG, HELD], inert: ['', HELD], free: ['', ''] } as const;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const count of [FEW, MANY])
    for (const [page, [tag, attributes]] of Object.entries(pages))
      world.demo.page(SITE, `/${page}/${count}`, {
        headers: { 'content-security-policy': null },
        html: `<!doctype html><html lang="en"><head><meta charset="utf-8">${tag}<title>Growth</title><link rel="icon" href="data:,"><script>window.executed = 0</script></head><body><a href="#cookie-preferences">Cookies</a>${`<script${attributes}>executed++</script>`.repeat(count)}</body></html>`,
      });
});
afterAll(() => world.close());

/** Opens a page as a visitor of its own. */
async function open(name: string, count: number, choices?: string) {
  const visitor = await world.visitor();
  if (choices) await store(visitor, stored(choices));
  const { page, read } = await openMeter(visitor.page, `https://${SITE}${BLANK}`);
  await page.goto(path(name, count));
  const executed = () =>
    page.waitForFunction(all => (window as { executed?: number }).executed === all, count);
  return { visitor, read, executed };
}

/** Milliseconds of work while so many wait, when they are granted, and on a page of a visitor who granted them. */
async function costs(count: number) {
  const first = await open('tag', count);
  await first.visitor.settled();
  const undecided = await first.read();
  await first.visitor.button('accept-all').click();
  await first.executed();
  const answer = await first.read();
  const later = await open('tag', count, 'p1a1m1');
  await later.executed();
  await later.visitor.settled();
  const granted = await later.read();
  for (const { visitor } of [first, later]) await visitor.close();
  return { undecided: undecided.task, answer: answer.task, later: granted.task };
}

/** What the browser itself needs for so many. */
async function without(name: 'inert' | 'free', count: number): Promise<number> {
  const { visitor, read } = await open(name, count);
  await visitor.settled();
  const { task } = await read();
  await visitor.close();
  return task;
}

const moments = ['undecided', 'answer', 'later'] as const;

it('many marked scripts cost little more than without the tag, and five times as many five times as much', async () => {
  const all: Record<number, Awaited<ReturnType<typeof costs>>[]> = { [FEW]: [], [MANY]: [] };
  const inert: number[] = [];
  const free: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    // One right after the other, so that what else the machine does strikes all.
    for (const count of [FEW, MANY]) all[count]?.push(await costs(count));
    inert.push(await without('inert', MANY));
    free.push(await without('free', MANY));
  }
  const fastest = (count: number, moment: (typeof moments)[number]) =>
    Math.min(...(all[count] ?? []).map(cost => cost[moment]));
  const growth = moments.map(name => [name, fastest(MANY, name) / fastest(FEW, name)] as const);
  const times = moments.map(
    name => [name, fastest(MANY, name) / Math.min(...(name === 'undecided' ? inert : free))] as const,
  );
  const shown = (all: readonly (readonly [string, number])[]) =>
    all.map(([name, ratio]) => `${name}: × ${ratio.toFixed(1)}`).join('; ');
  process.stdout.write(`\n${shown(growth)}; beside no tag: ${shown(times)}\n`);
  // What does not grow at all was not measured.
  expect(growth.filter(([, ratio]) => !(ratio > 1 && ratio < MOST))).toEqual([]);
  expect(times.filter(([name, ratio]) => !(ratio < MOST_TIMES[name]))).toEqual([]);
}, 180_000);
