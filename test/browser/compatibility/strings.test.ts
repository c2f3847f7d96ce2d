import { beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine } from '../harness/engine.ts';
import { differences, inOrder, openLab, type State } from './lab.ts';
import { payloads } from './pages/payloads.ts';

const lab = openLab();

type PayloadWindow = Window & { act(): Record<string, string>; ran: number[] };

/** The names of those whose code has run. */
const ran = async (engine: Engine, trees: Record<string, string>) => {
  const numbers = await engine.evaluate(() => (window as unknown as PayloadWindow).ran);
  return [...new Set(numbers)].map(number => Object.keys(trees)[number]).toSorted();
};

describe.each(availableEngines())(
  'HTML with a stranger’s text beside something that is held, in %s',
  name => {
    const seen = {} as Record<State, { trees: Record<string, string>; ran: unknown[]; later: unknown[] }>;
    beforeAll(async () => {
      for (const state of ['without', 'undecided', 'refused', 'granted'] as const) {
        const engine = await lab.visit(name, state, { module: 'pages/payloads.ts' });
        const trees = await engine.evaluate(() => (window as unknown as PayloadWindow).act());
        await engine.settled();
        const before = await ran(engine, trees);
        await engine.evaluate(() => window.hallpass?.accept());
        await engine.settled();
        seen[state] = { trees: inOrder(trees), ran: before, later: await ran(engine, trees) };
      }
    }, 120_000);

    it('runs no code that the page does not run without us, before a grant or after it', () => {
      for (const state of ['undecided', 'refused', 'granted'] as const) {
        expect(seen[state].ran, state).toEqual(seen.without.ran);
        expect(seen[state].later, `${state}, then granted`).toEqual(seen.without.later);
      }
    });

    /** Firefox alone lets a frame within a table be in these where it is, against the standard; with us it obeys. */
    const isFirefoxsOwn = (tree: string) =>
      name === 'firefox' && /^a table around a frame, (insertAdjacentHTML|outerHTML)$/.test(tree);

    it.each(Object.keys(payloads))('becomes the tree that the browser alone makes: %s', payload => {
      const of = (trees: Record<string, string>) =>
        Object.fromEntries(
          Object.entries(trees).filter(([each]) => each.startsWith(`${payload}, `) && !isFirefoxsOwn(each)),
        );
      for (const state of ['undecided', 'refused', 'granted'] as const)
        expect(differences(of(seen[state].trees), of(seen.without.trees), state)).toEqual([]);
    });
  },
);
