import { beforeAll, describe, expect, it } from 'vitest';
import { availableEngines } from '../harness/engine.ts';
import { differences, inOrder, openLab, type State } from './lab.ts';
import { kinds } from './pages/reading.ts';

const lab = openLab();

const ways = ['parsed', 'made', 'inert'] as const;
type Way = (typeof ways)[number];
type Reading = Record<string, Record<string, unknown>>;

/** Each kind in a place of its own, as a server wrote it. */
const body = Object.values(kinds)
  .map((html, i) => `<div id="place-${i}">${html}</div>`)
  .join('\n');

describe.each(availableEngines())('in %s', name => {
  const seen = {} as Record<State | 'later', Record<Way, Reading>>;
  beforeAll(async () => {
    for (const state of ['without', 'undecided', 'refused', 'granted'] as const) {
      const engine = await lab.visit(name, state, { body, module: 'pages/reading.ts' });
      const read = async () => {
        const all = {} as Record<Way, Reading>;
        for (const way of ways)
          all[way] = inOrder(
            await engine.evaluate(
              what => (window as unknown as { act(way: string): Reading }).act(what),
              way,
            ),
          );
        return all;
      };
      seen[state] = await read();
      if (state !== 'undecided') continue;
      await engine.evaluate(() => window.hallpass?.accept());
      await engine.settled();
      seen.later = await read();
    }
  }, 120_000);

  describe.each(ways)('what is %s', way => {
    it.each(Object.keys(kinds))('reads as without us: %s', kind => {
      for (const state of ['undecided', 'refused', 'granted', 'later'] as const)
        expect(differences(seen[state][way][kind], seen.without[way][kind], state)).toEqual([]);
    });
  });
});
