import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { services } from '../../../build/catalog.ts';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';

const SITE = 'www.cedarcreek.example';
const PAGE = `https://${SITE}/every-service`;

type Kind = 'script' | 'iframe' | 'img';

/** One thing of each service, at its first address: by turns a script, a frame and a pixel. */
const things = services.map(({ id, hosts: [place = ''] }, i) => {
  const address = `https://${place.replace('/*/', '/en_US/')}${place.includes('/') ? '' : '/'}`;
  const kind: Kind = (['script', 'iframe', 'img'] as const)[i % 3] ?? 'img';
  return { id, kind, url: `${address}${address.includes('?') ? '&' : '?'}service=${id}` };
});

/** What waits for a choice; and some of it, for the other half of the proof. */
const waiting = things.filter(({ id }) => {
  const service = services.find(one => one.id === id);
  return service?.category !== 'essential' && !service?.hold;
});
const some = waiting.filter((_, i) => i % 16 === 0);

/** A few that never wait. A browser keeps few connections: all of them would be too many hosts for one page. */
const never = things.filter(({ id }) => /^(recaptcha|schoolwires|jquery-cdn|google-fonts|userway)$/.test(id));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The services whose things were asked for. */
const asked = () =>
  world.network.traffic.flatMap(({ url }) => /[?&]service=([\w-]+)/.exec(url)?.[1] ?? []).sort();

/** Resolves when all of these were asked for. */
const arrived = (all: typeof things) =>
  Promise.all(all.map(({ id }) => world.arrived(({ path }) => path.includes(`service=${id}`))));

const insert = (all: typeof things) => {
  for (const { kind, url } of all) {
    const element = document.createElement(kind);
    element.src = url;
    document.body.append(element);
  }
};

describe.each(availableEngines())('a page with something of each service, in %s', name => {
  let engine: Engine;
  beforeAll(async () => {
    for (const { url } of things)
      world.demo.page(new URL(url).host, new URL(url).pathname, {
        status: 404,
        body: '',
        type: 'text/plain',
      });
    world.demo.page(SITE, '/every-service', {
      headers: { 'content-security-policy': null },
      html: '<!doctype html><html lang="en"><head><script src="/hallpass/hallpass.js"></script><title>All</title></head><body></body></html>',
    });
    engine = await openEngine(name, world);
    await engine.open(PAGE);
  });
  afterAll(async () => {
    await engine.close();
    world.demo.reset();
    world.network.traffic.length = 0;
  });

  it('asks for nothing that waits for a choice', async () => {
    for (let i = 0; i < waiting.length; i += 50) {
      await engine.evaluate(insert, waiting.slice(i, i + 50));
      await engine.settled();
    }
    await engine.evaluate(insert, never);
    await arrived(never);
    expect(asked()).toEqual(never.map(({ id }) => id).sort());
  }, 180_000);

  it('asks for it where everything is accepted', async () => {
    await engine.open(PAGE);
    await engine.evaluate(() => window.hallpass?.accept());
    await engine.evaluate(insert, some);
    await arrived(some);
    // A frame on its way would be told to a page that is closed.
    await engine.settled();
    expect(engine.errors).toEqual([]);
  });
});
