import { encode } from '../../decision/consentString.ts';
import { readDecision } from '../../decision/readDecision.ts';
import type { Decision, Policy } from '../../model.ts';
import { cookiePlaces } from '../../policy/cookiePlaces.ts';

/** The one cookie of ours: the choice, its time and its revision, nothing about the visitor (R10). */
export interface ConsentCookie {
  read(): Decision | null;
  /** Writes a decision, or removes it; `false` if the browser did not take it. */
  write(decision: Decision | null): boolean;
}

/** @param domain share the choice with the hosts of this domain; otherwise it is this host's alone */
export function consentCookie(
  name: string,
  { maxDays, sessionOnly }: Policy,
  domain: string | undefined,
): ConsentCookie {
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
  const read = () => readDecision(jar(), name, now(), sessionOnly ? 0.5 : maxDays);
  const set = (value: string, place: string, life: string) => {
    try {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous, and a choice must hold at once
      document.cookie = `${name}=${value}${place}; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}${life}`;
    } catch {
      // Read back below: what was not taken is said there.
    }
  };
  const own = `; Path=/${domain ? `; Domain=${domain}` : ''}`;
  const cookie: ConsentCookie = {
    read,
    write(decision) {
      // Age counts from the decision: writing it again never renews it.
      const life = decision?.sessionOnly
        ? ''
        : `; Max-Age=${decision ? decision.time + maxDays * 86400 - now() : 0}`;
      const value = decision ? encode(decision) : '';
      // In its place first: another tab that looks between two writes must not find nothing.
      set(value, own, life);
      // Then away with all others of the name, wherever a server put them: twins would outlive a change, and one
      // that a fast clock dated later would overrule it.
      for (const place of cookiePlaces(location)) if (place !== own) set('', place, '; Max-Age=0');
      if (!decision) return !read();
      // A domain that is not ours to write on (a public suffix, a typing error): this host alone, then. And the
      // domain of an address is the host itself.
      if (!jar().includes(value)) set(value, '; Path=/', life);
      return jar().includes(value);
    },
  };
  // Of several the newest stays, and nothing malformed beside it. Where no choice may outlive the session, one that
  // could now ends with it; one that is too old for that goes.
  const kept = read();
  const count = `; ${jar()}`.split(`; ${name}=`).length - 1;
  if (count > 1 || (count && sessionOnly && !kept?.sessionOnly))
    cookie.write(kept && { ...kept, sessionOnly: sessionOnly || kept.sessionOnly });
  return cookie;
}
