import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import { dist } from '../../../build/locales.ts';
import { fromRoot } from './root.ts';

/** A request that reached a vendor's stand-in, or any host that is not one of the demo's three sites. */
export interface Arrival {
  time: number;
  host: string;
  method: string;
  path: string;
  cookie: string;
  referrer: string;
  body?: string;
}

/** What a host answers at a path: HTML (`{{nonce}}` is filled in, the strict CSP sent), or any body. */
export interface Fixture {
  html?: string;
  body?: string;
  /** `null` sends none, not even the CSP. */
  headers?: Record<string, string | string[] | null>;
  type?: string;
  status?: number;
}

/** What a fixture that is a function gets to see. */
export interface Visit {
  method: string;
  host: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  cookies: Record<string, string>;
  body: string;
}

/** The part of `demo/demo.mjs` that the tests rely on. */
export interface Demo {
  handle(request: IncomingMessage, response: ServerResponse): unknown;
  readonly requests: Arrival[];
  /** CSP reports as the browsers sent them. */
  readonly violations: unknown[];
  /** Consent records that were posted (R23). */
  readonly records: unknown[];
  subscribe(listener: (arrival: Arrival) => void): () => void;
  /** As freshly made: nothing logged, nothing collected, no fixture. */
  reset(): void;
  page(host: string, path: string, fixture: Fixture | ((visit: Visit) => Fixture | Promise<Fixture>)): void;
}

/** The demo that `npm start` serves, here under the real host names and https. @param isCounted as there, with its bar */
export async function createTheDemo(isCounted = false): Promise<Demo> {
  const { createDemo } = await import(pathToFileURL(fromRoot('demo/demo.mjs')).href);
  return createDemo({ origin: (host: string) => `https://${host}`, dist, isCounted });
}
