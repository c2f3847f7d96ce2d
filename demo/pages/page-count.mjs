// @ts-check
import { readConsent } from '../../docs/recipes/readers/hallpass.mjs';
import { cookie, keptFor } from './session.mjs';
import { attributesIn } from './situations.mjs';

const name = 'cc_pages';

/**
 * The school's own statistics, in a cookie that no script can see: so the server itself asks the visitor's choice,
 * and removes the cookie when it was withdrawn.
 * @param {{ attributes: Record<string, string>, situations: readonly import('./situations.mjs').Situation[] }} site and what it is shown as
 * @param {import('../http/visit.mjs').Visit} visit
 * @param {boolean} secure
 * @returns {string[]} what to set
 */
export function countPage({ attributes, situations }, { headers, cookies }, secure) {
  const consent = readConsent(headers.cookie, {
    revision: attributesIn(situations)['data-revision'] ?? attributes['data-revision'],
    maxDays: Number(attributes['data-max-days'] ?? 180),
    optOut: headers['sec-gpc'] === '1' || situations.includes('gpc'),
  });
  if (consent?.granted('analytics')) {
    return [cookie(name, String((Number(cookies[name]) || 0) + 1), secure, keptFor)];
  }
  return name in cookies ? [cookie(name, '', secure, 0)] : [];
}
