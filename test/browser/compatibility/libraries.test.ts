import { beforeAll, describe, expect, it } from 'vitest';
import { availableEngines } from '../harness/engine.ts';
import { differences, openLab, type State } from './lab.ts';
import { body } from './pages/frames.ts';

const lab = openLab();

type Seen = Record<string, unknown>;

const names = ['react', 'preact', 'vue', 'fitvids', 'plyr', 'vimeo', 'idiomorph', 'swiper'];

describe.each(availableEngines())('what libraries make of frames that are held, in %s', name => {
  const seen = {} as Record<State | 'later', { taken: Seen; drawn: Seen }>;
  beforeAll(async () => {
    const open = (state: State) => lab.visit(name, state, { body, module: 'pages/libraries.ts' });
    for (const state of ['without', 'undecided', 'refused', 'later'] as const) {
      const engine = await open(state === 'later' ? 'undecided' : state);
      const act = (what: 'take' | 'draw') =>
        engine.evaluate(what => (Reflect.get(window, 'act') as (what: string) => Promise<Seen>)(what), what);
      // Taken over before the grant, or after it; drawn again after it.
      const accept = () => engine.evaluate(() => window.hallpass?.accept());
      if (state === 'later') await accept();
      const taken = await act('take');
      if (state === 'undecided') await accept();
      await lab.settled(engine);
      seen[state] = { taken, drawn: await act('draw') };
    }
  }, 180_000);

  it.each(names)('is what it makes without us: %s', library => {
    for (const state of ['undecided', 'refused', 'later'] as const) {
      const { taken, drawn } = seen[state];
      expect(differences(taken[library], seen.without.taken[library], state)).toEqual([]);
      expect(differences(drawn[library], seen.without.drawn[library], `${state}, drawn again`)).toEqual([]);
    }
  });

  it('has no word of a mismatch', () => {
    for (const state of ['undecided', 'refused', 'later'] as const)
      expect(seen[state].drawn.errors, state).toEqual(seen.without.drawn.errors);
  });
});
