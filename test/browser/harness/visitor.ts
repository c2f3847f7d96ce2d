import type { BrowserContext, BrowserContextOptions, Cookie, Frame, Locator, Page } from 'playwright-core';
import type { Arrival } from './demo.ts';
import { launch, makeProfile, type PlaywrightEngine } from './launch.ts';
import { fetchFence, idle, settled } from './settled.ts';
import { asViolation, type Violation, watchViolations } from './violations.ts';
import type { World } from './world.ts';

/** The engine of visitors that ask for none: the project that the test runs in says so (vitest.config.ts). */
export const usualEngine = (process.env.HALLPASS_ENGINE ?? 'chromium') as PlaywrightEngine;

/** Who comes to the site, and with what browser; the rest of Playwright's context options apply too. */
export interface VisitorOptions extends Omit<BrowserContextOptions, 'javaScriptEnabled' | 'proxy'> {
  /** Default: the one of the project, see vitest.config.ts. */
  engine?: PlaywrightEngine;
  /** Global Privacy Control is on: the property before any script, and the header (R16). */
  gpc?: boolean;
  /** "Block all cookies" in the browser's settings: `localStorage` throws too. Chromium only. */
  cookiesDisabled?: boolean;
  /** Default true. */
  javaScript?: boolean;
  /** Chromium's scroll bars take room, see `launch`. */
  hasScrollBars?: boolean;
}

/** A person with an empty cookie jar, one open page, and everything about them that a test may ask. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Uncaught errors and unhandled rejections of all the visitor's pages. */
  readonly errors: string[];
  readonly console: { type: string; text: string }[];
  violations(): Violation[];
  /** What reached vendors; see {@link Demo.requests}. */
  requests(filter?: (request: Arrival) => boolean): Arrival[];
  /** The whole jar, `HttpOnly` and other hosts' cookies included; `expires` −1: ends with the session. */
  cookies(): Promise<Cookie[]>;
  /** What the open page's origin has stored. */
  storage(): Promise<{ local: Record<string, string>; session: Record<string, string> }>;
  /** Resolves when the open page has loaded and nothing more will come of it; see `settled.ts`. */
  settled(): Promise<void>;
  /** A surface of the widget; a placeholder is in the page of a frame that is held. */
  surface(name: 'banner' | 'preferences' | 'placeholder' | 'declaration' | 'status'): Locator;
  /** The visible button of the widget for an action. */
  button(
    action:
      | 'accept-all'
      | 'refuse-all'
      | 'open'
      | 'save'
      | 'close'
      | 'language'
      | 'forget'
      | 'copy-receipt'
      | 'save-receipt',
  ): Locator;
  /** The switch of a category or service in the preferences. */
  switch(of: { category: string } | { service: string }): Locator;
  close(): Promise<void>;
}

/** One browser of each kind for the whole world, started when first asked for. */
export type Browsers = (engine: PlaywrightEngine, hasScrollBars: boolean) => Promise<BrowserContext>;

export async function openVisitor(
  world: World,
  options: VisitorOptions,
  browsers: Browsers,
): Promise<Visitor> {
  const {
    engine = usualEngine,
    gpc = false,
    cookiesDisabled = false,
    javaScript = true,
    hasScrollBars = false,
    ...rest
  } = options;
  const contextOptions: BrowserContextOptions = {
    locale: 'en-US',
    ...rest,
    javaScriptEnabled: javaScript,
    ignoreHTTPSErrors: engine === 'firefox',
    ...(gpc && { extraHTTPHeaders: { ...rest.extraHTTPHeaders, 'Sec-GPC': '1' } }),
  };
  const { context, close } = cookiesDisabled
    ? await openWithoutCookies(world, contextOptions)
    : await openFresh(await browsers(engine, hasScrollBars), contextOptions);
  if (gpc) await context.addInitScript(turnOnGpc);
  return accompany(world, context, close, javaScript);
}

/** Watches a context from before its first page. */
export async function accompany(
  world: World,
  context: BrowserContext,
  close: () => Promise<void>,
  javaScript = true,
): Promise<Visitor> {
  const errors: string[] = [];
  const messages: { type: string; text: string }[] = [];
  const violations: Violation[] = [];
  context.on('weberror', event => {
    const error = event.error();
    if (!(isFirefox(context) && isRefusal(error))) errors.push(String(error));
  });
  context.on('console', message => messages.push({ type: message.type(), text: message.text() }));
  await context.exposeBinding('reportViolation', (_source, violation: Violation) => {
    violations.push(violation);
  });
  await context.addInitScript(`(${watchViolations})(reportViolation)`);
  const page = context.pages()[0] ?? (await context.newPage());

  const within = (selector: string) => page.locator(`#hallpass-consent ${selector}`);
  return {
    page,
    context,
    errors,
    console: messages,
    violations: () => [...violations, ...world.demo.violations.map(asViolation)],
    requests: (filter = () => true) => world.demo.requests.filter(filter),
    cookies: () => context.cookies(),
    storage: () => page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } })),
    settled: () =>
      settled(world.network, async path => {
        // Without scripts, what a page asks for is what its `load` event waits for.
        if (!javaScript) return page.waitForLoadState('load');
        // Each frame may still have something to ask for, and may live in a process of its own.
        await Promise.all(page.frames().map(idleIn));
        await page.evaluate(fetchFence, path);
      }),
    surface: name =>
      name === 'placeholder'
        ? page.locator('iframe').contentFrame().locator(`[data-consent-surface="${name}"]`)
        : within(`[data-consent-surface="${name}"]`),
    button: action => within(`[data-consent-action="${action}"]`).filter({ visible: true }),
    switch: of =>
      'category' in of
        ? within(`input[data-category="${of.category}"]`)
        : within(`input[data-service="${of.service}"]`),
    close,
  };
}

/** A frame that navigates meanwhile is asked again as the document that it then is. */
async function idleIn(frame: Frame): Promise<void> {
  // A lazy frame out of sight has no document yet; Firefox reports none of its states.
  while (frame.url() && !frame.isDetached()) {
    await frame.waitForLoadState('load');
    const isIdle = await frame.evaluate(idle).then(
      () => true,
      () => false,
    );
    if (isIdle) return;
  }
}

const isFirefox = (context: BrowserContext) => context.browser()?.browserType().name() === 'firefox';

/**
 * Firefox also reports what it refused itself (by CSP, CORS, a cookie's domain) as if a script had thrown
 * it: a sentence instead of an error's name.
 */
function isRefusal({ name }: Error): boolean {
  return !/^(\w+|uncaught exception)$/.test(name);
}

async function openFresh(browser: BrowserContext, options: BrowserContextOptions) {
  const context = await browser.browser()?.newContext(options);
  if (!context) throw new Error('This browser opens no further contexts');
  return { context, close: () => context.close() };
}

/**
 * Blocking cookies is a setting of the profile, so such a visitor gets a browser of their own. The
 * protocol's `Emulation.setDocumentCookieDisabled` leaves cookies in headers and `localStorage` as they are.
 */
async function openWithoutCookies(world: World, options: BrowserContextOptions) {
  const profile = await makeProfile({ blockCookies: true });
  const context = await launch('chromium', world.network, profile, options);
  const close = async () => {
    await context.close();
    await profile.remove();
  };
  return { context, close };
}

function turnOnGpc(): void {
  Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {
    configurable: true,
    enumerable: true,
    get: () => true,
  });
}
