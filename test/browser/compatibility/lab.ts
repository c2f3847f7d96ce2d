import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { bundle } from '../harness/bundle.ts';
import { type Engine, type EngineName, openEngine } from '../harness/engine.ts';
import { fromRoot } from '../harness/root.ts';
import { fetchFence, idle, settled } from '../harness/settled.ts';
import { openWorld, type World } from '../harness/world.ts';
import { decided, finished, TAG } from '../holding/measure.ts';
import { PIXEL, SITE } from '../holding/page.ts';

/** `without`: the control, the same page without the widget. */
export type State = 'without' | 'undecided' | 'refused' | 'granted';

/** A page of the school's. */
export interface Page {
  readonly head?: string;
  readonly body?: string;
  /** A file of this folder, bundled with the packages that it imports; the page has its default export as `act`. */
  readonly module?: string;
  /** The page's Content-Security-Policy; default none. `{{nonce}}` in it and in the page is filled in. */
  readonly policy?: string;
  /** In place of the usual tag. */
  readonly tag?: string;
  /** Further pages with the same head: bodies by path. */
  readonly further?: Readonly<Record<string, string>>;
  /** Packages' files, as they are in `node_modules`, by the path at which the school serves them. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Lab extends World {
  /**
   * Opens the page as somebody who has chosen; resolves when nothing more will come of it.
   * @param serve puts further files into the demo
   */
  visit(engine: EngineName, state: State, page: Page, serve?: () => void): Promise<Engine>;
  /** As `engine.settled`, for pages whose frames are stopped on their way: Playwright waits for those for ever. */
  settled(engine: Engine): Promise<void>;
  /** What vendors' hosts were asked for since the visit began, in order: `www.youtube.com/embed/a`. */
  asked(): string[];
  /** What the page threw and nobody caught since the visit began. */
  thrown(): string[];
}

/** A value whose HTML has its attributes in order: which stands first is nobody's concern. */
export function inOrder<T>(value: T): T {
  if (typeof value === 'string')
    return value.replace(/(<[a-z][\w:-]*)((?:\s+[\w:-]+(?:="[^"]*")?)+)/gi, (_, tag, attributes) =>
      [tag, ...attributes.match(/[\w:-]+(?:="[^"]*")?/g).toSorted()].join(' '),
    ) as T;
  if (Array.isArray(value)) return value.map(inOrder) as T;
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inOrder(each)])) as T;
  return value;
}

/** Where two readings differ, one line each; empty if nowhere. */
export function differences(read: unknown, expected: unknown, path = ''): string[] {
  if (isObject(read) && isObject(expected)) {
    const keys = new Set([...Object.keys(read), ...Object.keys(expected)]);
    return [...keys].flatMap(key => differences(read[key], expected[key], `${path}/${key}`));
  }
  if (Object.is(read, expected)) return [];
  return [`${path}\n  without us ${JSON.stringify(expected)}\n  with us    ${JSON.stringify(read)}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What is held in these tests: a film's frame and a picture, both of services in the catalog. */
export const FILM = 'https://www.youtube.com/embed';
export const PICTURE = 'https://live.staticflickr.com/fair';

const CHOICES = { without: null, undecided: null, refused: 'p0a0m0', granted: 'p1a1m1' };

/** One world for a file's tests, and in it each engine once, from its first visit to the end. */
export function openLab(): Lab {
  let world: World;
  const engines = new Map<EngineName, Promise<Engine>>();
  const bundles = new Map<string, Promise<string>>();
  let thrown = () => [] as string[];
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(async () => {
    for (const engine of engines.values()) await (await engine).close();
    await world.close();
  });

  const lab: Omit<Lab, keyof World> = {
    async visit(name, state, page, serveMore = () => {}) {
      const engine = await once(engines, name, () => openEngine(name, world));
      await decided(engine, CHOICES[state]);
      world.demo.reset();
      const script = page.module && (await once(bundles, page.module, bundled));
      serve(world, { ...page, ...(state === 'without' && { tag: '' }) }, script);
      serveMore();
      const { length } = engine.errors;
      thrown = () => engine.errors.slice(length);
      await engine.open(`https://${SITE}/lab`);
      await finished(engine);
      return engine;
    },
    settled: engine =>
      settled(world.network, async path => {
        await engine.evaluate(idle);
        await engine.evaluate(fetchFence, path);
      }),
    asked: () => world.demo.requests.filter(({ host }) => host !== SITE).map(({ host, path }) => host + path),
    thrown: () => thrown(),
  };
  // The world is there only when the tests run.
  return new Proxy(lab as Lab, { get: (_, key) => Reflect.get(key in lab ? lab : world, key) });
}

function once<K, V>(map: Map<K, V>, key: K, make: (key: K) => V): V {
  const value = map.get(key) ?? make(key);
  map.set(key, value);
  return value;
}

const bundled = (module: string) =>
  bundle(`import act from "/test/browser/compatibility/${module}"; window.act = act`);

/** A real one is another each time; what a stranger cannot know is the same. */
const NONCE = 'c2Nob29s';

const WITH_NONCE = TAG.replace('<script', '<script nonce="{{nonce}}"');

/** Puts the page into the demo, with a film and a picture at each address that it names. */
function serve(
  { demo }: World,
  { head = '', body = '', policy, tag = policy ? WITH_NONCE : TAG, further = {}, files = {} }: Page,
  script?: string,
): void {
  const bodies = {
    '/lab': `${body}${script ? '<script nonce="{{nonce}}" src="/act.js"></script>' : ''}`,
    ...further,
  };
  for (const [path, body] of Object.entries(bodies))
    demo.page(SITE, path, {
      headers: {
        'content-security-policy': policy?.replace('{{nonce}}', NONCE) ?? null,
        'cache-control': 'no-store',
      },
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><script nonce="{{nonce}}">ran = []; pending = []</script>${tag}
<title>School</title><link rel="icon" href="data:,">${head}</head><body><a href="#cookie-preferences">Cookies</a>
${body}</body></html>`.replaceAll('{{nonce}}', NONCE),
    });
  if (script) demo.page(SITE, '/act.js', { type: 'text/javascript', body: script });
  for (const [path, file] of Object.entries(files))
    demo.page(SITE, path, {
      type: 'text/javascript',
      body: readFileSync(fromRoot(`node_modules/${file}`), 'utf8'),
    });
  const text = `${head}${Object.values(bodies)}${script ?? ''}`;
  const open = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
  for (const [, path] of text.matchAll(/www\.youtube\.com(\/embed\/[\w-]+)/g))
    demo.page('www.youtube.com', path as string, {
      type: 'text/html',
      body: '<!doctype html><title>Film</title><p>Film',
      headers: open,
    });
  for (const [, path] of text.matchAll(/live\.staticflickr\.com(\/[\w./-]+)/g))
    demo.page('live.staticflickr.com', path as string, {
      type: 'image/gif',
      body: PIXEL as unknown as string,
      headers: open,
    });
}
