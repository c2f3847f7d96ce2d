import packed from 'virtual:hallpass/catalog';
import { describe, ids } from 'virtual:hallpass/services';
import type { Party } from '../src/audit/model.ts';
import { readCatalog } from '../src/catalog/catalog.ts';
import { covers } from '../src/catalog/covers.ts';
import { readConfig } from '../src/config/readConfig.ts';
import { readSite } from '../src/config/readSite.ts';
import { readDecision } from '../src/decision/readDecision.ts';
import type { ServiceDetails } from '../src/model.ts';
import { consentNames } from '../src/policy/consentNames.ts';
import { cookieLimits } from '../src/policy/guardCookie.ts';
import { granted, policyFor } from '../src/policy/policy.ts';
import { resolveCategoryFor } from '../src/policy/resolveCategory.ts';
import type { InPage } from './readInPage.ts';
import type { JarCookie } from './seen.ts';

const isCategory = (word: string | undefined): word is Party['category'] & string =>
  /^(essential|preferences|analytics|marketing)$/.test(word ?? '');

/**
 * What the site asks for and its visitor chose, worked out as the gate does it, from the same tag, data block and
 * cookie. Nothing is asked of the gate: it may be another version, or missing.
 *
 * @param now Unix seconds
 */
export function siteOf(page: string, { tag, blocks }: InPage, jar: readonly JarCookie[], now: number) {
  const { hostname } = new URL(page);
  const { config } = readConfig(tag?.dataset ?? {}, page, hostname);
  const catalog = readCatalog(packed, resolveCategoryFor(config));
  const { services } = readSite(
    blocks.map(textContent => ({ textContent })),
    catalog.categories,
  );
  for (const { id, anyOf, hosts } of services) catalog.add(id, anyOf, hosts);
  for (const id of config.retire ?? []) catalog.categories.set(id, ['retired']);
  const policy = policyFor(config, { gpc: false, dnt: false, parent: 'none' }, catalog);
  const ownHosts = [hostname.replace(/^www\./, ''), ...(config.cookieDomain ? [config.cookieDomain] : [])];
  const isOwn = (host: string) => ownHosts.some(own => covers(own, host));
  const consent = consentNames(config.cookieName);
  const cookies = jar.filter(({ domain }) => isOwn(domain.replace(/^\./, '')));
  const decision = readDecision(
    cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    consent,
    now,
    policy.maxDays,
  );

  const categoryOf = (id: string | undefined) => {
    const [category] = policy.services.get(id ?? '') ?? [];
    return isCategory(category) ? category : undefined;
  };

  return {
    config,
    ids: ids(services),
    isOwn,
    /** Whether a cookie or a key is one of Hallpass itself. */
    isOurs: (name: string) => consent.includes(name) || name.startsWith('hallpass-'),
    maxAge: cookieLimits(config).maxAge,
    describe: (id: string | undefined): ServiceDetails | undefined => describe(id, services),
    mayRun: (id: string) => granted(policy, decision, id),
    isAllowed: (host: string, id: string | undefined) =>
      !!config.allow?.some(name => covers(name, host) || name === id),
    categoryOf,
    /** What is at an address; `undefined`: the site's own, or no address of a host. */
    partyAt(address: string) {
      if (!URL.canParse(address, page)) return undefined;
      const url = new URL(address, page);
      if (!/^(http|ws)/.test(url.protocol) || isOwn(url.hostname)) return undefined;
      const service = catalog.serviceAt(url) ?? undefined;
      return { host: url.hostname, service, category: categoryOf(service) ?? 'marketing' };
    },
  };
}

export type Site = ReturnType<typeof siteOf>;
