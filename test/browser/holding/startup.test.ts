import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMeter } from '../../../bench/meter.ts';
import { BLANK } from '../harness/network.ts';
import { openWorld, type World } from '../harness/world.ts';
import { store, stored } from '../journeys/steps.ts';
import { TAG } from './measure.ts';
import { SITE } from './page.ts';

/** How often each page is measured; the fastest counts, which the machine disturbed least. */
const TIMES = 5;

/** Work that is always the same: functions that are parsed, compiled and called for the first time, as ours are. */
const WORK = Array.from(
  { length: 400 },
  (_, n) =>
    `const f${n} = given => { const all = []; for (const one of [${n}, given]) all.push({ one, name: 'n' + one }); return all.length; }; f${n}(${n});`,
).join('\n');

/** So many times that work: the script alone, and all that the page has to do. Measured 0.6 of these on an idle machine. */
const MOST: Record<string, { script: number; task: number }> = {
  undecided: { script: 1.8, task: 5.5 },
  granted: { script: 1.2, task: 2 },
  refused: { script: 1.3, task: 2.8 },
};

const pages = { tag: TAG, work: '<script src="/work.js"></script>', plain: '' };

let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.demo.page(SITE, '/work.js', { body: WORK, type: 'text/javascript' });
  for (const [name, head] of Object.entries(pages))
    world.demo.page(SITE, `/${name}`, {
      headers: { 'content-security-policy': null },
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Startup</title><link rel="icon" href="data:,"></head><body><h1>School</h1><a href="#cookie-preferences">Cookies</a></body></html>`,
    });
});
afterAll(() => world.close());

async function cost(name: keyof typeof pages, choices?: string) {
  const visitor = await world.visitor();
  if (choices) await store(visitor, stored(choices));
  const { page, read } = await openMeter(visitor.page, `https://${SITE}${BLANK}`);
  await page.goto(`https://${SITE}/${name}`);
  await visitor.settled();
  const times = await read();
  await visitor.close();
  return times;
}

const states = { undecided: undefined, granted: 'p1a1m1', refused: 'p0a0m0' };

it('the tag costs no more than a fixed piece of work, whatever the visitor has answered', async () => {
  const all: Record<string, { script: number; task: number }[]> = {};
  const note = async (name: string, page: keyof typeof pages, choices?: string) => {
    all[name] = [...(all[name] ?? []), await cost(page, choices)];
  };
  for (let i = 0; i < TIMES; i++) {
    // One right after the other, so that what else the machine does strikes all.
    await note('work', 'work');
    await note('plain', 'plain');
    for (const [state, choices] of Object.entries(states)) await note(state, 'tag', choices);
  }
  const least = (name: string, part: 'script' | 'task') =>
    Math.min(...(all[name] ?? []).map(times => times[part]));
  /** Without what the page itself costs; of it, no script is. */
  const fastest = (name: string, part: 'script' | 'task') =>
    least(name, part) - (part === 'task' ? least('plain', 'task') : 0);
  const ratios = Object.keys(states).flatMap(state =>
    (['script', 'task'] as const).map(
      part => [state, part, fastest(state, part) / fastest('work', part)] as const,
    ),
  );
  process.stdout.write(
    `\n${ratios.map(([state, part, ratio]) => `${state}, ${part}: × ${ratio.toFixed(2)}`).join('; ')}\n`,
  );
  expect(ratios.filter(([state, part, ratio]) => !(ratio > 0 && ratio < (MOST[state]?.[part] ?? 0)))).toEqual(
    [],
  );
}, 180_000);
