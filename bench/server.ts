import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { many, ordinary, renderPage } from './page.ts';
import type { Markup, Widget } from './widget.ts';

export interface Server {
  origin: string;
  /** The paths that were asked for, in order. */
  asked: string[];
  close(): void;
}

interface Answer {
  type: string;
  body: string | Buffer;
  /** How long it may be kept: pages are asked for each time, files never again. */
  isPage?: boolean;
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

/** Brotli as servers prepare it; long pages as they make it while somebody waits. */
const compress = (body: Buffer) =>
  brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: body.length > 200_000 ? 5 : 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });

function answer(url: URL, pages: readonly (Markup | Widget)[]): Answer | undefined {
  const [, folder, name = ''] = url.pathname.split('/');
  if (url.pathname === '/film')
    return { type: 'text/html', body: '<!doctype html><title>Film</title>', isPage: true };
  if (url.pathname === '/blank')
    return { type: 'text/html', body: '<!doctype html><title>Blank</title>', isPage: true };
  if (folder === 'scripts') {
    const script = ordinary.find(({ src }) => src === url.pathname);
    return script && { type: 'text/javascript', body: script.code };
  }
  const page = pages.find(({ id }) => id === folder);
  if (!page) return;
  if (name === 'page') {
    const count = url.searchParams.get('scripts');
    const scripts = count === null ? ordinary : many(Number(count));
    return {
      type: 'text/html',
      body: renderPage(page, scripts, Number(url.searchParams.get('frames'))),
      isPage: true,
    };
  }
  const file = 'files' in page ? page.files[name] : undefined;
  if (file === undefined) return;
  return { type: TYPES[extname(name)] ?? '', body: typeof file === 'string' ? readFileSync(file) : file };
}

/** Serves each page and its files on this machine, compressed; what was compressed once is kept. */
export async function serve(pages: readonly (Markup | Widget)[]): Promise<Server> {
  const kept = new Map<string, { headers: Record<string, string>; body: Buffer }>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    if (!kept.has(path)) {
      const found = answer(new URL(path, 'http://localhost'), pages);
      if (!found) {
        response.writeHead(404).end();
        return;
      }
      kept.set(path, {
        headers: {
          'content-type': `${found.type}; charset=utf-8`,
          'content-encoding': 'br',
          'cache-control': found.isPage ? 'no-cache' : 'max-age=31536000, immutable',
        },
        body: compress(Buffer.from(found.body)),
      });
    }
    const { headers, body } = kept.get(path) as { headers: Record<string, string>; body: Buffer };
    response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
