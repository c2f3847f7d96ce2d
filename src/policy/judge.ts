import type { Catalog } from '../catalog/catalog.ts';
import { optionalCategories } from '../catalog/categories.ts';
import type { Config } from '../config/attributes.ts';
import type { Mark } from '../model.ts';

/**
 * What an address waits for. `null` where nothing is to wait: the page's own, the allowed; `undefined` where nothing on
 * its whole host is.
 */
export type Judge = (address: string, base: string) => Mark | null | undefined;

const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

/**
 * @param pageHost the page's host name
 * @param home how the addresses of the rest of the widget begin
 */
export function createJudge(
  { block, allow = [], cookieDomain, recordUrl }: Config,
  catalog: Catalog,
  pageHost: string,
  home = '',
): Judge {
  const own = [pageHost.replace(/^www\./, ''), ...(cookieDomain ? [cookieDomain] : [])];
  return (address, base) => {
    let url: URL;
    try {
      url = new URL(address, base);
    } catch {
      return null;
    }
    // Our own: records, which the site wants, and chunks.
    if (url.href === recordUrl || (home && url.href.startsWith(home))) return null;
    if (!/^(http|ws)/.test(url.protocol) || own.some(domain => isWithin(url.hostname, domain))) return null;
    const service = catalog.serviceAt(url);
    if (allow.some(name => isWithin(url.hostname, name.replace(/^\*\./, '')))) return null;
    if (service == null)
      return block === 'strict' ? { categories: [...optionalCategories], service: undefined } : service;
    const category = catalog.categories.get(service) ?? '';
    if (category === 'essential' && (block === 'known' || allow.includes(service))) return null;
    return { categories: [category], service };
  };
}
