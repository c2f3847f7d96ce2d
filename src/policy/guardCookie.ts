import { matching } from '../catalog/matching.ts';
import type { Config } from '../config/attributes.ts';
import { consentNames } from './consentNames.ts';
import type { CookieWrite } from './cookieWrite.ts';

/** What a site allows the cookies that script writes. */
export interface CookieLimits {
  /** Whether any cookie is limited at all. */
  isLimited: boolean;
  /** The longest that a cookie may live, in seconds; `0`: to the end of the session. */
  maxAge(name: string): number;
}

/** What becomes of a write: it stays as it is, it is not carried out, or it lives so many seconds (`0`: the session). */
export type Verdict = 'allow' | 'refuse' | number;

/** What a site's attributes come to (R7, R8, R9). How long the consent cookie lives is decided where it is written. */
export function cookieLimits({ cookieLimit, loginCookies, maxDays, cookieName }: Config): CookieLimits {
  const isLimited = cookieLimit !== 'none';
  const most = isLimited || maxDays ? (maxDays ?? 180) * 86_400 : Number.POSITIVE_INFINITY;
  const mayLast = matching([
    ...consentNames(cookieName),
    ...((cookieLimit === 'login' && loginCookies) || []),
  ]);
  return {
    isLimited: most < Number.POSITIVE_INFINITY,
    maxAge: name => (isLimited && !mayLast(name) ? 0 : most),
  };
}

/** Judges one write. Deletions always pass. @param isHeld whether a cookie's name is one of a held service */
export function guardCookie(
  { name, lifetime: lasts }: CookieWrite,
  { isLimited, maxAge: longest }: CookieLimits,
  isHeld: (name: string) => boolean,
): Verdict {
  if (lasts <= 0) return 'allow';
  if (isHeld(name)) return 'refuse';
  const most = longest(name);
  // What makes no sense here may make some to another browser: under a limit it says nothing.
  return lasts > most ? most : isLimited && Number.isNaN(lasts) ? 0 : 'allow';
}
