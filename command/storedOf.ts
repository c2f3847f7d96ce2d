import type { Stored } from '../src/audit/model.ts';
import { safeName } from '../src/audit/read/names.ts';
import { matching } from '../src/catalog/matching.ts';
import type { JarCookie, Seen } from './seen.ts';
import type { Site } from './siteOf.ts';

const DAY = 86_400;

const hostOf = ({ domain }: Pick<JarCookie, 'domain'>) => domain.replace(/^\./, '');

/** Whether what a service says of a cookie is about one of the jar: also of one that it keeps on its own hosts. */
const isAbout = (declared: { name: string; domain?: string }, cookie: JarCookie, isOwn: boolean) => {
  const domain = declared.domain?.replace(/^\./, '');
  const isThere = domain ? `.${hostOf(cookie)}`.endsWith(`.${domain}`) || isOwn : isOwn;
  return isThere && /[^*]/.test(declared.name) && matching([declared.name])(cookie.name);
};

/**
 * What is kept: the browser's whole jar, which no script can see all of, and the page's stores. Names and lifetimes,
 * never what stands in it.
 *
 * @param now Unix seconds
 */
export function storedOf({ jar, inPage }: Seen, site: Site, now: number): Stored[] {
  const known = site.ids.flatMap(id => site.describe(id) ?? []);
  const judged = (services: string[]) => ({
    services,
    mayStay: !services[0] || services.some(id => site.mayRun(id) || site.isAllowed('', id)),
  });
  const cookies = jar
    .filter(({ name }) => !site.isOurs(name))
    .map((cookie): Stored => {
      const isOwn = site.isOwn(hostOf(cookie));
      const declaring = known.filter(({ cookies }) => cookies.some(one => isAbout(one, cookie, isOwn)));
      const there = isOwn ? undefined : site.partyAt(`https://${hostOf(cookie)}/`)?.service;
      const limit = isOwn ? site.maxAge(cookie.name) / DAY : Number.POSITIVE_INFINITY;
      return {
        store: 'cookie',
        name: safeName(cookie.name),
        days: cookie.expires < 0 ? 0 : (cookie.expires - now) / DAY,
        ...(limit < Number.POSITIVE_INFINITY && { allowed: limit }),
        ...judged([...new Set([...declaring.map(({ id }) => id), ...(there ? [there] : [])])]),
      };
    });
  const keys = inPage.kept
    .filter(({ name }) => !site.isOurs(name))
    .map(({ store, name }): Stored => {
      const declaring = known.filter(({ storage }) =>
        matching(storage.filter(one => /[^*]/.test(one)))(name),
      );
      return { store, name: safeName(name), ...judged(declaring.map(({ id }) => id)) };
    });
  return [...cookies, ...keys];
}
