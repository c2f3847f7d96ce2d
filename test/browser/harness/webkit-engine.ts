import { findBrowsers } from '../../../build/browsers.mjs';
import type { Engine, JarCookie } from './engine.ts';
import { BLANK } from './network.ts';
import { fetchFence, idle, settled } from './settled.ts';
import { asViolation } from './violations.ts';
import { type Command, openWebDriver } from './webdriver.ts';
import type { World } from './world.ts';

/** WebKitGTK's MiniBrowser through its WebDriver: the engine of Safari, as near as Linux comes to it. */
export async function openWebKitEngine(world: World): Promise<Engine> {
  const paths = findBrowsers().webkit;
  if (!paths) throw new Error('There is no WebKitGTK here; `npm test` says how to get it.');
  const { command, close } = await openWebDriver(paths, {
    acceptInsecureCerts: true,
    'webkitgtk:browserOptions': {
      args: [
        '--automation',
        // The standard `proxy` capability is accepted and ignored (WebKitGTK 2.50).
        `--proxy=http://${world.network.proxy}`,
        // Its default refuses third-party cookies: a leak would go unseen.
        '--cookies-policy=always',
      ],
    },
  });
  const run = <R>(script: string, ...args: unknown[]) => command<R>('execute/sync', { script, args });
  const evaluate: Engine['evaluate'] = (fn, ...args) => run(`return (${fn})(...arguments)`, ...args);

  return {
    name: 'webkit',
    errors: world.witness.errors,
    violations: () => [...world.witness.violations, ...world.demo.violations.map(asViolation)],
    open: async url => void (await command('url', { url })),
    evaluate,
    click: async selector => {
      const element = await run<Record<string, string>>(
        `return (${findVisible})(...arguments)`,
        selector,
        10_000,
      );
      if (!element) throw new Error(`Nothing visible matches ${selector}`);
      await command(`element/${Object.values(element)[0]}/click`, {});
    },
    keys: async (...keys) => {
      for (const key of keys) await command('actions', { actions: [keySequence(key)] });
    },
    settled: () =>
      settled(world.network, async path => {
        await evaluate(idle);
        await evaluate(fetchFence, path);
      }),
    cookies: () => readJar(command, world),
    resize: async (width, height) => {
      // The driver sets the window, and the page follows some frames later; what the browser's own bars take of it is
      // seen only then. A window has its least size, too: narrower it does not get.
      await command('window/rect', { width, height });
      const inner = await evaluate(steady);
      await command('window/rect', { width: 2 * width - inner.width, height: 2 * height - inner.height });
      await evaluate(steady);
    },
    screenshot: async () => {
      await evaluate(frame);
      return Buffer.from(await command<string>('screenshot'), 'base64');
    },
    close,
  };
}

/** Runs in the page: its size, once that has stayed the same for ten frames. */
function steady(): Promise<{ width: number; height: number }> {
  return new Promise(resolve => {
    let left = 10;
    addEventListener('resize', () => {
      left = 10;
    });
    const look = () =>
      left-- ? requestAnimationFrame(look) : resolve({ width: innerWidth, height: innerHeight });
    look();
  });
}

/** Runs in the page: resolves when what was changed is about to be painted. */
function frame(): Promise<unknown> {
  return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Runs in the page: the first visible match, in the document or an open shadow root, or null in the end. */
async function findVisible(selector: string, limit: number): Promise<Element | null> {
  const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
  ];
  const isVisible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const found = roots(document)
      .flatMap(root => [...root.querySelectorAll(selector)])
      .find(isVisible);
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
  return null;
}

/** WebDriver's code points: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** `Shift+Tab`: down in order, up in reverse. */
function keySequence(key: string): object {
  const values = key.split(/(?<=.)\+/).map(name => KEYS[name] ?? name);
  const down = values.map(value => ({ type: 'keyDown', value }));
  const up = values.toReversed().map(value => ({ type: 'keyUp', value }));
  return { type: 'key', id: 'keyboard', actions: [...down, ...up] };
}

interface WebDriverCookie extends Omit<JarCookie, 'expires'> {
  expiry?: number;
}

/**
 * WebDriver tells only the cookies that the open document would be sent, so every folder of every host
 * that was asked for anything is visited, in a window of its own.
 */
async function readJar(command: Command, { network }: World): Promise<JarCookie[]> {
  const open = await command<string>('window');
  const { handle } = await command<{ handle: string }>('window/new', { type: 'window' });
  await command('window', { handle });
  const jar = new Map<string, JarCookie>();
  for (const folder of new Set(network.traffic.flatMap(({ url }) => folders(new URL(url))))) {
    await command('url', { url: `${folder}${BLANK}` });
    for (const { expiry = -1, ...cookie } of await command<WebDriverCookie[]>('cookie')) {
      jar.set(JSON.stringify([cookie.domain, cookie.path, cookie.name]), { ...cookie, expires: expiry });
    }
  }
  await command('window', undefined, 'DELETE');
  await command('window', { handle: open });
  return [...jar.values()];
}

/** `https://a.test/b/c` → `https://a.test`, `https://a.test/b`, `https://a.test/b/c` */
function folders({ origin, pathname }: URL): string[] {
  const parts = pathname.split('/').filter(Boolean);
  return [origin, ...parts.map((_, i) => `${origin}/${parts.slice(0, i + 1).join('/')}`)];
}
