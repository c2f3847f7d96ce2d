import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Place } from './globalSetup.ts';

/** The name by which browsers know the site. */
export const HOST = 'www.lincoln.example';

/** Hands what is for the site on to it; `undefined` for what is for others. */
export const forwardTo =
  ({ address }: Pick<Place, 'address'>) =>
  (visit: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
    if (visit.headers.host !== HOST) return undefined;
    const { method = 'GET', url = '/' } = visit;
    const headers = { ...visit.headers, 'x-forwarded-host': HOST };
    return new Promise<void>((resolve, reject) => {
      const onward = ask(new URL(url, address), { method, headers }, answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        // A page that is left behind wants no answer any more.
        pipeline(answer, response).then(resolve, () => resolve());
      });
      onward.on('error', reject);
      visit.pipe(onward);
    });
  };
