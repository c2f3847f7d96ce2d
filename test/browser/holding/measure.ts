import type { Engine, EngineName } from '../harness/engine.ts';
import { BLANK } from '../harness/network.ts';
import type { World } from '../harness/world.ts';
import { stored } from '../journeys/steps.ts';
import { readLimits } from './limits.ts';
import { type EvidentWindow, SITE, serve, VENDOR } from './page.ts';
import { type Content, idOf, type Vector, vectors } from './vectors.ts';

export const states = ['undecided', 'refused', 'granted', 'withdrawn'] as const;
export type State = (typeof states)[number];

/** What came of a vector: nothing; a request to the vendor; its code ran or it can be seen. */
export type Outcome = 'held' | 'request' | 'runs';

export type Outcomes = ReadonlyMap<Vector, Outcome>;

export const TAG = '<script src="/hallpass/hallpass.js" data-policy-url="/privacy"></script>';

/** Puts a consent cookie into the jar, or none, from a page without the tag. */
export async function decided(engine: Engine, choices: string | null): Promise<void> {
  await engine.open(`https://${SITE}${BLANK}`);
  await engine.evaluate(value => {
    document.cookie = `hallpass-consent=${value ?? ''}; Path=/; SameSite=Lax; Secure; Max-Age=${value ? 9999 : 0}`;
  }, choices && stored(choices));
}

/** Resolves when nothing more will come of the vectors on the open page. */
export async function finished(engine: Engine): Promise<void> {
  await engine.settled();
  await engine.evaluate(() => Promise.allSettled((window as unknown as EvidentWindow).pending).then(() => 0));
  await engine.settled();
}

/** What came of each vector on the open page. */
async function outcomes(world: World, engine: Engine, run?: string): Promise<Outcomes> {
  const load = run ?? (await engine.evaluate(() => (window as unknown as EvidentWindow).run));
  const asked = new Set(
    world.demo.requests
      .filter(({ host, path }) => host === VENDOR && path.endsWith(`?run=${load}`))
      .map(({ path }) => path.slice(1, path.indexOf('?'))),
  );
  const seen = await engine.evaluate(
    (looks, looksOf) => {
      const { ran } = window as unknown as EvidentWindow;
      return looks
        .filter(
          ([id, content, own]) =>
            ran.includes(id) ||
            document.cookie.includes(`ran-${id}=`) ||
            // biome-ignore lint/security/noGlobalEval: the vector's own function, on our own page
            (0, eval)(`(${own || looksOf[content] || '() => false'})`)(id),
        )
        .map(([id]) => id);
    },
    vectors.map(
      vector => [idOf(vector), vector.content ?? 'script', vector.seen ? `${vector.seen}` : ''] as const,
    ),
    Object.fromEntries(Object.entries(looks).map(([content, look]) => [content, `${look}`])),
  );
  return new Map(
    vectors.map(vector => {
      const id = idOf(vector);
      return [vector, seen.includes(id) ? 'runs' : asked.has(id) ? 'request' : 'held'];
    }),
  );
}

/** How one sees in the page that something is there; code says so itself. Each runs in the page. */
const looks: Partial<Record<Content, (id: string) => boolean>> = {
  image: id => ((document.getElementById(id) as HTMLImageElement | null)?.naturalWidth ?? 0) > 0,
  style: id => getComputedStyle(document.documentElement).getPropertyValue(`--${id}`) !== '',
  media: id => !!(document.getElementById(id) as HTMLMediaElement | null)?.currentSrc,
};

/** Removes what earlier pages' code left behind; runs in the page. */
const cleanUp = () => {
  localStorage.clear();
  for (const [name] of document.cookie.matchAll(/ran-\w+/g)) document.cookie = `${name}=; Path=/; Max-Age=0`;
};

const limits = readLimits();

/** The matrix of one engine. */
export async function measure(world: World, engine: Engine): Promise<Record<State, Outcomes>> {
  // Which is faster there, the vendor or the browser, is no more than luck: here it is the browser.
  const late = vectors.filter(({ name }) => limits.get(name)?.[engine.name] === 'may run');
  serve(world.demo, '/matrix', { vectors, tag: TAG, late });
  serve(world.demo, '/waits', {
    vectors: vectors.filter(({ group }) => group === 'made'),
    tag: TAG,
    waits: true,
  });
  const visit = async (arrive?: (engine: Engine) => Promise<unknown>) => {
    await engine.open(`https://${SITE}/matrix`);
    await finished(engine);
    // Frames of other hosts say that they ran a moment after their answer came.
    await arrive?.(engine);
    return outcomes(world, engine);
  };
  const withChoices = async (choices: string | null, arrive?: (engine: Engine) => Promise<unknown>) => {
    await decided(engine, choices);
    await engine.evaluate(cleanUp);
    return visit(arrive);
  };
  const undecided = await withChoices(null);
  const refused = await withChoices('p0a0m0');
  const granted = await withChoices('p1a1m1', engine =>
    engine.evaluate(
      ids =>
        new Promise<number>(resolve => {
          const { ran } = window as unknown as EvidentWindow;
          const end = Date.now() + 30_000;
          const look = () => {
            if (Date.now() > end || ids.every(id => ran.includes(id))) resolve(0);
            else setTimeout(look, 20);
          };
          look();
        }),
      vectors
        .filter(
          ({ content = 'script', seen, unknownTo }) =>
            /script|page/.test(content) && !seen && !unknownTo?.includes(engine.name),
        )
        .map(idOf),
    ),
  );

  // Withdrawn on the page where everything ran, then seen on the next one …
  await engine.evaluate(() => window.hallpass?.refuse());
  await engine.settled();
  await engine.open(`https://${SITE}${BLANK}`);
  await engine.evaluate(cleanUp);
  const later = await visit();
  // … and on a page that goes on: its scripts make everything after the withdrawal.
  await decided(engine, 'p1a1m1');
  await engine.open(`https://${SITE}/waits`);
  await engine.settled();
  await engine.evaluate(() => {
    window.hallpass?.refuse();
    (window as unknown as EvidentWindow).go('at-once');
  });
  await finished(engine);
  const atOnce = await outcomes(world, engine, 'at-once');
  const withdrawn = new Map(
    [...later].map(([vector, outcome]) => [
      vector,
      outcome === 'held' ? (atOnce.get(vector) ?? 'held') : outcome,
    ]),
  );
  return { undecided, refused, granted, withdrawn };
}

export type Matrix = Partial<Record<EngineName, Record<State, Outcomes>>>;
