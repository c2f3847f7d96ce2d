// @ts-check
import { createRecordCounts } from '../records.mjs';
import { nothing } from './answer.mjs';

/** So many records can be looked at as they arrived. */
const NEWEST = 1000;

/**
 * The two addresses at which a school's own server collects: CSP reports, and the consent records of R23. Of records
 * the counts stay, so that many of them are no more to keep, or to show, than a few.
 */
export function createCollectors() {
  /** @type {Array<Record<string, unknown> & { host: string }>} */
  const violations = [];
  /** @type {Array<{ time: number, host: string, type: string, cookie: string, referrer: string, body: string }>} */
  const records = [];
  /** @type {Map<string, ReturnType<typeof createRecordCounts>>} */
  const counts = new Map();

  /** @param {string} host */
  const countsOf = host => {
    const its = counts.get(host) ?? createRecordCounts();
    counts.set(host, its);
    return its;
  };

  return {
    violations,
    records,
    /** @param {string} host */
    recordCounts: host => countsOf(host).counts(),

    clear() {
      violations.length = 0;
      records.length = 0;
      counts.clear();
    },

    /** @param {import('./visit.mjs').Visit} visit @returns {import('./answer.mjs').Answer | undefined} */
    answer({ method, path, host, headers, body }) {
      if (method !== 'POST') return undefined;
      if (path === '/csp-report') {
        violations.push({ host, ...parseReport(body) });
        return nothing();
      }
      if (path === '/consent-records') {
        records.push({
          time: Date.now(),
          host,
          type: headers['content-type'] ?? '',
          cookie: headers.cookie ?? '',
          referrer: headers.referer ?? '',
          body,
        });
        if (records.length > NEWEST) records.shift();
        countsOf(host).add(body);
        return nothing();
      }
      return undefined;
    },
  };
}

/** A report that can't be read is still a report. @param {string} body */
function parseReport(body) {
  try {
    const report = JSON.parse(body);
    return report['csp-report'] ?? report;
  } catch {
    return { unreadable: body };
  }
}
