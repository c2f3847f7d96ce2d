import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { decided, finished, TAG } from './measure.ts';
import { SITE, serve, VENDOR } from './page.ts';
import { policy, RELOAD } from './recipe.ts';
import { idOf, vectors } from './vectors.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Names of the vectors that asked the vendor for anything. */
const left = () =>
  vectors
    .filter(vector =>
      world.demo.requests.some(({ host, path }) => host === VENDOR && path.startsWith(`/${idOf(vector)}?`)),
    )
    .map(({ name }) => name);

// Not in Firefox: with so many ways on one page it does not come to rest in the time that the harness gives.
describe.each(availableEngines().filter(name => name !== 'firefox'))(
  'with the policy of docs/limits.md, in %s',
  name => {
    let engine: Engine;
    beforeAll(async () => {
      world.demo.reset();
      serve(world.demo, '/policy', { vectors, tag: `${TAG}<script src="/reload.js"></script>`, policy });
      world.demo.page(SITE, '/reload.js', { type: 'text/javascript', body: RELOAD });
      engine = await openEngine(name, world);
    });
    afterAll(() => engine.close());

    it.each([
      ['undecided', null],
      ['refused', 'p0a0m0'],
    ])('no request leaves while everything is %s (R3)', async (_, choices) => {
      await decided(engine, choices);
      await engine.open(`https://${SITE}/policy`);
      await finished(engine);
      expect(left()).toEqual([]);
    });

    it('the visitor is asked, can accept, and then has everything', async () => {
      await decided(engine, null);
      await engine.open(`https://${SITE}/policy`);
      await engine.click('[data-consent-action="accept-all"]');
      await world.arrived(({ path }) => path.startsWith(`/${idOf(asksAtOnce)}?`));
      await finished(engine);
      const missing = vectors.filter(
        ({ group, name: vector, unknownTo }) =>
          /^(marked|made)$/.test(group) && !unknownTo?.includes(name) && !left().includes(vector),
      );
      expect(missing).toEqual([]);
    });

    it('no request leaves after a withdrawal (R13)', async () => {
      await engine.evaluate(() => window.hallpass?.refuse());
      await engine.settled();
      await decided(engine, 'p0a0m0');
      world.demo.requests.length = 0;
      await engine.open(`https://${SITE}/policy`);
      await finished(engine);
      expect(left()).toEqual([]);
    });
  },
);

/** A vector that asks as soon as there is no policy. */
const asksAtOnce = vectors.find(({ name }) => name === 'code above the tag') as (typeof vectors)[number];
