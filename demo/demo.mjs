// @ts-check
import { guideAnswer, guideHost } from './guide/index.mjs';
import { nothing, send } from './http/answer.mjs';
import { createCollectors } from './http/collect.mjs';
import { createFixtures } from './http/fixtures.mjs';
import { readVisit } from './http/visit.mjs';
import { widgetFile } from './http/widget.mjs';
import { createLog } from './log.mjs';
import { siteAnswer } from './pages/index.mjs';
import { districtOffice, sites } from './sites/index.mjs';
import { vendorAnswer } from './vendors/answer.mjs';

/**
 * The invented district: four school sites, the vendors that they use, and the guide to it all.
 * People reach it through `serve.mjs`, the tests' harness through https and the real host names.
 *
 * @param {object} options
 * @param {import('./origins.mjs').Origin} options.origin where a host is reached
 * @param {string} options.dist the folder of the built widget
 * @param {'en' | 'es'} [options.language] of the guide; the sites have both
 * @param {boolean} [options.isCounted] each page of the sites counts what leaves it, for people to see
 */
export function createDemo({ origin, dist, language = 'en', isCounted = false }) {
  const log = createLog();
  const collectors = createCollectors();
  const fixtures = createFixtures();

  /**
   * The first that has an answer gives it.
   * @param {import('./http/visit.mjs').Visit} visit
   * @returns {Promise<import('./http/answer.mjs').Answer>}
   */
  async function answer(visit) {
    return (
      (await fixtures.answer(visit)) ??
      collectors.answer(visit) ??
      (await widgetFile(visit.path, dist)) ??
      vendorAnswer(visit, origin) ??
      guideAnswer(visit, { log, origin, dist, language }) ??
      (await siteAnswer(
        sites.find(site => site.host === visit.host),
        visit,
        origin,
        collectors.recordCounts,
        isCounted ? log : undefined,
        dist,
      )) ??
      nothing()
    );
  }

  /**
   * Listens to node's http and https servers alike.
   * @param {import('node:http').IncomingMessage} req
   * @param {import('node:http').ServerResponse} res
   */
  async function handle(req, res) {
    try {
      const visit = await readVisit(req);
      if (!isOurs(visit.host)) log.add(vendorRequest(visit));
      send(res, await answer(visit));
    } catch (problem) {
      console.error(`demo: ${req.method} ${req.headers.host}${req.url}:`, problem);
      if (!res.headersSent) send(res, { status: 500, type: 'text/plain', body: 'The demo stumbled.' });
    }
  }

  return {
    handle,
    /** What reached vendors, or any host that is not the district's. */
    requests: log.requests,
    subscribe: log.subscribe,
    /** CSP reports, from every host. */
    violations: collectors.violations,
    /** The newest of what was sent to `/consent-records` (R23). */
    records: collectors.records,
    page: fixtures.page,
    /** As freshly made: nothing logged, nothing collected, no fixture. */
    reset() {
      log.clear();
      collectors.clear();
      fixtures.clear();
    },
  };
}

/** @param {string} host */
const isOurs = host => host === guideHost || host === '127.0.0.1' || sites.some(site => site.host === host);

/**
 * @param {import('./http/visit.mjs').Visit} visit
 * @returns {import('./log.mjs').VendorRequest}
 */
function vendorRequest({ host, method, url, headers, body }) {
  return {
    time: Date.now(),
    host,
    method,
    path: url,
    cookie: headers.cookie ?? '',
    referrer: headers.referer ?? headers.origin ?? '',
    ...(body && { body }),
  };
}

/** The site that has everything, for whoever asks no particular one. */
export const standardHost = districtOffice.host;
