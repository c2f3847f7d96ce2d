import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hallpassMarker } from '../../../integrations/server/server.ts';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { readLimits } from './limits.ts';
import { decided, finished } from './measure.ts';
import { SITE, serve, VENDOR } from './page.ts';
import { idOf, vectors } from './vectors.ts';

const { mark } = hallpassMarker({
  base: `https://${SITE}`,
  attributes: { 'data-policy-url': '/privacy' },
});

/** What stands in a page's HTML. */
const written = vectors.filter(({ html }) => html);

/** What only prepares for a request goes, and does not come back with a grant. */
const HINT = /`<link rel="\w*(preload|prefetch)">`/;

const limits = readLimits();

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Names of the vectors that asked the vendor for anything. */
const left = () =>
  written
    .filter(vector =>
      world.demo.requests.some(({ host, path }) => host === VENDOR && path.startsWith(`/${idOf(vector)}?`)),
    )
    .map(({ name }) => name);

it('every way in a page’s HTML that may ask or run before the script can hold it is held by the server’s mark', () => {
  const may = written.filter(({ name }) => /may/.test(Object.values(limits.get(name) ?? {}).join()));
  expect(may.length).toBeGreaterThan(15);
  expect(may.filter(({ name }) => !limits.get(name)?.isHeldByServer)).toEqual([]);
  // What a script makes is no mark's matter.
  const names = written.map(({ name }) => name);
  expect([...limits].filter(([name, one]) => one.isHeldByServer && !names.includes(name))).toEqual([]);
});

describe.each(availableEngines())('a page that is marked by the server, in %s', name => {
  let engine: Engine;
  beforeAll(async () => {
    world.demo.reset();
    serve(world.demo, '/server', { vectors: written, tag: '', mark });
    engine = await openEngine(name, world);
  });
  afterAll(() => engine.close());

  it.each([
    ['undecided', null],
    ['refused', 'p0a0m0'],
  ])(
    'asks for nothing while everything is %s, but for what the table of limits says (R3)',
    async (_, choices) => {
      await decided(engine, choices);
      world.demo.requests.length = 0;
      await engine.open(`https://${SITE}/server`);
      await finished(engine);
      const isHeld = (vector: string) => !limits.has(vector) || limits.get(vector)?.isHeldByServer;
      expect(left().filter(isHeld)).toEqual([]);
      expect(left()).not.toEqual([]);
    },
  );

  it('has everything once the visitor accepts', async () => {
    await decided(engine, null);
    world.demo.requests.length = 0;
    await engine.open(`https://${SITE}/server`);
    await engine.evaluate(() => window.hallpass?.accept());
    await finished(engine);
    const missing = written.filter(
      ({ group, name: vector, unknownTo }) =>
        /^(marked|parsed)$/.test(group) && !unknownTo?.includes(name) && !left().includes(vector),
    );
    expect(missing.filter(vector => !HINT.test(vector.name))).toEqual([]);
  });

  it.each(['/', '/video', '/calendar'])(
    'lets nothing leave the demo’s page %s, with all that companies have pasted',
    async path => {
      await decided(engine, null);
      world.demo.requests.length = 0;
      await engine.open(`https://${SITE}${path}?server`);
      await engine.settled();
      expect(world.demo.requests).toEqual([]);
      expect(await engine.evaluate(() => document.querySelectorAll('[data-service]').length)).toBeGreaterThan(
        2,
      );
    },
  );
});
