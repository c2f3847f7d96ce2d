import packed from 'virtual:hallpass/catalog';
import languages from 'virtual:hallpass/languages';
import { readCatalog } from './catalog/catalog.ts';
import { isListed } from './config/listedAddress.ts';
import { readConfig } from './config/readConfig.ts';
import { readSite } from './config/readSite.ts';
import { unknownIds } from './config/unknownIds.ts';
import { createConsent } from './decision/consent.ts';
import { createBlocking } from './effects/blocking/blocking.ts';
import { linkInstead } from './effects/blocking/linkInstead.ts';
import { consentCookie } from './effects/cookies/consentCookie.ts';
import { guardCookies } from './effects/cookies/guardCookies.ts';
import { sweepWhenNeeded } from './effects/cookies/sweeping.ts';
import { intercept } from './effects/intercept/intercept.ts';
import { createActions } from './effects/page/actions.ts';
import { offerAudit } from './effects/page/audit.ts';
import { followLanguage } from './effects/page/language.ts';
import { offerPreferences } from './effects/page/preferences.ts';
import { reportTo } from './effects/page/report.ts';
import { offerSurfaces, startSurfaces } from './effects/page/surfaces.ts';
import { visit } from './effects/page/visit.ts';
import { warn } from './effects/page/warn.ts';
import { tellVendors } from './effects/signals/consentMode.ts';
import { followOtherTabs } from './effects/signals/otherTabs.ts';
import { flagPosts } from './effects/signals/postFlag.ts';
import { isPublished, publish } from './effects/signals/publish.ts';
import { publicDecision, receiptFor } from './effects/signals/receipt.ts';
import { recordDecisions } from './effects/signals/records.ts';
import type { AuditFrame, Chunks, Gate } from './interfaces.ts';
import { createClassifyUrl } from './policy/classifyUrl.ts';
import { cookieLimits } from './policy/guardCookie.ts';
import { policyFor } from './policy/policy.ts';
import { resolveCategoryFor } from './policy/resolveCategory.ts';
import type { Problem, Trace } from './problems.ts';

/**
 * The gate: all that a page view costs. It reads from top to bottom as the data goes:
 * attributes → config → policy → decision → effects. The UI and the page only send choices back to the start.
 *
 * @param tag the page's own tag
 * @param home the address of the file that runs
 * @param chunks where the rest of the widget comes from
 */
export function startGate(tag: HTMLScriptElement | null, home: string, chunks: Chunks): void {
  if (isPublished()) {
    warn('the tag is on this page twice; the second one is ignored', tag);
    return;
  }

  const told: Gate['told'][number][] = [];
  const report = reportTo(chunks, told);
  const { config, problems } = readConfig(tag?.dataset ?? {}, document.baseURI, location.hostname);
  const catalog = readCatalog(packed, resolveCategoryFor(config));
  const {
    services,
    texts,
    problems: siteProblems,
  } = readSite(document.querySelectorAll('script[data-hallpass]'), catalog.categories);
  for (const { id, anyOf, hosts } of services) catalog.add(id, anyOf, hosts);
  const slips = unknownIds(config, catalog.categories);
  const listed = [home, config.recordUrl ?? ''].filter(isListed).map((one): Problem => ['listed', one]);
  for (const problem of [...problems, ...siteProblems, ...slips, ...listed]) report(...problem);

  for (const id of config.retire ?? []) catalog.categories.set(id, ['retired']);
  const policy = policyFor(config, visit(), catalog);
  // A page that the audit looks at is as for a visitor who chose so. What else a site keeps under that name is no choice.
  const choice = (frameElement as AuditFrame | null)?.choice;
  const consent = createConsent(
    policy,
    typeof choice?.read === 'function'
      ? choice
      : consentCookie(config.cookieName, policy, config.cookieDomain),
  );
  const limits = cookieLimits(config);
  // The whole widget is retired: so is the choice (R12).
  if (config.retire?.includes('all')) consent.forget();

  // A vendor's code must know of a choice before it runs.
  tellVendors(consent, config.consentMode, report);
  const trace: Trace = config.debug ? report : () => {};
  if (config.debug) report('start', config, catalog.size, publicDecision(consent));
  consent.subscribe(change => trace('step', change, publicDecision(consent)));
  /** Whether what was granted just now would be there from the start on the page loaded again; until that is offered. */
  let isKept = false;
  consent.subscribe(({ granted, stored }) => {
    isKept = stored && !!granted[0];
  });
  // What is held comes before what is seen.
  const classify = createClassifyUrl(config, catalog, location.hostname, home.replace(/[^/]*$/, 'hallpass-'));
  const blocking = createBlocking(
    consent,
    classify,
    config.block !== 'marked',
    catalog,
    tag?.nonce ?? '',
    report,
    trace,
    (...what) => {
      // Elsewhere the page is as its webmaster saw it without us.
      if (config.block !== 'strict') return;
      report('belated', ...what);
      if (!isKept || !policy.mayShow) return;
      isKept = false;
      surfaces().offerReload();
    },
  );
  if (config.block !== 'marked') intercept(consent, blocking, trace);
  if (policy.mayShow) flagPosts(consent);
  const language = followLanguage(config.lang, Object.keys(languages));
  const receipt = () => receiptFor(consent);
  const actions = createActions();
  const gate: Gate = {
    consent,
    language,
    chunks,
    config,
    texts,
    ownServices: services,
    heldEmbeds: blocking.heldEmbeds,
    met: blocking.met,
    strangers: blocking.strangers,
    loadOnce: blocking.loadOnce,
    ran: blocking.ran,
    receipt,
    own: actions.own,
    report,
    told,
    trace,
    tag,
    home,
    maxAge: limits.maxAge,
    serviceAt: catalog.serviceAt,
  };
  const link = linkInstead(blocking.heldEmbeds);
  blocking.onHeldEmbeds(() => {
    if (!policy.mayShow) return link();
    return chunks.embeds().then(
      ({ renderPlaceholders }) => {
        renderPlaceholders(gate, () => surfaces());
      },
      error => {
        report('chunk', error);
        link();
      },
    );
  });
  recordDecisions(gate, config.recordUrl);
  const sweeping = sweepWhenNeeded(gate, config);
  guardCookies(consent, limits, sweeping, config.block !== 'marked', trace);
  const surfaces = offerSurfaces(gate, sweeping.left);
  const preferences = offerPreferences(gate, surfaces);
  if (policy.mayShow) actions.listen(gate, preferences, surfaces);
  startSurfaces(gate, surfaces);
  followOtherTabs(consent);
  publish(gate, preferences, offerAudit(gate));
}
