import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { openWorld, type World } from '../harness/world.ts';
import { store, stored } from '../journeys/steps.ts';
import { TAG } from './measure.ts';
import { SITE } from './page.ts';
import { bundledPostHog, liteYouTube, serveVendor, type Vendor, vendors } from './vendors.ts';

let world: World;
const visitors: Visitor[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await Promise.all(visitors.splice(0).map(visitor => visitor.close()));
  world.demo.reset();
});
afterAll(() => world.close());

/** Opens the vendor's page; `works`: also waits for the request by which one sees that it works. */
async function visit(
  vendor: Vendor,
  choices: string | null,
  { tag = TAG, works = false } = {},
): Promise<Visitor> {
  await serveVendor(world.demo, vendor, tag);
  const visitor = await world.visitor();
  visitors.push(visitor);
  if (choices) await store(visitor, stored(choices), `https://${SITE}`);
  const working =
    works &&
    visitor.page.waitForRequest(request => {
      const { host, pathname, search } = new URL(request.url());
      return vendor.works({ host, path: pathname + search });
    });
  await visitor.page.goto(`https://${SITE}/vendor`);
  await working;
  await visitor.settled();
  return visitor;
}

/** Names of the vendor's cookies and storage keys. */
async function traces(visitor: Visitor, { keys }: Vendor): Promise<string[]> {
  const { local, session } = await visitor.storage();
  const cookies = (await visitor.cookies()).map(({ name }) => name);
  return [...cookies, ...Object.keys(local), ...Object.keys(session)]
    .filter(name => keys.test(name))
    .toSorted();
}

const asked = (visitor: Visitor, { hosts }: Vendor) => [
  ...new Set(
    visitor
      .requests(({ host }) => hosts.test(host))
      .map(({ method, host, path }) => `${method} ${host}${path.replace(/\?.*/, '')}`),
  ),
];

describe.each(vendors.map(vendor => [vendor.name, vendor] as const))('%s', (_, vendor) => {
  it.each([
    ['undecided', null],
    ['refused', 'p0a0m0'],
  ])(
    'asks for nothing and stores nothing while it is %s, and breaks nothing (R3)',
    async (_state, choices) => {
      const visitor = await visit(vendor, choices);
      expect(asked(visitor, vendor)).toEqual([]);
      expect(await traces(visitor, vendor)).toEqual([]);
      expect(visitor.errors).toEqual([]);
    },
  );

  it('works as without us once it is granted', async () => {
    const without = await visit(vendor, null, { tag: '', works: true });
    const expected = asked(without, vendor);
    // A queue's key comes and goes with what is in it.
    const written = (await traces(without, vendor)).filter(name => !/unsent/.test(name));
    // It may ask again, in the other's name.
    await without.close();
    world.demo.reset();

    const granted = await visit(vendor, 'p1a1m1', { works: true });
    // Whether the browser asks for permission first is its own affair, and depends on when.
    const real = (requests: string[]) => requests.filter(request => !/^OPTIONS/.test(request)).toSorted();
    expect(real(asked(granted, vendor))).toEqual(real(expected));
    expect(await traces(granted, vendor)).toEqual(expect.arrayContaining(written));
    expect(granted.errors).toEqual(without.errors);
  });
});

describe('what docs/limits.md says of real code', () => {
  it('a bundled PostHog asks for nothing, but writes its keys', async () => {
    const visitor = await visit(bundledPostHog, null);
    expect(asked(visitor, bundledPostHog)).toEqual([]);
    expect(visitor.errors).toEqual([]);
    expect(await traces(visitor, bundledPostHog)).not.toEqual([]);
  });

  it('lite-youtube-embed asks for its picture, and for nothing else', async () => {
    const visitor = await visit(liteYouTube(''), null);
    expect(new Set(asked(visitor, liteYouTube('')).map(request => request.split('/')[0]))).toEqual(
      new Set(['GET i.ytimg.com']),
    );
    expect(visitor.errors).toEqual([]);
  });

  it('lite-youtube-embed asks for nothing once its script is marked', async () => {
    const marked = liteYouTube('type="text/plain" data-category="marketing"');
    const visitor = await visit(marked, null);
    expect(asked(visitor, marked)).toEqual([]);
  });
});
