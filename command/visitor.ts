import { setTimeout } from 'node:timers/promises';
import type { Browser, Page, Request, Response } from 'playwright-core';
import type { By, LookedAt, State } from '../src/audit/model.ts';
import { plainAddress } from '../src/audit/source/markup.ts';
import { pageAt } from '../src/audit/walk/pages.ts';
import { HELD, REOPENS } from '../src/catalog/selectors.ts';
import { readConfig } from '../src/config/readConfig.ts';
import type { Language, Options } from './readArguments.ts';
import { readInPage } from './readInPage.ts';
import type { Asked, OwnAnswer, Seen } from './seen.ts';

/** How long a page may take, and how long it may go on asking after that, in milliseconds. */
const LIMITS = { load: 30_000, rest: 8_000 };

/** What the browser calls the reasons of its requests: https://playwright.dev/docs/api/class-request#request-resource-type */
const reasons: Record<string, By> = {
  script: 'script',
  document: 'frame',
  image: 'image',
  stylesheet: 'style',
  font: 'font',
  media: 'media',
  xhr: 'request',
  fetch: 'request',
  ping: 'request',
  websocket: 'request',
  eventsource: 'request',
};

const isOwnFile = (address: string) => /\/hallpass[\w.-]*\.js$/.test(address.replace(/[?#].*/, ''));

const askedBy = (request: Request): Asked => ({
  address: request.url(),
  by: reasons[request.resourceType()] ?? 'other',
  at: Date.now(),
  body: request.postData() ?? '',
});

const ownAnswer = (response: Response): OwnAnswer => {
  const { 'cache-control': cacheControl } = response.headers();
  return { address: response.url(), status: response.status(), ...(cacheControl && { cacheControl }) };
};

/** The policies of an answer; several of one name come with a line each. */
async function policiesOf(response: Response | null): Promise<Seen['policies']> {
  const named = async (name: string, isEnforced: boolean) =>
    ((await response?.headerValues(name)) ?? []).map(text => ({ text, isEnforced }));
  return [
    ...(await named('content-security-policy', true)),
    ...(await named('content-security-policy-report-only', false)),
  ];
}

/** Further pages of the site that a page links to. */
function pagesBeside(address: string, links: readonly string[], most: number): string[] {
  const here = pageAt(address, address);
  const pages = links.flatMap(link => pageAt(link, address) ?? []).filter(page => page !== here);
  return [...new Set(pages)].slice(0, most);
}

/** What a visitor saw, page by page; and what could not be looked at. */
export interface Visited {
  seen: Seen[];
  failed: LookedAt[];
  /** What the browser calls the reason of the last failure: `ERR_NAME_NOT_RESOLVED`. */
  reason?: string;
}

/**
 * What a page answers, as long as it answers: one with a script that never ends does not.
 *
 * @throws if it takes longer than a page may
 */
const inTime = <T>(answer: Promise<T>): Promise<T> =>
  Promise.race([
    answer,
    setTimeout(LIMITS.load, undefined, { ref: false }).then(() => {
      throw new Error('The page does not answer.');
    }),
  ]);

/** What a visitor does: looks at the pages without a choice, makes one, and looks at them again. */
export async function visit(
  browser: Browser,
  { address, pages }: Pick<Options, 'address' | 'pages'>,
  language: Language,
  choice: 'refused' | 'accepted',
): Promise<Visited> {
  const context = await browser.newContext({ locale: `${language}-US` });
  const visited: Visited = { seen: [], failed: [] };
  let asked: Asked[] = [];
  let own: OwnAnswer[] = [];
  let choseAt: number | undefined;
  context.on('request', request => {
    const isPage = request.isNavigationRequest() && !request.frame().parentFrame();
    if (!isPage) asked.push(askedBy(request));
  });
  context.on('response', response => {
    if (isOwnFile(response.url())) own.push(ownAnswer(response));
  });
  context.on('requestfailed', request => {
    if (isOwnFile(request.url())) own.push({ address: request.url(), status: 0 });
  });
  const page = await context.newPage();
  // The protocol tells of them apart.
  page.on('websocket', socket =>
    asked.push({ address: socket.url(), by: 'request', at: Date.now(), body: '' }),
  );

  const fail = (at: string, state: State, failed: string) =>
    visited.failed.push({ page: plainAddress(at.replace(/[?#].*/, '')), state, failed });

  const look = async (at: string, state: State): Promise<Seen | undefined> => {
    try {
      const response = await page.goto(at, { waitUntil: 'domcontentloaded', timeout: LIMITS.load });
      await atRest(page);
      const inPage = await inTime(page.evaluate(readInPage, { held: HELD, reopens: REOPENS }));
      if (new URL(page.url()).origin !== new URL(at).origin && visited.seen[0]) {
        fail(at, state, 'left');
        return undefined;
      }
      const seen: Seen = {
        page: page.url(),
        state,
        language,
        ...(choseAt && { choseAt }),
        html: (await response?.text().catch(() => '')) ?? '',
        policies: await policiesOf(response),
        asked,
        own,
        jar: await context.cookies(),
        inPage,
      };
      visited.seen.push(seen);
      return seen;
    } catch (error) {
      const reason = /net::(\w+)/.exec(String(error))?.[1];
      if (reason) visited.reason = reason;
      fail(at, state, 'timeout');
      return undefined;
    } finally {
      asked = [];
      own = [];
    }
  };

  try {
    const first = await look(address, 'undecided');
    if (!first) return visited;
    const rest = pagesBeside(first.page, first.inPage.links, pages - 1);
    for (const at of rest) await look(at, 'undecided');
    if (!first.inPage.isRunning) {
      fail(first.page, choice, 'without');
      return visited;
    }
    try {
      // The choice is made on the page that visitors come to first.
      if (rest[0]) await page.goto(first.page, { waitUntil: 'domcontentloaded', timeout: LIMITS.load });
      await atRest(page);
      asked = [];
      choseAt = Date.now();
      await choose(page, choice);
    } catch {
      fail(first.page, choice, 'timeout');
      return visited;
    }
    await atRest(page);
    for (const at of [first.page, ...rest]) await look(at, choice);
    const policyPage = await readPolicyPage(page, first);
    for (const seen of visited.seen) if (policyPage) seen.policyPage = policyPage;
    return visited;
  } finally {
    await context.close();
  }
}

/** Resolves when the page has loaded and asked for nothing in half a second. Some never do, and are looked at as they are. */
async function atRest(page: Page): Promise<void> {
  for (const state of ['load', 'networkidle'] as const)
    await page.waitForLoadState(state, { timeout: LIMITS.rest }).catch(() => {});
}

/** As a visitor does it, by the banner's button; where there is none to press, as a script of the page's would. */
async function choose(page: Page, choice: 'refused' | 'accepted'): Promise<void> {
  const [action, method] =
    choice === 'accepted' ? (['accept-all', 'accept'] as const) : (['refuse-all', 'refuse'] as const);
  const button = page
    .locator(`#hallpass-consent [data-consent-action="${action}"]`)
    .filter({ visible: true })
    .first();
  const isPressed =
    (await inTime(button.count())) > 0 &&
    (await button.click({ timeout: LIMITS.rest }).then(
      () => true,
      () => false,
    ));
  if (isPressed) return;
  await inTime(
    page.evaluate(name => {
      (window as unknown as { hallpass: Record<string, () => void> }).hallpass[name]?.();
    }, method),
  );
}

/** The privacy page that the tag names, if it is on the same site. */
async function readPolicyPage(page: Page, { page: at, inPage }: Seen): Promise<Seen['policyPage']> {
  const { hostname, origin } = new URL(at);
  const { policyUrl } = readConfig(inPage.tag?.dataset ?? {}, at, hostname).config;
  if (!policyUrl || new URL(policyUrl, at).origin !== origin) return undefined;
  const address = new URL(policyUrl, at).href;
  const response = await page.goto(address, { timeout: LIMITS.load }).catch(() => null);
  return {
    address,
    status: response?.status() ?? 0,
    html: (await response?.text().catch(() => '')) ?? '',
  };
}
