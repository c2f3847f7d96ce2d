// @ts-check
import { attributes, html, raw } from '../html.mjs';

/**
 * What a page can be shown as, by words in its address's query:
 * - `without`: as it would be without Hallpass
 * - `pasted`: with the vendors' snippets word for word, not marked
 * - `server`: the same, marked by the school's server
 * - `gpc`: as if the browser sent Global Privacy Control (R16)
 * - `change`: a change of the privacy policy is announced (R21)
 * - `revised`: the privacy policy has a new version (R20)
 * @typedef {'without' | 'pasted' | 'server' | 'gpc' | 'change' | 'revised'} Situation
 */

/** @type {Situation[]} */
const SITUATIONS = ['without', 'pasted', 'server', 'gpc', 'change', 'revised'];

/** CPS asks for 30 days at least. */
const DAYS_AHEAD = 45;

/** @param {URLSearchParams} query @returns {Situation[]} */
export const situationsIn = query => SITUATIONS.filter(one => query.has(one));

/** The query that keeps them. @param {readonly Situation[]} situations */
export const queryOf = situations => (situations[0] ? `?${situations.join('&')}` : '');

/** What they put into the tag. @param {readonly Situation[]} situations @returns {Record<string, string>} */
export const attributesIn = situations => ({
  ...(situations.includes('revised') && { 'data-revision': '2' }),
  ...(situations.includes('change') && { 'data-policy-change': inDays(DAYS_AHEAD) }),
});

/** A browser with the signal, for one that has none. @param {{ situations: readonly Situation[], nonce: string }} view */
export const signal = ({ situations, nonce }) =>
  situations.includes('gpc') &&
  html`<script${attributes({ nonce })}>${raw("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true })")}</script>`;

/** @param {number} days */
const inDays = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
