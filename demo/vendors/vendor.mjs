// @ts-check
import { readFileSync } from 'node:fs';

/**
 * A stand-in for a company: small, but it sets the real cookies and sends the real kinds of requests.
 * @typedef {object} Vendor
 * @property {string} company
 * @property {string[]} hosts the real ones
 * @property {string[]} [scripts] addresses of its scripts without the query; the page's Trusted Types policy
 *   lets exactly these pass
 * @property {(visit: import('../http/visit.mjs').Visit) => VendorAnswer | undefined} answer
 *
 * @typedef {import('../http/answer.mjs').Answer & { cookies?: VendorCookie[] }} VendorAnswer
 *
 * @typedef {object} VendorCookie
 * @property {string} name
 * @property {string} value
 * @property {number} [days] without: ends with the browser session
 * @property {string} domain the real one
 */

/** Frees a vendor's host for the pages of others, as all of these services do. @param {import('../http/visit.mjs').Visit} visit */
export const openToOthers = ({ headers }) => ({
  'access-control-allow-origin': headers.origin ?? '*',
  'access-control-allow-credentials': 'true',
  'access-control-allow-headers': 'content-type, x-umami-cache',
  'cross-origin-resource-policy': 'cross-origin',
});

/**
 * A browser script of `scripts/`. Several are joined in one function, so that they share names
 * with each other and with nobody else.
 * @param {...string} files
 * @returns {VendorAnswer}
 */
export function browserScript(...files) {
  const sources = files.map(file => readFileSync(new URL(`scripts/${file}`, import.meta.url), 'utf8'));
  return {
    type: 'text/javascript; charset=utf-8',
    headers: { 'cache-control': 'private, no-cache' },
    body: `(() => {\n${sources.join('\n')}\n})();\n`,
  };
}

const pixelBytes = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The one transparent pixel that half of the web's measuring runs on. @returns {VendorAnswer} */
export const pixel = () => ({
  type: 'image/gif',
  headers: { 'cache-control': 'no-store' },
  body: pixelBytes,
});

/** An id as vendors make them; not from anything about the visitor. */
export const randomId = () => `${Math.floor(Math.random() * 1e10)}`;
