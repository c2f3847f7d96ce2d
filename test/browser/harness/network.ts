import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { makeCertificate } from './certificate.ts';

/** One request that a browser made of any host, the sites' own files included. */
export interface Exchange {
  method: string;
  /** `https://www.cedarcreek.example/hallpass/hallpass.js` */
  url: string;
  headers: IncomingMessage['headers'];
  /** The answer's status; 0 until it has begun. */
  status: number;
}

/**
 * The whole internet, as the browsers under test see it: an http proxy that opens every tunnel (any
 * host, port 443) onto one TLS server and hands every request to one listener. No request leaves this
 * process, whatever the page asks for; a host name needs no DNS and no entry in a file.
 */
export interface Network {
  /** The proxy's address on the loopback, `127.0.0.1:PORT`. */
  readonly proxy: string;
  /** See {@link Certificate.fingerprint}. */
  readonly fingerprint: string;
  /** Every request so far, the harness's own left out, oldest first. */
  readonly traffic: Exchange[];
  /**
   * Resolves when nothing is on its way: no TLS handshake unfinished, no request without its whole
   * answer (event streams excepted: they never end). Resolves with the number of connections and
   * requests so far.
   * @throws after `limit` milliseconds, naming what is still open.
   */
  quiet(limit: number): Promise<number>;
  close(): Promise<void>;
}

/** Paths that the harness keeps for itself, on every host, below every folder; not in the traffic. */
export const RESERVED = '/.harness/';

/** See `settled.ts`. */
export const FENCE = `${RESERVED}fence/`;

/** An empty page, from which a host's cookies can be asked for. */
export const BLANK = `${RESERVED}blank`;

/**
 * What browsers ask of their makers by themselves, however it is switched off (measured: Chromium
 * `update.`, `accounts.` and, on a page with a form, `content-autofill.`): refused before it can pass for a request of a page.
 */
const OF_THE_BROWSERS_OWN =
  /^(update\.googleapis\.com|accounts\.google\.com|content-autofill\.googleapis\.com|(.+\.)?(mozilla\.(com|org|net)|firefox\.com|mozgcp\.net|gvt1\.com))$/;

/**
 * No service is next door. A round trip to the nearest of its servers, and what a name and a handshake take, come
 * before every first request; a frame that Chromium's parser has put in is held a few milliseconds later, as
 * docs/limits.md says. In milliseconds.
 */
const DISTANCE = 30;

/** The schools', as all their hosts are called here: to these the way is short. */
const NEAR = /\.example$/;

export async function openNetwork(listener: RequestListener): Promise<Network> {
  const { key, cert, fingerprint } = await makeCertificate();
  const traffic: Exchange[] = [];
  const sockets = new Set<Socket>();
  /** Tunnels whose TLS handshake is under way, by the browser's port. */
  const handshakes = new Map<number | undefined, string>();
  const unanswered = new Set<Exchange>();
  const waiting = new Set<() => void>();
  let count = 0;

  const stillOpen = () => [
    ...handshakes.values(),
    ...[...unanswered].map(({ method, url }) => `${method} ${url}`),
  ];
  const calm = () => {
    if (handshakes.size + unanswered.size === 0) for (const wake of [...waiting]) wake();
  };

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const secure = 'encrypted' in request.socket;
    // Plain http reaches a proxy in absolute form; the listener gets what a server gets.
    request.url = request.url?.replace(/^http:\/\/[^/]+/, '') || '/';
    if (request.url.startsWith(FENCE)) return void response.end('passed');
    if (request.url.endsWith(BLANK))
      return void response.writeHead(200, { 'Content-Type': 'text/html' }).end();
    if (OF_THE_BROWSERS_OWN.test(request.headers.host ?? '')) return void response.writeHead(502).end();

    count++;
    const { method = 'GET', headers } = request;
    const url = `${secure ? 'https' : 'http'}://${headers.host}${request.url}`;
    const exchange: Exchange = { method, url, headers, status: 0 };
    if (!url.includes(RESERVED)) traffic.push(exchange);
    unanswered.add(exchange);
    const done = () => {
      exchange.status ||= response.statusCode;
      unanswered.delete(exchange);
      calm();
    };
    response.on('close', done);
    if (headers.accept === 'text/event-stream') done();
    Promise.resolve()
      .then(() => listener(request, response))
      .catch((error: unknown) => {
        console.error(`The demo failed to answer ${url}:`, error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
  };

  // A browser may give up a connection (its page is gone) with half a handshake: a server waits on for it.
  const secure = createSecureServer({ key, cert, handshakeTimeout: 4000 }, answer);
  secure.on('secureConnection', socket => {
    handshakes.delete(socket.remotePort);
    calm();
  });
  const proxy = createServer(answer);
  // A connection that is closed in the moment of its next use fails a request; none is closed early.
  secure.keepAliveTimeout = proxy.keepAliveTimeout = 600_000;
  proxy.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  proxy.on('connect', async (request, socket: Socket, head) => {
    const [host = '', port] = request.url?.split(':') ?? [];
    if (OF_THE_BROWSERS_OWN.test(host)) return void socket.end('HTTP/1.1 502 Not in this world\r\n\r\n');
    // Given up already: its `close` is over, and nobody would take it off the list.
    if (socket.destroyed) return;
    count++;
    const { remotePort } = socket;
    const done = () => {
      handshakes.delete(remotePort);
      calm();
    };
    handshakes.set(remotePort, `TLS handshake with ${host}`);
    socket.on('close', done);
    if (!NEAR.test(host)) {
      // Nobody but us hears meanwhile that the browser has given up.
      socket.once('end', () => socket.destroy()).resume();
      await later(DISTANCE);
      if (socket.destroyed) return;
      socket.pause();
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    // `ws:` is tunnelled too, without TLS.
    if (port !== '443') {
      proxy.emit('connection', socket);
      return done();
    }
    secure.emit('connection', socket);
  });
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));

  return {
    proxy: `127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    fingerprint,
    traffic,
    quiet: limit =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(wake);
          reject(new Error(`After ${limit} ms still open: ${stillOpen().join(', ')}`));
        }, limit);
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve(count);
        };
        waiting.add(wake);
        calm();
      }),
    close: async () => {
      const closed = new Promise(resolve => proxy.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
