// @ts-check
import { readConsent } from '../../docs/recipes/readers/hallpass.mjs';
import { cookie } from './session.mjs';

const name = 'cc_pages';

/** How long a count lasts where the school has no limit, in seconds. */
const keptFor = 30 * 86_400;

/**
 * The school's own statistics, in a cookie that no script can see: so the server itself asks the visitor's choice,
 * and removes the cookie when it was withdrawn.
 * @param {import('../sites/site.mjs').Site} site
 * @param {import('../http/visit.mjs').Visit} visit
 * @param {boolean} secure
 * @returns {string[]} what to set
 */
export function countPage({ attributes }, { headers, cookies }, secure) {
  const consent = readConsent(headers.cookie, {
    revision: attributes['data-revision'],
    maxDays: Number(attributes['data-max-days'] ?? 180),
    optOut: headers['sec-gpc'] === '1',
  });
  if (consent?.granted('analytics')) {
    return [cookie(name, String((Number(cookies[name]) || 0) + 1), secure, keptFor)];
  }
  return name in cookies ? [cookie(name, '', secure, 0)] : [];
}
