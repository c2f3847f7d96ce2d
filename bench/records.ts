import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemo } from '../demo/demo.mjs';
import { spread } from './statistics.ts';

/** The demo's site that keeps records; its name leads a server to the right site. */
const HOST = 'www.cedarcreek.example';

/** So many visitors decide at once. */
const AT_ONCE = 50;

/** A record as `hallpass-record` sends it, of one visitor among many. */
const recordOf = (visitor: number): string =>
  JSON.stringify({
    version: '0.1.0',
    site: HOST,
    time: '2026-11-26T08:30:15.000Z',
    revision: '0',
    language: visitor % 2 ? 'es' : 'en',
    method: 'banner',
    categories: { preferences: true, analytics: visitor % 3 === 0, marketing: visitor % 4 === 0 },
    services: {},
  });

export interface Load {
  /** Milliseconds until all were answered. */
  all: number;
  /** Milliseconds that the slowest of all waited for the answer. */
  slowest: number;
  /** Milliseconds until the page with the counts is there. */
  page: number;
  /** What that page counts. */
  kept: number;
}

/**
 * Sends so many records to the demo's server, over http, fifty at a time.
 * @throws if one is not taken
 */
export async function sendRecords(count: number): Promise<Load> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const demo = createDemo({ origin: (host: string) => `http://${host}.localhost:${port}`, dist: 'dist' });
  server.on('request', demo.handle);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const ask = (method: string, path: string, body = ''): Promise<string> =>
    new Promise((resolve, reject) => {
      const headers = { Host: `${HOST}.localhost:${port}`, 'Content-Type': 'text/plain;charset=UTF-8' };
      const asked = request({ agent, port, host: '127.0.0.1', method, path, headers }, async response => {
        let text = '';
        for await (const piece of response) text += piece;
        if (response.statusCode === (method === 'POST' ? 204 : 200)) resolve(text);
        else reject(new Error(`${method} ${path}: ${response.statusCode}`));
      });
      asked.on('error', reject).end(body);
    });

  const waits: number[] = [];
  let visitors = 0;
  const decide = async () => {
    while (visitors < count) {
      const sent = performance.now();
      await ask('POST', '/consent-records', recordOf(visitors++));
      waits.push(performance.now() - sent);
    }
  };
  try {
    const start = performance.now();
    await Promise.all(Array.from({ length: AT_ONCE }, decide));
    const end = performance.now();
    const page = await ask('GET', '/records');
    const shown = performance.now() - end;
    // Each language's row has its number; there are two.
    const kept = [...page.matchAll(/<tr><th scope="row">(?:English|Spanish)<\/th><td>(\d+)/g)];
    return {
      all: end - start,
      slowest: spread(waits)?.most ?? 0,
      page: shown,
      kept: kept.reduce((sum, [, number]) => sum + Number(number), 0),
    };
  } finally {
    agent.destroy();
    server.close();
  }
}
