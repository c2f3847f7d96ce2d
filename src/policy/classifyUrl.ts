import type { Catalog } from '../catalog/catalog.ts';
import { ESSENTIAL, isEssential, optionalCategories } from '../catalog/categories.ts';
import { covers } from '../catalog/covers.ts';
import type { Config } from '../config/attributes.ts';
import type { Requirement } from '../model.ts';

/**
 * What an address requires. `null` where nothing is required: the page's own, the allowed; `undefined` where nothing on
 * its whole host requires anything.
 */
export type ClassifyUrl = (url: URL) => Requirement | null | undefined;

/** All that can be granted. */
export const EVERYTHING = optionalCategories.map(category => [category]);

/**
 * @param pageHost the page's host name
 * @param home how the addresses of the rest of the widget begin
 */
export function createClassifyUrl(
  { block, allow = [], cookieDomain, recordUrl }: Config,
  catalog: Catalog,
  pageHost: string,
  home = '',
): ClassifyUrl {
  const own = [pageHost.replace(/^www\./, ''), ...(cookieDomain ? [cookieDomain] : [])];
  return url => {
    // Our own: records, which the site wants, and chunks.
    if (url.href === recordUrl || (home && url.href.startsWith(home))) return null;
    if (!/^(http|ws)/.test(url.protocol) || own.some(domain => covers(domain, url.hostname))) return null;
    const service = catalog.serviceAt(url);
    // Where anybody can put files nothing is passed over, though it may run: the webmaster is told of it.
    const isOpen = !!service && catalog.kinds.open.has(service);
    const isAllowed = allow.some(name => covers(name, url.hostname));
    if (isAllowed && !isOpen) return null;
    if (service == null) return block === 'strict' ? { categories: EVERYTHING, service: undefined } : service;
    const anyOf = isAllowed ? ESSENTIAL : (catalog.categories.get(service) ?? []);
    if (isEssential(anyOf) && !isOpen && (block !== 'strict' || allow.includes(service))) return null;
    return { categories: [anyOf], service };
  };
}
