// @ts-check
import { nothing } from './answer.mjs';

/**
 * The two addresses at which a school's own server collects: CSP reports, and the consent records of R23.
 */
export function createCollectors() {
  /** @type {Array<Record<string, unknown> & { host: string }>} */
  const violations = [];
  /** @type {Array<{ time: number, host: string, type: string, cookie: string, referrer: string, body: string }>} */
  const records = [];

  return {
    violations,
    records,

    clear() {
      violations.length = 0;
      records.length = 0;
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
