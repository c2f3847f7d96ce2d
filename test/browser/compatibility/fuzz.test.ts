import { describe, expect, it } from 'vitest';
import { availableEngines, type Engine } from '../harness/engine.ts';
import { openLab, type State } from './lab.ts';

const lab = openLab();

/** How many strings each engine is given. `HALLPASS_FUZZ=10` gives ten times as many, which takes some minutes. */
const TIMES = Number(process.env.HALLPASS_FUZZ ?? 1);
const COUNT = { chromium: 10_000 * TIMES, firefox: 1000 * TIMES, webkit: 1000 * TIMES };
const PART = 10_000;

/** Firefox parses for the last two in a way of its own; see `pages/fuzz.ts`. */
const SINKS = { chromium: 5, firefox: 3, webkit: 5 };

const PAGE = { module: 'pages/fuzz.ts' };

interface Made {
  place: string;
  sink: string;
  html: string;
  tree: string;
}
type FuzzWindow = Window & {
  act(options: { from: number; to: number; sinks: number; whole?: boolean }): {
    made: (number | Made)[];
    ran: number[];
  };
};

const act = (engine: Engine, from: number, to: number, sinks: number, whole = false) =>
  engine.evaluate(
    (...[from, to, sinks, whole]) => (window as unknown as FuzzWindow).act({ from, to, sinks, whole }),
    from,
    to,
    sinks,
    whole,
  );

describe.each(availableEngines())('strings of HTML by chance, in %s', name => {
  const count = COUNT[name];
  const sinks = SINKS[name];

  async function all(state: State) {
    const engine = await lab.visit(name, state, PAGE);
    const trees: (number | Made)[] = [];
    for (let from = 0; from < count; from += PART)
      trees.push(...(await act(engine, from, Math.min(from + PART, count), sinks)).made);
    await engine.settled();
    const { ran } = await act(engine, 0, 0, sinks);
    return { engine, trees, ran };
  }

  it('become the trees that the browser alone makes, and run no code that the page does not run without us', async () => {
    const start = performance.now();
    const control = await all('without');
    const alone = performance.now();
    const ours = await all('undecided');
    process.stdout.write(
      `\n${count} strings in ${name}: ${Math.round(alone - start)} ms without us, ${Math.round(performance.now() - alone)} with us; ${control.ran.length} and ${ours.ran.length} ran\n`,
    );
    const different = ours.trees.flatMap((tree, number) => (tree === control.trees[number] ? [] : [number]));
    const also = ours.ran.filter(number => !control.ran.includes(number));
    const shown = [...new Set([...also, ...different])].slice(0, 5);
    const whole = async (engine: Engine) => {
      const made = [];
      for (const number of shown) made.push(...(await act(engine, number, number + 1, sinks, true)).made);
      return JSON.stringify(made, null, 1);
    };
    const told = shown.length
      ? `\nwith us ${await whole(ours.engine)}\nwithout ${await whole(await lab.visit(name, 'without', PAGE))}`
      : '';
    expect(`${different.length} differ, ${also.length} ran with us alone${told}`).toBe(
      '0 differ, 0 ran with us alone',
    );
    // The check itself: some of it runs, in the page as it is.
    expect(control.ran.length).toBeGreaterThan(count / 200);
  }, 600_000);
});
