// @ts-check
import { withOrigins } from '../origins.mjs';
import { vendors } from './index.mjs';
import { openToOthers } from './vendor.mjs';

/**
 * Lets the stand-in whose host it is answer. What it sends (pages, scripts) is written with real addresses.
 * @param {import('../http/visit.mjs').Visit} visit
 * @param {import('../origins.mjs').Origin} origin
 * @returns {import('../http/answer.mjs').Answer | undefined}
 */
export function vendorAnswer(visit, origin) {
  const vendor = vendors.find(({ hosts }) => hosts.includes(visit.host));
  if (!vendor) return undefined;
  /** @type {import('./vendor.mjs').VendorAnswer | undefined} */
  const preflight = visit.method === 'OPTIONS' ? { status: 204, type: '' } : undefined;
  /** @type {import('./vendor.mjs').VendorAnswer} */
  const unknown = {
    status: 404,
    type: 'text/plain; charset=utf-8',
    body: `${vendor.company}: no such page.`,
  };
  const { cookies = [], headers, body, ...answer } = preflight ?? vendor.answer(visit) ?? unknown;
  return {
    ...answer,
    headers: {
      ...openToOthers(visit),
      ...headers,
      'set-cookie': cookies.map(cookie => setCookie(cookie, visit)),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? withOrigins(body, origin) : body }),
  };
}

/**
 * A third-party cookie. People reach the host as `<host>.localhost`, and the cookie's domain has to follow.
 * @param {import('./vendor.mjs').VendorCookie} cookie
 * @param {import('../http/visit.mjs').Visit} visit
 */
function setCookie({ name, value, days, domain }, { host, reachedAs }) {
  const ending = reachedAs.slice(host.length);
  const life = days === undefined ? '' : `; Max-Age=${days * 86_400}`;
  return `${name}=${value}; Domain=${domain}${ending}; Path=/${life}; Secure; HttpOnly; SameSite=None`;
}
