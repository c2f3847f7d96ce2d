import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BrowserContext } from 'playwright-core';
import { type Arrival, createTheDemo, type Demo } from './demo.ts';
import { launch, makeProfile, type PlaywrightEngine, type Profile } from './launch.ts';
import { type Network, openNetwork } from './network.ts';
import { type Browsers, openVisitor, type Visitor, type VisitorOptions } from './visitor.ts';
import { callWitness, type Witness } from './witness.ts';

/** The school's sites, the vendors and the wires between them, for one test file. */
export interface World {
  readonly demo: Demo;
  readonly network: Network;
  readonly witness: Witness;
  /** A new visitor with an empty jar. Close them, or leave it to `close`. */
  visitor(options?: VisitorOptions): Promise<Visitor>;
  /**
   * Resolves with the first request to a vendor that matches, also one that is there already.
   * @param limit in milliseconds, default 30,000
   * @throws after it, with the list of what arrived instead.
   */
  arrived(predicate: (request: Arrival) => boolean, limit?: number): Promise<Arrival>;
  close(): Promise<void>;
}

/**
 * @param isCounted whether the demo's pages show what left them
 * @param answer a site besides the demo's, which is asked first: what it does with a request that is its own,
 *   `undefined` for others
 */
export async function openWorld(
  isCounted = false,
  answer?: (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined,
): Promise<World> {
  const demo = await createTheDemo(isCounted);
  const witness = callWitness();
  const network = await openNetwork(
    witness.around((request, response) => answer?.(request, response) ?? demo.handle(request, response)),
  );
  const profiles: Profile[] = [];
  const start = async (engine: PlaywrightEngine, hasScrollBars: boolean) => {
    const profile = await makeProfile();
    profiles.push(profile);
    return launch(engine, network, profile, { isWhole: false, hasScrollBars });
  };
  const browsers = new Map<string, Promise<BrowserContext>>();
  const browser: Browsers = (engine, hasScrollBars) => {
    const kind = `${engine} ${hasScrollBars}`;
    const running = browsers.get(kind) ?? start(engine, hasScrollBars);
    browsers.set(kind, running);
    return running;
  };
  const visitors: Visitor[] = [];

  const world: World = {
    demo,
    network,
    witness,
    visitor: async (visitorOptions = {}) => {
      const visitor = await openVisitor(world, visitorOptions, browser);
      visitors.push(visitor);
      return visitor;
    },
    arrived: (predicate, limit = 30_000) =>
      new Promise((resolve, reject) => {
        const there = demo.requests.find(predicate);
        if (there) return resolve(there);
        const unsubscribe = demo.subscribe(request => {
          if (predicate(request)) finish(() => resolve(request));
        });
        const timer = setTimeout(() => {
          const list = demo.requests.map(({ method, host, path }) => `${method} ${host}${path}`);
          finish(() =>
            reject(new Error(`Did not arrive in ${limit} ms. Arrived: ${list.join(', ') || 'nothing'}`)),
          );
        }, limit);
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          unsubscribe();
          settle();
        };
      }),
    close: async () => {
      await Promise.all(visitors.map(visitor => visitor.close()));
      await Promise.all([...browsers.values()].map(async running => (await running).close()));
      await Promise.all(profiles.map(profile => profile.remove()));
      await network.close();
    },
  };
  return world;
}
