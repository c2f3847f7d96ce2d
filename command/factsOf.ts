import type { Facts, InstallFacts, OwnFile } from '../src/audit/model.ts';
import { forbiddenBy } from '../src/audit/source/csp.ts';
import { plainAddress } from '../src/audit/source/markup.ts';
import { readSource } from '../src/audit/source/readSource.ts';
import { isListed } from '../src/config/listedAddress.ts';
import { partiesOf } from './partiesOf.ts';
import { personalOf } from './personalOf.ts';
import type { OwnAnswer, Seen } from './seen.ts';
import { type Site, siteOf } from './siteOf.ts';
import { storedOf } from './storedOf.ts';

/** What stands for the address of `hallpass.js` where there is none: of an address nothing more is to be said. */
const NOWHERE = '/hallpass.js';

function fileOf({ address, status, cacheControl }: OwnAnswer): OwnFile {
  const name = plainAddress(address).replace(/^.*\//, '');
  return {
    name,
    state: status >= 200 && status < 400 ? 'whole' : 'missing',
    ...(cacheControl && { cacheControl }),
    isHashed: /^hallpass-[\w.]+\.\w{8}\.js$/.test(name),
  };
}

function installOf(seen: Seen, site: Site): InstallFacts {
  const { page, html, inPage, own, policies, policyPage } = seen;
  const { hasList: _, policies: inMeta, ...source } = readSource(html, site.partyAt);
  const home = inPage.tag?.address ?? '';
  const needs = { home, origin: new URL(page).origin, hasNonce: !!inPage.tag?.hasNonce };
  const all = [...policies, ...inMeta.map(text => ({ text, isEnforced: true }))];
  return {
    ...source,
    isSourceRead: html !== '',
    home: home ? plainAddress(home) : NOWHERE,
    files: own.map(fileOf),
    listed: [home, site.config.recordUrl ?? ''].filter(isListed).map(plainAddress),
    forbidden: home ? all.flatMap(policy => forbiddenBy(policy, needs)) : [],
    reopen: inPage.reopen,
    ...(policyPage && {
      policyPage: {
        status: policyPage.status,
        hasList: readSource(policyPage.html, site.partyAt).hasList,
      },
    }),
    otherTools: [],
  };
}

/** What the checks get to know of a page. @param now milliseconds since 1970 */
export function factsOf(seen: Seen, now: number): Facts {
  const site = siteOf(seen.page, seen.inPage, seen.jar, now / 1000);
  const { block, cookieLimit, maxDays, consentMode, policyUrl, reopen } = site.config;
  const install = installOf(seen, site);
  return {
    page: plainAddress(seen.page.replace(/[?#].*/, '')),
    state: seen.state,
    site: {
      block,
      cookieLimit,
      ...(maxDays && { maxDays }),
      consentMode: consentMode ?? [],
      ...(policyUrl && { policyUrl: plainAddress(policyUrl) }),
      reopen,
    },
    install,
    parties: partiesOf(seen, site, install.tag?.above.map(({ service }) => service) ?? []),
    stored: storedOf(seen, site, now / 1000),
    personal: personalOf(seen, site),
    // What the gate tells of is told to the page: the audit in the page has it.
    problems: [],
  };
}
