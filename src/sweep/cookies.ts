import { cookieScopes } from '../policy/cookieScopes.ts';

/** The names of the cookies that script can see. A sandboxed frame throws on every access. */
export function cookieNames(): string[] {
  try {
    return document.cookie
      .split('; ')
      .filter(pair => pair.includes('='))
      .map(pair => pair.slice(0, pair.indexOf('=')));
  } catch {
    return [];
  }
}

function write(text: string): void {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous, and a page that is left has no time
    document.cookie = text;
  } catch {
    // Whether it went is read back.
  }
}

/**
 * Removes all cookies of these names: a host-only cookie is not removed by a write for the domain, nor one of a
 * path by a write for another, nor one that is partitioned by a write that is not.
 */
export function removeCookies(names: readonly string[]): void {
  const isSecure = location.protocol === 'https:';
  const kinds = isSecure ? ['; Secure', '; Secure; SameSite=None; Partitioned'] : [''];
  for (const name of names) {
    for (const place of cookieScopes(location)) {
      for (const kind of kinds) write(`${name}=; Max-Age=0${place}${kind}`);
    }
  }
}

/** How many cookies of a name script can see. */
export const countOf = (name: string): number => cookieNames().filter(one => one === name).length;

/**
 * Makes a cookie whose name, domain and path are known end with the session. It is removed at exactly that
 * place first; if it is still to be seen, it is another one, and is left alone.
 *
 * @returns whether there is now exactly one of the name, for the session
 */
export function endWithSession(name: string, domain: string, path: string): boolean {
  const pair = document.cookie.split('; ').find(one => one.startsWith(`${name}=`));
  if (!pair || countOf(name) !== 1) return false;
  const place = `; Path=${path}${domain && `; Domain=${domain}`}${location.protocol === 'https:' ? '; Secure' : ''}`;
  write(`${name}=; Max-Age=0${place}`);
  if (countOf(name) > 0) return false;
  write(pair + place);
  return countOf(name) === 1;
}
