import { beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine } from '../harness/engine.ts';
import { differences, inOrder, openLab, type State } from './lab.ts';
import { body, lazy, loaders, SCRIPT, turbo } from './pages/frames.ts';

const lab = openLab();

type Seen = Record<string, unknown>;

const names = ['react', 'preact', 'vue', 'svelte', 'fitvids', 'plyr', 'vimeo', 'idiomorph', 'swiper'];

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

/** Films and pictures that were asked for, without what a film asks for itself. */
const asked = () =>
  lab
    .asked()
    .filter(path => /^(www\.youtube\.com\/embed|live\.staticflickr\.com)\//.test(path))
    .toSorted();

const films = loaders.map(loader => `www.youtube.com/embed/${loader}`);
const waiting = [
  ...films,
  ...loaders.filter(name => name !== 'own').map(name => `live.staticflickr.com/fair/${name}.gif`),
].toSorted();

type Act = (engine: Engine) => Promise<unknown>;

const accept: Act = engine => engine.evaluate(() => window.hallpass?.accept());

/** Resolves when each loader has seen that its own are in view. */
const taken: Act = engine =>
  engine.evaluate(
    () =>
      new Promise<void>(resolve => {
        const left = '.lazyload, .lazyloading, .lazy:not([data-ll-status]), .lozad:not([data-loaded])';
        const look = () => (document.querySelector(left) ? requestAnimationFrame(look) : resolve());
        look();
      }),
  );

const scroll: Act = async engine => {
  await engine.evaluate(() => document.getElementById('lazyload')?.scrollIntoView());
  await taken(engine);
};

const away: Act = engine => engine.evaluate(() => scrollTo(0, 0));

/** What is done before all may load, and what lets it load. */
const orders: [title: string, before: Act[], last: Act, body?: string][] = [
  ['granted, then scrolled to', [accept], scroll],
  ['scrolled to, then granted', [scroll], accept],
  ['scrolled to and away, then granted', [scroll, away], accept],
  ['in view from the start, then granted', [taken], accept, lazy.body.replace('9000', '1')],
];

describe.each(availableEngines())('what lazy loaders load in the end, in %s', name => {
  it.each(orders)('is what they load without us: %s', async (title, before, last, body = lazy.body) => {
    const see = async (state: State) => {
      const engine = await lab.visit(name, state, { ...lazy, body });
      for (const act of before) await act(engine);
      await lab.settled(engine);
      const early = asked();
      const own = inOrder(await engine.evaluate(() => document.getElementById('own')?.innerHTML));
      await last(engine);
      // The browser's own loader goes by where the visitor is now.
      const due =
        /away/.test(title) && state !== 'without' ? waiting.filter(path => !/own/.test(path)) : waiting;
      for (const path of due) await lab.arrived(request => request.host + request.path === path);
      await taken(engine);
      await lab.settled(engine);
      // Not what they write of it: of a picture that was held vanilla-lazyload's class says that it failed, as it did.
      const read = await engine.evaluate(() =>
        [...document.querySelectorAll('body > [id]')].map(({ id, children }) => [
          id,
          ...[...children].map(each =>
            each instanceof HTMLImageElement ? [each.src, each.naturalWidth] : each.localName,
          ),
        ]),
      );
      return { early, due, own, asked: asked(), read, thrown: lab.thrown() };
    };
    const without = await see('without');
    const { early, due, ...undecided } = await see('undecided');
    expect(early).toEqual([]);
    expect(undecided).toEqual({ own: without.own, asked: due, read: without.read, thrown: [] });
    expect(without.asked).toEqual(waiting);
  });
});

describe.each(availableEngines())('what Turbo puts in the place of another page, in %s', name => {
  const go = (engine: Engine, to: string) =>
    engine.evaluate(
      to =>
        new Promise<void>(resolve => {
          addEventListener('turbo:load', () => resolve(), { once: true });
          const { visit } = Reflect.get(window, 'Turbo') as { visit(to: string, options: object): void };
          if (to === 'back') history.back();
          else visit(to, { action: location.pathname === to ? 'replace' : 'advance' });
        }),
      to,
    );
  const next = (engine: Engine) => go(engine, '/next');
  const back = (engine: Engine) => go(engine, 'back');
  const read = (engine: Engine) => engine.evaluate(() => document.body.innerHTML);
  const stream = (engine: Engine) =>
    engine.evaluate(
      () =>
        new Promise<void>(resolve => {
          const { innerHTML } = document.getElementById('message') as HTMLElement;
          (Reflect.get(window, 'Turbo') as { renderStreamMessage(html: string): void }).renderStreamMessage(
            innerHTML,
          );
          const look = () =>
            document.querySelector('#place iframe') && !document.querySelector('body > turbo-stream')
              ? resolve()
              : requestAnimationFrame(look);
          look();
        }),
    );

  const see = async (state: State) => {
    const serve = () => {
      for (const name of ['here', 'next', 'streamed'])
        lab.demo.page(SCRIPT.slice(8), `/${name}.js`, {
          type: 'text/javascript',
          body: `ran.push("${name}")`,
          headers: { 'cache-control': 'no-store' },
        });
    };
    const engine = await lab.visit(name, state, turbo, serve);
    const html: string[] = [];
    const facts: string[][] = [];
    for (const act of [read, next, next, stream, accept, back]) {
      await act(engine);
      if (act === accept && state === 'undecided')
        for (const film of ['next', 'streamed']) await lab.arrived(({ path }) => path === `/embed/${film}`);
      await lab.settled(engine);
      html.push(await read(engine));
      const ran = await engine.evaluate(() => (Reflect.get(window, 'ran') as string[]).splice(0));
      facts.push([...asked(), ...ran]);
      lab.demo.requests.length = 0;
    }
    return { html: inOrder(html), facts, thrown: lab.thrown() };
  };

  it('is what it puts there without us', async () => {
    const without = await see('without');
    expect(await see('granted')).toEqual(without);
    const { html, facts, thrown } = await see('undecided');
    expect(differences(html, without.html)).toEqual([]);
    expect(thrown).toEqual(without.thrown);
    // Of what stands in the HTML the browser may have asked before we could hear of it: docs/limits.md.
    expect(facts[0]).not.toContain('here');
    const [, ...later] = without.facts;
    const due = later.slice(0, 4).flat().toSorted();
    expect([...facts.slice(1, 4), facts[4]?.toSorted(), facts[5]]).toEqual([[], [], [], due, later[4]]);
  });
});
