import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { RESERVED } from './network.ts';
import { type Violation, watchViolations } from './violations.ts';

/**
 * What happened inside WebKit's pages. WebDriver has no script that runs before the page's own and no
 * console, and WebKit prints no console of a private session, which a driven one always is. So a page
 * that goes to WebKit gets one inline script, first in its head, that posts what it sees to the page's
 * own host. A page whose policy gives no nonce stays as it is.
 */
export interface Witness {
  readonly errors: string[];
  readonly violations: Violation[];
  /** The listener, with the script in what it answers to WebKit. */
  around(listener: RequestListener): RequestListener;
}

const PATH = `${RESERVED}witness`;

type Testimony = { error: string } | { violation: Violation };

export function callWitness(): Witness {
  const errors: string[] = [];
  const violations: Violation[] = [];
  return {
    errors,
    violations,
    around: listener => async (request, response) => {
      if (request.url === PATH) {
        let body = '';
        for await (const part of request) body += part;
        const testimony: Testimony = JSON.parse(body);
        if ('error' in testimony) errors.push(testimony.error);
        else violations.push(testimony.violation);
        response.writeHead(204).end();
        return;
      }
      if (isPageForWebKit(request))
        prepend(response, `(${testify})(${JSON.stringify(PATH)}, ${watchViolations})`);
      await listener(request, response);
    },
  };
}

function isPageForWebKit({ headers }: IncomingMessage): boolean {
  const agent = headers['user-agent'] ?? '';
  const destination = String(headers['sec-fetch-dest']);
  return /AppleWebKit/.test(agent) && !/Chrome/.test(agent) && /^(document|i?frame)$/.test(destination);
}

/** Runs in the page. It keeps the platform's own `fetch`, which the page may replace later. */
function testify(path: string, watch: typeof watchViolations): void {
  const { fetch } = window;
  const post = (testimony: Testimony) =>
    void fetch(path, { method: 'POST', body: JSON.stringify(testimony), keepalive: true }).catch(
      () => undefined,
    );
  addEventListener('error', event => {
    if (event instanceof ErrorEvent) post({ error: String(event.error ?? event.message) });
  });
  addEventListener('unhandledrejection', event => post({ error: String(event.reason) }));
  watch(violation => {
    if (!violation.blocked.endsWith(path)) post({ violation });
  });
}

/** Holds an answer back until it is whole and puts the script in front, if it is a page that lets it run. */
function prepend(response: ServerResponse, script: string): void {
  const chunks: Buffer[] = [];
  const { writeHead, write, end } = response;
  const take = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    const headers = rest.find(item => typeof item === 'object') ?? {};
    for (const [name, value] of Object.entries(headers as object)) response.setHeader(name, value);
    return response;
  };
  response.write = (chunk: unknown) => {
    take(chunk);
    return true;
  };
  response.end = (chunk?: unknown) => {
    Object.assign(response, { writeHead, write, end });
    take(chunk);
    const body = Buffer.concat(chunks);
    const policy = String(response.getHeader('content-security-policy') ?? '');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    const isPage = String(response.getHeader('content-type')).startsWith('text/html');
    if (!isPage || (policy && !nonce)) return response.end(body);
    response.removeHeader('content-length');
    const tag = `<script${nonce ? ` nonce="${nonce}"` : ''}>${script}</script>`;
    const html = body
      .toString()
      .replace(/^\s*(<!doctype[^>]*>)?(\s*<html[^>]*>)?(\s*<head[^>]*>)?/i, start => start + tag);
    return response.end(html);
  };
}
