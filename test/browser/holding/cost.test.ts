import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { openWorld, type World } from '../harness/world.ts';
import { store, stored } from '../journeys/steps.ts';
import { TAG } from './measure.ts';
import { SITE } from './page.ts';

/** How often each page is measured; the first ones are not counted. */
const TIMES = 11;
const WARM_UPS = 2;

/** Ways in which pages' scripts make 10,000 elements; each runs in the page. */
const ways: Record<string, () => void> = {
  createElement: () => {
    for (let i = 0; i < 2500; i++) {
      const card = document.createElement('div');
      card.className = 'card';
      const link = document.createElement('a');
      link.setAttribute('href', `/news/${i}`);
      link.textContent = `News ${i}`;
      const image = document.createElement('img');
      image.setAttribute('alt', '');
      image.src = 'data:,';
      const text = document.createElement('p');
      text.textContent = 'The school is closed on Monday.';
      card.append(image, link, text);
      document.body.append(card);
    }
  },
  innerHTML: () => {
    for (let i = 0; i < 25; i++) {
      const list = document.createElement('div');
      list.innerHTML = Array.from(
        { length: 100 },
        (_, n) =>
          `<div class="card"><img alt="" src="data:,"><a href="https://${location.host}/news/${n}">News ${n}</a><p>The school is closed on Monday.</p></div>`,
      ).join('');
      document.body.append(list);
    }
  },
  'a template’s clones': () => {
    const template = document.createElement('template');
    template.innerHTML =
      '<div class="card"><img alt="" src="data:,"><a href="/news">News</a><p>The school is closed on Monday.</p></div>';
    for (let i = 0; i < 2500; i++) document.body.append(template.content.cloneNode(true));
  },
};

/** Milliseconds of the page's own thread: what else the machine does meanwhile does not count. */
interface Cost {
  /** Script, observers included. */
  script: number;
  /** The whole task: with style and layout. */
  whole: number;
}

/** Runs in the page: in a task of its own, as the page's scripts do. */
function makeAndLayOut(way: string): Promise<void> {
  // biome-ignore lint/security/noGlobalEval: one of ours, above
  const make = window.eval(`(${way})`) as () => void;
  return new Promise(resolve => {
    setTimeout(async () => {
      make();
      // Observers have their turn first.
      await Promise.resolve();
      document.body.getBoundingClientRect();
      resolve();
    });
  });
}

/** A page that stays, and how it is asked what it did. */
async function openMeter(visitor: Visitor, path: string) {
  await visitor.page.goto(`https://${SITE}${path}`);
  await visitor.settled();
  const session = await visitor.context.newCDPSession(visitor.page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => (metrics.find(metric => metric.name === name)?.value ?? Number.NaN) * 1000;
    return { script: of('ScriptDuration'), whole: of('TaskDuration') };
  };
  return async (way: () => void): Promise<Cost> => {
    await visitor.page.evaluate(() => document.body.replaceChildren());
    await session.send('HeapProfiler.collectGarbage');
    const before = await read();
    await visitor.page.evaluate(`(${makeAndLayOut})(${JSON.stringify(`${way}`)})`);
    const after = await read();
    return { script: after.script - before.script, whole: after.whole - before.whole };
  };
}

/** Whatever else the machine does only adds to a time: the fastest is the one that it disturbed least. */
const fastest = (numbers: number[]) => Math.min(...numbers);

let world: World;
let meters: Record<'without' | 'held' | 'granted', Awaited<ReturnType<typeof openMeter>>>;
beforeAll(async () => {
  world = await openWorld();
  for (const [path, tag] of [
    ['/without', ''],
    ['/with', TAG],
  ] as const) {
    world.demo.page(SITE, path, {
      headers: { 'content-security-policy': null },
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8">${tag}<title>Cost</title><link rel="icon" href="data:,"><style>.card { display: grid; margin: 4px; border: 1px solid }</style></head><body><a href="#cookie-preferences">Cookies</a></body></html>`,
    });
  }
  const open = async (path: string, choices?: string) => {
    const visitor = await world.visitor();
    if (choices) await store(visitor, stored(choices));
    return openMeter(visitor, path);
  };
  meters = {
    without: await open('/without'),
    held: await open('/with', 'p0a0m0'),
    granted: await open('/with', 'p1a1m1'),
  };
});
afterAll(() => world.close());

async function costs(way: () => void) {
  const all: Record<keyof typeof meters, Cost[]> = { without: [], held: [], granted: [] };
  for (let i = 0; i < WARM_UPS + TIMES; i++) {
    // One right after the other, so that what else the machine does strikes all alike.
    for (const name of ['without', 'held', 'granted'] as const) {
      const cost = await meters[name](way);
      if (i >= WARM_UPS) all[name].push(cost);
    }
  }
  const ratio = (name: 'held' | 'granted', part: keyof Cost) =>
    fastest(all[name].map(cost => cost[part])) / fastest(all.without.map(cost => cost[part]));
  return { held: ratio.bind(null, 'held'), granted: ratio.bind(null, 'granted'), all };
}

describe.each(Object.entries(ways))('10,000 elements made by %s', (name, way) => {
  it('cost little more while something is held, and nothing more once all is granted', async () => {
    const { held, granted, all } = await costs(way);
    const ms = fastest(all.without.map(({ whole }) => whole)).toFixed(0);
    const [script, whole, after] = [held('script'), held('whole'), granted('whole')].map(r => r.toFixed(2));
    process.stdout.write(
      `\n${name}: ${ms} ms without the tag; held: × ${whole} whole, × ${script} script alone; granted: × ${after}\n`,
    );
    expect(held('whole')).toBeLessThan(1.2);
    // Measured 1.5 for HTML, 1.8 for elements, 2.0 for clones (of 14 to 22 ms); the aim is 1.5, the rest is room for a busier machine.
    expect(held('script')).toBeLessThan(2.8);
    expect(granted('whole')).toBeLessThan(1.15);
  }, 180_000);
});
