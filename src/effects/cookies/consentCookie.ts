import { encode } from '../../decision/consentString.ts';
import { readDecision } from '../../decision/readDecision.ts';
import type { Decision, Policy } from '../../model.ts';
import { consentNames } from '../../policy/consentNames.ts';
import { cookieScopes } from '../../policy/cookieScopes.ts';

/** The one cookie of ours: the choice, its time and its revision, nothing about the visitor (R10). */
export interface ConsentCookie {
  read(): Decision | null;
  /** Writes a decision, or removes it; `false` if the browser did not take it. */
  write(decision: Decision | null): boolean;
}

/** @param domain share the choice with the hosts of this domain; otherwise it is this host's alone */
export function consentCookie(
  name: string,
  { maxDays, sessionOnly, mayShow }: Policy,
  domain: string | undefined,
): ConsentCookie {
  const names = consentNames(name);
  const isSecure = location.protocol === 'https:';
  // A sandboxed frame throws on every access; a blocked jar reads as empty.
  const jar = () => {
    try {
      return document.cookie;
    } catch {
      return '';
    }
  };
  const now = () => Math.floor(Date.now() / 1000);
  // Under a limit, what an earlier time left counts no longer than what is written now.
  const read = (all = jar()) => readDecision(all, names, now(), sessionOnly ? 0.5 : maxDays);
  const set = (pair: string, scope: string, life: string) => {
    try {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous, and a choice must hold at once
      document.cookie = `${pair}${scope}; SameSite=Lax${isSecure ? '; Secure' : ''}${life}`;
    } catch {
      // Read back below: what was not taken is said there.
    }
  };
  /** How many there are under our names, or under one of them. */
  const count = (all: string, some: readonly string[] = names) =>
    some.reduce((sum, one) => sum + `; ${all}`.split(`; ${one}=`).length - 1, 0);
  const here = '; Path=/';
  const own = here + (domain ? `; Domain=${domain}` : '');
  const cookie: ConsentCookie = {
    read: () => read(),
    write(decision) {
      if (!mayShow) return false;
      // Age counts from the decision: writing it again never renews it.
      const life = decision?.sessionOnly
        ? ''
        : `; Max-Age=${decision ? decision.time + maxDays * 86400 - now() : 0}`;
      const value = decision ? encode(decision) : '';
      // In its place first: another tab that looks between two writes must not find nothing.
      set(`${name}=${value}`, own, life);
      // Each write is a trip to another process, and so is each look. What is seen alone is no twin; on a domain it may be.
      let all = jar();
      if (domain || !all.includes(value) || count(all) !== Number(!!decision)) {
        // Away with all others, wherever a server or a neighbor put them: twins would outlive a change.
        for (const one of names) {
          for (const scope of cookieScopes(location))
            if (one !== name || scope !== own) set(`${one}=`, scope, '; Max-Age=0');
        }
        all = jar();
      }
      if (!decision) return !read(all);
      // A domain that is not ours to write on (a public suffix, a typing error): this host alone, then. And the
      // domain of an address is the host itself.
      const attempts = [[name, here], ...(isSecure ? [] : [own, here].map(scope => [names[1], scope]))];
      for (const [one, scope = ''] of attempts) {
        if (all.includes(value)) break;
        set(`${one}=${value}`, scope, life);
        all = jar();
      }
      return all.includes(value);
    },
  };
  // Of several one stays, and nothing malformed beside it. Where no choice may outlive the session, one that could now
  // ends with it; one that is too old for that goes.
  const before = jar();
  const kept = read(before);
  if (names.some(one => count(before, [one]) > 1) || (count(before) && sessionOnly && !kept?.sessionOnly))
    cookie.write(kept && { ...kept, sessionOnly: sessionOnly || kept.sessionOnly });
  return cookie;
}
