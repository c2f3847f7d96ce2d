import { toBytes, toText } from './bytes.ts';
import { isHtml, nonceIn } from './headers.ts';
import type { PageMarker } from './markPage.ts';

/** What is looked at of a request. */
export interface Incoming {
  method?: string | undefined;
  readonly headers: Record<string, string | string[] | undefined>;
}

/** What is used of a response of Node's `http`. */
export interface Outgoing {
  statusCode: number;
  readonly headersSent: boolean;
  getHeader(name: string): unknown;
  setHeader(name: string, value: never): unknown;
  appendHeader(name: string, value: never): unknown;
  removeHeader(name: string): void;
  writeHead(status: number, ...rest: never[]): unknown;
  write(piece: never, ...rest: never[]): boolean;
  end(...rest: never[]): unknown;
}

/** Put it before whatever makes pages, and behind what compresses them. */
export type Middleware = (request: Incoming, response: Outgoing, next: () => void) => void;

type Callback = () => void;
type Call = (...rest: unknown[]) => unknown;

/** What `write` and `end` were called with: a piece, its encoding and whom to tell, each of which may be missing. */
function readCall(call: unknown[]) {
  const done = call.find(one => typeof one === 'function') as Callback | undefined;
  const [piece, encoding] = call.filter(one => typeof one !== 'function');
  if (piece === undefined || piece === null) return { bytes: undefined, done };
  const bytes =
    typeof piece === 'string' ? Buffer.from(piece, encoding as BufferEncoding) : (piece as Uint8Array);
  return { bytes, done };
}

const text = (header: unknown) => [header].flat().join(', ');

/** A copy that a browser kept from before is not marked, or by other options: it is not asked about. */
function askAnew({ headers }: Incoming): void {
  if (!text(headers.accept).includes('text/html')) return;
  delete headers['if-none-match'];
  delete headers['if-modified-since'];
}

/** Headers may come as an object, as a list of pairs, or as a list of names and values by turns. */
function setHeaders(response: Outgoing, headers: unknown): void {
  const list = Array.isArray(headers) ? headers.flat() : undefined;
  if (!list) {
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value as never);
    return;
  }
  for (let at = 0; at < list.length; at += 2) response.removeHeader(list[at]);
  for (let at = 0; at < list.length; at += 2) response.appendHeader(list[at], list[at + 1] as never);
}

/** Why a page stays as it is; `undefined` if it does not. */
function reasonAgainst(response: Outgoing): string | undefined {
  const encoding = text(response.getHeader('content-encoding') ?? 'identity');
  if (encoding !== 'identity')
    return `pages are not marked: they are compressed (${encoding}) before they come here; put the marker behind what compresses`;
  return response.statusCode === 206 ? 'parts of pages (206) are not marked' : undefined;
}

/** @param start begins a page */
export function createMiddleware(start: (nonce: string) => PageMarker): Middleware {
  const told = new Set<string>();
  const tell = (reason: string) => {
    if (!told.has(reason)) console.warn(`[hallpass] ${reason}`);
    told.add(reason);
  };

  return (request, response, next) => {
    const [writeHead, write, end] = [response.writeHead, response.write, response.end] as unknown as [
      Call,
      Call,
      Call,
    ];
    askAnew(request);
    /** `undefined`: the headers are not known yet; `null`: no page. */
    let page: PageMarker | null | undefined;
    /** Whether whoever answers says how long the page is: beside chunks or trailers nobody may. */
    let hasLength = false;
    const begin = () => {
      if (page !== undefined) return;
      page = null;
      const hasBody = request.method !== 'HEAD' && response.statusCode !== 304 && response.statusCode !== 204;
      if (!isHtml(text(response.getHeader('content-type')))) return;
      const reason = reasonAgainst(response);
      if (reason) return tell(reason);
      // As long as what is sent, not as what was written.
      hasLength = response.statusCode !== 304 && response.getHeader('content-length') !== undefined;
      if (hasLength) response.removeHeader('content-length');
      if (hasBody) page = start(nonceIn(text(response.getHeader('content-security-policy'))));
    };

    response.writeHead = (status: number, ...rest: unknown[]) => {
      response.statusCode = status;
      setHeaders(
        response,
        rest.findLast(one => typeof one === 'object'),
      );
      begin();
      const reason = rest.filter(one => typeof one === 'string');
      return Reflect.apply(writeHead, response, [status, ...reason]);
    };
    response.write = (...call: unknown[]) => {
      begin();
      const { bytes, done } = readCall(call);
      if (!page || !bytes) return Reflect.apply(write, response, call) as boolean;
      const ready = page.write(toText(bytes));
      if (ready) return Reflect.apply(write, response, [toBytes(ready), ...(done ? [done] : [])]) as boolean;
      if (done) queueMicrotask(done);
      return true;
    };
    response.end = (...call: unknown[]) => {
      begin();
      if (!page) return Reflect.apply(end, response, call);
      const { bytes, done } = readCall(call);
      const marked = (bytes ? page.write(toText(bytes)) : '') + page.end();
      page = null;
      if (hasLength && !response.headersSent) response.setHeader('content-length', marked.length as never);
      return Reflect.apply(end, response, [toBytes(marked), ...(done ? [done] : [])]);
    };
    next();
  };
}
