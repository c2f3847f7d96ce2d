import { toBytes, toText } from './bytes.ts';
import { isHtml, nonceIn } from './headers.ts';
import { markPage } from './markPage.ts';
import { createMiddleware, type Middleware } from './middleware.ts';
import { type MarkerOptions, readOptions } from './site.ts';

export type { Middleware } from './middleware.ts';
export type { MarkerOptions } from './site.ts';

/** Marks the pages of a site, in four ways that come to the same. */
export interface Marker {
  /** Marks a page that is there as a whole. @param nonce of its policy, for the tag; default none */
  mark(html: string, nonce?: string): string;
  /** Marks the bytes of a page on their way. @param nonce of its policy, for the tag; default none */
  stream(nonce?: string): TransformStream<Uint8Array, Uint8Array>;
  /** Marks a response, for workers at the edge; one that is no HTML is given back as it is. */
  response(response: Response): Response;
  /** Marks what a Node server answers, with its own `http` or with Express. */
  middleware: Middleware;
}

/**
 * Marks services on the server, so that no request of theirs leaves before a grant, and puts Hallpass first into the head.
 *
 * @throws where `base` is no address of http or https
 * @example
 * const hallpass = hallpassMarker({ base: 'https://www.school.org', attributes: { 'data-policy-url': '/privacy' } });
 * app.use(hallpass.middleware);
 */
export function hallpassMarker(options: MarkerOptions): Marker {
  const site = readOptions(options);

  const stream: Marker['stream'] = (nonce = '') => {
    const marker = markPage(site, nonce);
    return new TransformStream({
      transform(bytes, controller) {
        const ready = marker.write(toText(bytes));
        if (ready) controller.enqueue(toBytes(ready));
      },
      flush(controller) {
        const rest = marker.end();
        if (rest) controller.enqueue(toBytes(rest));
      },
    });
  };

  return {
    mark(html, nonce = '') {
      const marker = markPage(site, nonce);
      const marked = marker.write(toText(new TextEncoder().encode(html))) + marker.end();
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(toBytes(marked));
    },
    stream,
    response(response) {
      const { headers, body, status } = response;
      if (!body || status === 206 || !isHtml(headers.get('content-type'))) return response;
      const nonce = nonceIn(headers.get('content-security-policy'));
      const marked = new Response(body.pipeThrough(stream(nonce)), response);
      marked.headers.delete('content-length');
      return marked;
    },
    middleware: createMiddleware(nonce => markPage(site, nonce)),
  };
}
