// @ts-check
import { randomUUID } from 'node:crypto';

/** How long "keep me signed in" lasts, and a count of pages, where the school has no limit; in seconds. */
export const keptFor = 30 * 86_400;

/**
 * The demo believes any such cookie: there is nothing behind the sign-in that could be stolen.
 * @param {Record<string, string>} cookies
 * @returns {'no' | 'session' | 'kept'}
 */
export function signedIn({ cc_session: session, cc_login: login }) {
  if (login) return 'kept';
  return session ? 'session' : 'no';
}

/**
 * @param {boolean} keep the visitor asked to be kept signed in
 * @param {boolean} secure
 */
export const signInCookies = (keep, secure) => [
  cookie('cc_session', randomUUID(), secure),
  ...(keep ? [cookie('cc_login', randomUUID(), secure, keptFor)] : []),
];

/** @param {boolean} secure */
export const signOutCookies = secure => [
  cookie('cc_session', '', secure, 0),
  cookie('cc_login', '', secure, 0),
];

/** @param {string} name @param {string} value @param {boolean} secure @param {number} [maxAge] seconds */
export const cookie = (name, value, secure, maxAge) =>
  [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
    .concat(secure ? 'Secure' : [], maxAge === undefined ? [] : `Max-Age=${maxAge}`)
    .join('; ');
