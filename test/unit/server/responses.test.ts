import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, createServer as createServer2 } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hallpassMarker } from '../../../integrations/server/server.ts';

const hallpass = hallpassMarker({ base: 'https://www.lincoln.example' });
const FRAME = '<iframe src="https://www.youtube.com/embed/x"></iframe>';
const PAGE = `<!doctype html><title>Año</title>${FRAME}<p>ñ`;
const MARKED = hallpass.mark(PAGE);

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.restoreAllMocks();
});

/** A server whose pages are marked; gives its port. */
async function serve(answer: Answer): Promise<number> {
  const server = createServer((visit, response) =>
    hallpass.middleware(visit, response, () => answer(visit, response)),
  ).listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** What a visitor gets, byte for byte. */
async function visit(answer: Answer, method = 'GET', headers: Record<string, string> = {}) {
  const port = await serve(answer);
  const asking = request({ port, host: '127.0.0.1', method, path: '/news', headers, agent: false }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = await response.toArray();
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) };
}

const html = (response: ServerResponse) => response.setHeader('Content-Type', 'text/html; charset=utf-8');

describe('the middleware', () => {
  it.each<[string, Answer]>([
    ['at once', (_, response) => html(response).end(PAGE)],
    ['as bytes', (_, response) => html(response).end(Buffer.from(PAGE))],
    [
      'with its length',
      (_, response) => html(response).setHeader('Content-Length', Buffer.byteLength(PAGE)).end(PAGE),
    ],
    ['with its headers', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)],
    [
      'with headers in a list',
      (_, response) => response.writeHead(200, 'Fine', ['Content-Type', 'text/html']).end(PAGE),
    ],
    ['in an encoding', (_, response) => html(response).end(Buffer.from(PAGE).toString('base64'), 'base64')],
    ['and says when it is through', (_, response) => html(response).end(PAGE, () => {})],
    [
      'in pieces',
      (_, response) => {
        html(response);
        for (const byte of Buffer.from(PAGE)) response.write(Buffer.of(byte));
        response.end();
      },
    ],
    [
      'as a stream',
      (_, response) => pipeline(Readable.from([PAGE.slice(0, 40), PAGE.slice(40)]), html(response)),
    ],
  ])('marks a page that is written %s', async (_, answer) => {
    const { status, headers, body } = await visit(answer);
    expect([status, body.toString()]).toEqual([200, MARKED]);
    expect([String(Buffer.byteLength(MARKED)), undefined]).toContain(headers['content-length']);
  });

  it('says how long a page is that is written at once', async () => {
    const { headers } = await visit((_, response) => html(response).setHeader('Content-Length', 9).end(PAGE));
    expect(headers['content-length']).toBe(String(Buffer.byteLength(MARKED)));
  });

  it('says no length of a page that comes in chunks', async () => {
    const { headers, body } = await visit((_, response) => {
      html(response).setHeader('Transfer-Encoding', 'chunked').setHeader('Trailer', 'X-Made');
      response.addTrailers({ 'X-Made': 'today' });
      response.end(PAGE);
    });
    expect([headers['content-length'], body.toString()]).toEqual([undefined, MARKED]);
  });

  it('keeps all headers, however they are written', async () => {
    const { headers } = await visit((_, response) =>
      response
        .setHeader('Set-Cookie', 'old=1')
        .writeHead(201, ['Content-Type', 'text/html', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'])
        .end(PAGE),
    );
    expect(headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  it('gives the tag the nonce of the page’s policy', async () => {
    const { body } = await visit((_, response) => {
      response.setHeader(
        'Content-Security-Policy',
        "default-src 'self'; style-src 'nonce-no'; script-src 'self' 'nonce-YWI+/='; font-src 'nonce-no'",
      );
      html(response).end(PAGE);
    });
    expect(body.toString()).toContain('<script nonce="YWI+/=" src="/hallpass/hallpass.js"></script>');
  });

  it.each<[string, Answer]>([
    [
      'JSON',
      (_, response) =>
        response
          .setHeader('Content-Type', 'application/json')
          .setHeader('Content-Length', Buffer.byteLength(PAGE))
          .end(PAGE),
    ],
    ['what says nothing of itself', (_, response) => response.end(PAGE)],
    ['a page in UTF-16', (_, response) => html(response).end(Buffer.from(`\ufeff${PAGE}`, 'utf16le'))],
    ['a piece of a page', (_, response) => html(response).end(`<p>${FRAME}`)],
  ])('leaves alone %s', async (_, answer) => {
    const plain = await once(await untouched(answer), 'response').then(async ([response]) =>
      Buffer.concat(await response.toArray()),
    );
    const { body, headers } = await visit(answer);
    expect(body.equals(plain)).toBe(true);
    if (headers['content-length']) expect(headers['content-length']).toBe(String(body.length));
  });

  it('keeps every byte that it does not change, in other encodings too', async () => {
    const rest = Buffer.from('Año \x80\xff\xfe', 'latin1');
    const { body } = await visit((_, response) =>
      html(response).end(Buffer.concat([Buffer.from(`<html>${FRAME}`), rest])),
    );
    expect(body.equals(Buffer.concat([Buffer.from(hallpass.mark(`<html>${FRAME}`)), rest]))).toBe(true);
  });

  it('leaves a page alone that is compressed, and says so once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const answer: Answer = (_, response) =>
      html(response).setHeader('Content-Encoding', 'gzip').end(gzipSync(PAGE));
    expect((await visit(answer)).body.equals(gzipSync(PAGE))).toBe(true);
    await visit(answer);
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/^\[hallpass\] .*compressed \(gzip\)/)]]);
  });

  it('leaves a part of a page alone, and says so', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { body } = await visit((_, response) =>
      response.writeHead(206, { 'Content-Type': 'text/html' }).end(PAGE),
    );
    expect(body.toString()).toBe(PAGE);
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/206/)]]);
  });

  it('answers HEAD without a length that would not be the page’s', async () => {
    const { headers, body } = await visit(
      (_, response) => html(response).setHeader('Content-Length', 9).end(),
      'HEAD',
    );
    expect([headers['content-type'], headers['content-length'], body.length]).toEqual([
      'text/html; charset=utf-8',
      undefined,
      0,
    ]);
  });

  it.each([204, 304])('adds nothing to an answer without content: %i', async status => {
    const { body, headers } = await visit((_, response) =>
      response.writeHead(status, { 'Content-Type': 'text/html', ETag: '"x"' }).end(),
    );
    expect([body.length, headers.etag]).toEqual([0, '"x"']);
  });

  it.each([
    [
      'a page, so that none is kept from before it was marked',
      'text/html,application/xhtml+xml,*/*;q=0.8',
      200,
    ],
    ['no other file', '*/*', 304],
  ])('has a browser get anew what it has a copy of: %s', async (_, accept, status) => {
    const answer: Answer = ({ headers }, response) => {
      const isKept = headers['if-none-match'] === '"x"' || headers['if-modified-since'];
      if (isKept) return response.writeHead(304).end();
      return html(response).setHeader('ETag', '"x"').end(PAGE);
    };
    for (const kept of [{ 'if-none-match': '"x"' }, { 'if-modified-since': 'Thu, 26 Nov 2026 00:00:00 GMT' }])
      expect((await visit(answer, 'GET', { accept, ...kept })).status).toBe(status);
  });

  it('sends what is there before the rest is', async () => {
    let finish = () => {};
    const port = await serve((_, response) => {
      html(response).write('<!doctype html><title>x</title><p>Soon');
      finish = () => response.end('<p>Now');
    });
    const asking = request({ port, host: '127.0.0.1', agent: false }).end();
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    const [first] = await once(response, 'data');
    expect(first.toString()).toContain('<p>Soon');
    finish();
    const [rest] = await once(response, 'data');
    expect(rest.toString()).toBe('<p>Now');
  });

  it('lets a page be written no faster than it is read', async () => {
    const line = `<p>${'x'.repeat(65_536)}`;
    let isFull = false;
    let told = 0;
    const { body } = await visit(async (_, response) => {
      html(response).write('<!doctype html>', () => {
        told += 1;
      });
      for (let i = 0; i < 200; i++) {
        if (response.write(line)) continue;
        isFull = true;
        await once(response, 'drain');
      }
      response.end();
    });
    expect([isFull, told]).toEqual([true, 1]);
    expect(body.length).toBeGreaterThan(200 * line.length);
  });

  it('marks pages over HTTP/2', async () => {
    const server = createServer2((asked, response) =>
      hallpass.middleware(asked, response, () => {
        response.setHeader('content-type', 'text/html');
        response.end(PAGE);
      }),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    closing.push(() => {
      client.close();
      server.close();
    });
    const pieces = await client.request({ ':path': '/' }).setEncoding('utf8').toArray();
    expect(pieces.join('')).toBe(MARKED);
  });
});

