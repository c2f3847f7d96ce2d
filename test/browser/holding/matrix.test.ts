import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { agrees, readLimits } from './limits.ts';
import { type Matrix, measure, type Outcome } from './measure.ts';
import { print } from './print.ts';
import { vectors } from './vectors.ts';

const engines = availableEngines();
const limits = readLimits();
const matrix: Matrix = {};
let world: World;

const measured = (engine: (typeof engines)[number]) => {
  const states = matrix[engine];
  if (!states) throw new Error(`${engine} was not measured`);
  return states;
};

const severity: Outcome[] = ['held', 'request', 'runs'];

beforeAll(async () => {
  world = await openWorld();
  for (const name of engines) {
    const engine = await openEngine(name, world, { isWhole: true });
    matrix[name] = await measure(world, engine);
    expect(engine.errors, `uncaught in ${name}`).toEqual([]);
    await engine.close();
    world.demo.reset();
  }
  process.stdout.write(print(matrix));
  if (engines.length < 3) console.warn(`Measured in ${engines.join(' and ')} alone.`);
}, 300_000);
afterAll(() => world.close());

describe.each(engines)('in %s', engine => {
  it('holds whatever is not granted, but for what the table of limits says (R3)', () => {
    const { undecided, refused, withdrawn } = measured(engine);
    const wrong = vectors.flatMap(vector => {
      const outcomes = [undecided, refused, withdrawn].map(state => state.get(vector) ?? 'held');
      const worst = severity.findLast(outcome => outcomes.includes(outcome)) ?? 'held';
      const limit = limits.get(vector.name)?.[engine] ?? 'held';
      return agrees[limit](worst) ? [] : [`${vector.name}: ${limit} by the table, measured ${outcomes}`];
    });
    expect(wrong).toEqual([]);
  });

  it('lets everything happen once it is granted', () => {
    const { granted } = measured(engine);
    const missing = vectors.filter(
      vector => granted.get(vector) === 'held' && !vector.unknownTo?.includes(engine),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
    // What shows itself, shows.
    const unseen = vectors.filter(
      ({ seen, content }) => !(seen && /^\(\) => false$/.test(`${seen}`)) && content !== 'nothing',
    );
    expect(unseen.filter(vector => granted.get(vector) === 'request').map(({ name }) => name)).toEqual([]);
  });
});

describe('the table of limits', () => {
  it('names nothing that the matrix does not measure', () => {
    const names = vectors.map(({ name }) => name);
    expect([...limits.keys()].filter(name => !names.includes(name))).toEqual([]);
  });
});
