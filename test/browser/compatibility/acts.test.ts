import { beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, type EngineName } from '../harness/engine.ts';
import { differences, FILM, inOrder, openLab, type State } from './lab.ts';
import { acts, askedOf, body } from './pages/acts.ts';

const lab = openLab();

type Read = Record<string, unknown>;

/** Numbers the entries in the history that the page begins with. */
const page = { head: '<script>began = history.length</script>', body, module: 'pages/acts.ts' };

const run = (engine: Engine, what: 'do' | 'read') =>
  engine.evaluate(what => (Reflect.get(window, 'act') as (what: string) => Read)(what), what).then(inOrder);

const entries = (engine: Engine) =>
  engine.evaluate(() => history.length - (Reflect.get(window, 'began') as number));

/** Films and pictures that were asked for, without what a film asks for itself. */
const films = () =>
  lab.asked().filter(path => /^(www\.youtube\.com\/embed|live\.staticflickr\.com)\//.test(path));

interface Seen {
  done: Read;
  later: Read;
  before: string[];
  asked: string[];
  thrown: string[];
}

async function see(name: EngineName, state: State): Promise<Seen> {
  const engine = await lab.visit(name, state, page);
  const done = await run(engine, 'do');
  await lab.settled(engine);
  const before = films();
  await engine.evaluate(() => window.hallpass?.accept());
  if (state === 'undecided')
    for (const expected of Object.keys(acts).flatMap(askedOf))
      await lab.arrived(({ host, path }) => host + path === expected, 3_000).catch(() => {});
  await lab.settled(engine);
  const later = await run(engine, 'read');
  return { done, later, before, asked: films(), thrown: lab.thrown() };
}

describe.each(availableEngines())('what a page does to what is held, in %s', name => {
  const seen = {} as Record<State, Seen>;
  beforeAll(async () => {
    for (const state of ['without', 'undecided', 'refused', 'granted'] as const)
      seen[state] = await see(name, state);
  }, 180_000);

  it('throws nothing, asks for no picture and no film before a grant', () => {
    for (const state of ['undecided', 'refused'] as const) {
      expect(seen[state].thrown).toEqual(seen.without.thrown);
      // Of what stands in the HTML the browser may have asked before we could hear of it: docs/limits.md.
      expect(new Set(seen[state].before.filter(path => /-2|\?autoplay|\/late/.test(path)))).toEqual(
        new Set(),
      );
    }
  });

  describe.each(Object.entries(acts).map(([key, { title }]) => [title, key] as const))('%s', (_, key) => {
    it('reads as without us, then, and after a grant', () => {
      for (const state of ['undecided', 'refused', 'granted'] as const) {
        expect(differences(seen[state].done[key], seen.without.done[key], state)).toEqual([]);
        expect(differences(seen[state].later[key], seen.without.later[key], `${state}, granted`)).toEqual([]);
      }
    });

    it('is obeyed: what the grant loads is what the page left there, once', () => {
      const own = new RegExp(`/${key}(-2)?(\\.gif)?(\\?|$)`);
      const loaded = seen.undecided.asked.filter(path => own.test(path));
      const before = seen.undecided.before.filter(path => own.test(path));
      expect(loaded.slice(before.length)).toEqual(askedOf(key));
    });
  });

  it('leaves as many entries in the history as without us', async () => {
    const names = ['a', 'b', 'c'];
    const frames = names.map(each => `<iframe title="Film" src="${FILM}/${each}"></iframe>`).join('');
    const counted = async (state: State) => {
      const engine = await lab.visit(name, state, { ...page, body: frames });
      await engine.evaluate(() => window.hallpass?.accept());
      for (const each of names) await lab.arrived(({ path }) => path === `/embed/${each}`);
      await lab.settled(engine);
      return entries(engine);
    };
    const expected = await counted('without');
    expect(await counted('undecided')).toBe(expected);
    expect(await counted('granted')).toBe(expected);
  });
});
