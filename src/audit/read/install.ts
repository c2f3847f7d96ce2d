import integrity from 'virtual:hallpass/integrity';
import { REOPENS } from '../../catalog/selectors.ts';
import { isListed } from '../../config/listedAddress.ts';
import type { InstallFacts, OwnFile, Party } from '../model.ts';
import { forbiddenBy } from '../source/csp.ts';
import { plainAddress } from '../source/markup.ts';
import { type FromSource, readSource } from '../source/readSource.ts';
import { urlAt } from '../source/urlAt.ts';
import { ask } from './ask.ts';
import type { Look } from './look.ts';

/** Services that are consent tools themselves. */
const TOOLS = /^(onetrust|cookiebot|cookieyes|iubenda|ketch|osano|termly|usercentrics)$/;

/** What other tools, which sites serve themselves, put on the page. EasyList Cookie hides them by these names (https://easylist.to, read 2026-11-26). */
const BANNERS: Record<string, string> = {
  Complianz: '#cmplz-cookiebanner-container',
  Cookiebot: '#CybotCookiebotDialog',
  OneTrust: '#onetrust-consent-sdk',
  CookieYes: '.cky-consent-container',
  'Cookie Notice': '#cookie-notice',
  Klaro: '#klaro',
  Orejime: '#orejime',
};

/** The page as the server sent it; the copy that the browser has does as well. */
const ownPage = () => ask(location.href.replace(/#.*/, ''), { cache: 'force-cache' });

/** @param hash SHA-256, base64; `undefined`: not known */
async function readFile(name: string, home: string, hash: string | undefined): Promise<OwnFile> {
  const isHashed = hash !== undefined;
  const answer = await ask(new URL(name, home).href);
  if (!answer?.ok) return { name, state: 'missing', isHashed };
  const cacheControl = answer.headers.get('cache-control');
  // The browser itself compares, as it does when it loads the file.
  const isWhole =
    !isHashed || !!(await ask(answer.url, { cache: 'force-cache', integrity: `sha256-${hash}` }));
  return {
    name,
    state: isWhole ? 'whole' : 'changed',
    ...(cacheControl && { cacheControl }),
    isHashed,
  };
}

/** The files of ours that belong to the one that runs. */
function readFiles(home: string): Promise<OwnFile[]> {
  const own = home.replace(/^.*\//, '');
  const chunks = own === 'hallpass.js' ? Object.entries(integrity) : [];
  return Promise.all([
    readFile(own, home, undefined),
    ...chunks.map(([name, hash]) =>
      readFile(`hallpass-${name}.${hash.slice(0, 8).replace(/\W/g, '_')}.js`, home, hash),
    ),
  ]);
}

/** What the privacy page answers; another site's is not asked. */
async function readPolicyPage(address: string | undefined): Promise<InstallFacts['policyPage']> {
  const url = address ? urlAt(address, document.baseURI) : undefined;
  if (url?.origin !== location.origin) return undefined;
  const answer = await ask(url.href);
  const html = answer ? await answer.text().catch(() => '') : '';
  return {
    status: answer?.status ?? 0,
    hasList: readSource(html, () => undefined).hasList,
  };
}

/** Whether a link to the preferences is on the page, and whose it is. */
function reopenOf(): InstallFacts['reopen'] {
  if (document.querySelectorAll(REOPENS)[0]) return 'own';
  const roots = [...document.querySelectorAll('*')].flatMap(element => element.shadowRoot ?? []);
  return roots.some(root => root.querySelector('.reopen')) ? 'added' : 'none';
}

const NOTHING: FromSource = {
  tags: 0,
  optimizers: [],
  hasOwnConsentDefault: false,
  noscript: [],
  hasList: false,
  policies: [],
};

/** How Hallpass stands in this page, and what its own server says of its files. */
export async function readInstall(
  { gate, partyAt, describe }: Look,
  parties: readonly Party[],
): Promise<InstallFacts> {
  const { config, home, tag } = gate;
  const page = await ownPage();
  const html = page?.ok ? await page.text().catch(() => undefined) : undefined;
  const { hasList: _, policies, ...source } = html === undefined ? NOTHING : readSource(html, partyAt, home);
  const needs = { home, origin: location.origin, hasNonce: !!tag?.nonce };
  const header = (name: string) => page?.headers.get(name)?.split(',') ?? [];
  const all = [
    ...[...header('content-security-policy'), ...policies].map(text => ({ text, isEnforced: true })),
    ...header('content-security-policy-report-only').map(text => ({ text, isEnforced: false })),
  ];
  const [files, policyPage] = await Promise.all([readFiles(home), readPolicyPage(config.policyUrl)]);
  return {
    ...source,
    isSourceRead: html !== undefined,
    home: plainAddress(home),
    files,
    listed: [home, config.recordUrl ?? ''].filter(isListed).map(plainAddress),
    forbidden: all.flatMap(policy => forbiddenBy(policy, needs)),
    reopen: reopenOf(),
    ...(policyPage && { policyPage }),
    otherTools: [
      ...new Set([
        ...parties.flatMap(({ service }) =>
          TOOLS.test(service ?? '') ? (describe(service)?.name ?? []) : [],
        ),
        ...Object.entries(BANNERS).flatMap(([name, selector]) =>
          document.querySelectorAll(selector)[0] ? name : [],
        ),
      ]),
    ],
  };
}