/** Asks the same of a server without the middleware. */
async function untouched(answer: Answer) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await once(server, 'listening');
  return request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false }).end();
}

describe('a response at the edge', () => {
  const of = (body: BodyInit | null, headers: Record<string, string> = {}, status = 200) =>
    new Response(body, { status, headers: { 'content-type': 'text/html', ...headers } });

  it('is marked on its way', async () => {
    const marked = hallpass.response(of(PAGE, { 'content-length': '9', etag: '"x"' }, 404));
    expect([marked.status, marked.headers.get('etag'), marked.headers.get('content-length')]).toEqual([
      404,
      '"x"',
      null,
    ]);
    expect(await marked.text()).toBe(MARKED);
  });

  it('has the nonce of its policy on the tag', async () => {
    const marked = hallpass.response(of(PAGE, { 'content-security-policy': "script-src 'nonce-x1'" }));
    expect(await marked.text()).toContain('<script nonce="x1" src');
  });

  it.each([
    ['no HTML', of(PAGE, { 'content-type': 'text/plain' })],
    ['a part', of(PAGE, {}, 206)],
    ['without content', of(null, {}, 304)],
  ])('is given back as it is: %s', (_, response) => {
    expect(hallpass.response(response)).toBe(response);
  });

  it('can be piped through, byte by byte', async () => {
    const bytes = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of Buffer.from(PAGE)) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await new Response(bytes.pipeThrough(hallpass.stream())).text()).toBe(MARKED);
  });
});
