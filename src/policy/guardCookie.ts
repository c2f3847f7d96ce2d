import { matches } from '../catalog/matches.ts';
import type { Config } from '../config/attributes.ts';
import type { CookieWrite } from './cookieWrite.ts';

/** What a site allows the cookies that script writes. */
export interface CookieLimits {
  /** Whether any cookie is limited at all. */
  isLimited: boolean;
  /** The longest that a cookie may live, in seconds; `0`: to the end of the session. */
  longest(name: string): number;
}

/** What becomes of a write: it stays as it is, it is not carried out, or it lives so many seconds (`0`: the session). */
export type Verdict = 'allow' | 'refuse' | number;

/** What a site's attributes come to (R7, R8, R9). The consent cookie has rules of its own. */
export function cookieLimits({ cookieLimit, loginCookies, maxDays, cookieName }: Config): CookieLimits {
  const isLimited = cookieLimit !== 'none';
  const most = isLimited || maxDays ? (maxDays ?? 180) * 86_400 : Number.POSITIVE_INFINITY;
  return {
    isLimited: most < Number.POSITIVE_INFINITY,
    longest: name =>
      name === cookieName
        ? Number.POSITIVE_INFINITY
        : isLimited && !(cookieLimit === 'login' && loginCookies?.some(pattern => matches(pattern, name)))
          ? 0
          : most,
  };
}

/** Judges one write. Deletions always pass. @param isHeld whether a cookie's name is one of a held service */
export function guardCookie(
  { name, lasts }: CookieWrite,
  { longest }: CookieLimits,
  isHeld: (name: string) => boolean,
): Verdict {
  if (lasts <= 0) return 'allow';
  if (isHeld(name)) return 'refuse';
  const most = longest(name);
  // Of what ends with the session anyway, nothing is greater.
  return lasts > most ? most : 'allow';
}
