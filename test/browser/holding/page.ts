import type { Demo, Fixture, Visit } from '../harness/demo.ts';
import { type Content, idOf, type Vector } from './vectors.ts';

/** The site of the matrix; nothing but what a test puts there. */
export const SITE = 'www.cedarcreek.example';

/** A service of the catalog, for everything: what is held is judged by the host alone. */
export const VENDOR = 'connect.facebook.net';

/** What the page keeps for whoever judges it. */
interface Evidence {
  /** Ids of the vectors whose code ran. */
  ran: string[];
  /** What is on its way. */
  pending: unknown[];
  /** Which load of which page this is. */
  run: string;
  /** Runs the vectors that scripts make, on a page that has not done so by itself. */
  go(run: string): void;
}

export type EvidentWindow = Window & Evidence;

/** A 1 × 1 image. */
export const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Each loads, and says in its own way that it did. */
const contents: Record<Content, (id: string) => Fixture> = {
  script: id => ({
    type: 'text/javascript',
    body: `if (self.ran) { ran.push("${id}"); document.cookie = "ran-${id}=1"; localStorage.setItem("ran-${id}", 1) }`,
  }),
  page: id => ({
    type: 'text/html',
    // Also from a frame within a frame.
    body: `<!doctype html><title>Frame</title><script>for (let w = self; w !== top; ) { w = w.parent; w.postMessage("${id}", "*") }</script>`,
  }),
  // (an image shows itself)
  image: () => ({ type: 'image/gif', body: PIXEL as unknown as string }),
  style: id => ({ type: 'text/css', body: `:root { --${id}: 1 }` }),
  media: () => ({ type: 'video/mp4', status: 404 }),
  // Nobody asks again after it.
  nothing: () => ({ type: '', status: 204 }),
};

/** An address of a vector's in a run; each run has addresses of its own. */
const addressOf = (id: string, run: string) => `https://${VENDOR}/${id}?run=${run}`;

export interface PageOptions {
  vectors: readonly Vector[];
  /** The tag with its attributes, or nothing in its place. */
  tag: string;
  /** Scripts make nothing until somebody calls `go`. */
  waits?: boolean;
  /** What the site's server makes of its pages. */
  mark?: (html: string) => string;
  /** The policy that the site's server sends with everything. */
  policy?: (visit: Visit) => string | null;
  /** In front of everything else in the head. */
  first?: string;
  /** The vectors that the vendor answers only when the page has been read. */
  late?: readonly Vector[];
}

/** A page with all vectors; `run` is its name and the number of its load. */
export function pageOf(run: string, { vectors, tag, waits, first = '', late }: PageOptions): string {
  const htmlIn = (place: Vector['place']) =>
    vectors
      .filter(vector => (vector.place ?? 'body') === place)
      .map(vector => vector.html?.(addressOf(idOf(vector), run), idOf(vector)) ?? '')
      .join('\n');
  const makers = vectors
    .filter(({ make, parsing }) => make && !(waits && parsing))
    .map(vector => `${JSON.stringify(idOf(vector))}: ${vector.make}`);
  const each = makers.map(maker => `<script>one(${maker.slice(0, maker.indexOf(':'))}, run)</script>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${first}<title>Matrix</title><link rel="icon" href="data:,">
<script>ran = []; pending = []; run = "${run}"; addEventListener("message", ({data}) => ran.push(data))
${late ? `addEventListener("DOMContentLoaded", () => fetch("/read?run=${run}"))` : ''}</script>
${htmlIn('above')}
${tag}
${htmlIn('top')}
<script>
  makers = {${makers.join(',\n')}};
  one = (id, run) => {
    try { pending.push(makers[id]("https://${VENDOR}/" + id + "?run=" + run, id)) }
    catch (error) { console.log(id, String(error)) }
  };
  go = run => { for (const id in makers) one(id, run) };
</script>
${htmlIn('head')}
</head><body><p>School</p>
${htmlIn('body')}
${waits ? '' : each.join('\n')}
</body></html>`;
}

/** Puts a page and everything that it may load into the demo; the page counts its loads. */
export function serve(demo: Demo, path: string, options: PageOptions): void {
  let loads = 0;
  const headers = (visit: Visit) => ({
    'content-security-policy': options.policy?.(visit) ?? null,
    'cache-control': 'no-store',
  });
  const { mark = html => html } = options;
  demo.page(SITE, path, visit => ({
    html: mark(pageOf(`${path.slice(1)}${++loads}`, options)),
    headers: headers(visit),
  }));
  const open = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
  const reads = new Map<string, { whole: Promise<void>; tell(): void }>();
  const readOf = ({ query }: Visit) => {
    const run = query.get('run') ?? '';
    let read = reads.get(run);
    if (!read) {
      let tell = () => {};
      const whole = new Promise<void>(resolve => {
        tell = resolve;
      });
      read = { whole, tell };
      reads.set(run, read);
    }
    return read;
  };
  if (options.late)
    demo.page(SITE, '/read', visit => {
      readOf(visit).tell();
      return { type: '', status: 204 };
    });
  for (const vector of options.vectors) {
    const id = idOf(vector);
    const answer = { ...contents[vector.content ?? 'script'](id), headers: open };
    demo.page(VENDOR, `/${id}`, async visit => {
      if (options.late?.includes(vector)) await readOf(visit).whole;
      return answer;
    });
  }
  const own = (path: string, type: string, body: (to: string) => string) =>
    demo.page(SITE, path, visit => ({
      type,
      body: body(visit.query.get('to') ?? ''),
      headers: headers(visit),
    }));
  own('/worker.js', 'text/javascript', to => `fetch("${to}").finally(() => postMessage(1))`);
  own('/inner', 'text/html', to => `<!doctype html><script>fetch("${to}")</script>`);
  own('/own.css', 'text/css', to => `body { background: url("${to}") }`);
  demo.page(SITE, '/away', ({ query }) => ({ status: 302, headers: { location: query.get('to') } }));
}
