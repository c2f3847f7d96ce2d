import { urlAt } from '../source/urlAt.ts';

/** What is no page to look at: files, and addresses that do something. */
const NO_PAGE =
  /\.(pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|svg|webp|mp[34]|ics|xml|json|csv|txt|js|css)$|(log|sign)-?(out|off)|[/_-](delete|remove|unsubscribe)\b/i;

/** An address as a page to look at, without what stands behind `#`; `undefined`: none of this site's. */
export function pageAt(address: string, base: string): string | undefined {
  const url = urlAt(address, base);
  if (!url || url.origin !== new URL(base).origin || NO_PAGE.test(url.pathname)) return undefined;
  url.hash = '';
  // What is asked of a page may do something, or be about somebody.
  url.search = '';
  return url.href;
}

/** The addresses in a site map (https://www.sitemaps.org/protocol.html). */
export const sitemapAddresses = (xml: string): string[] =>
  xml
    .split('<loc>')
    .slice(1)
    .map(part => (part.split('<')[0] ?? '').trim().replaceAll('&amp;', '&'));

/** The pages to look at: this one first, then those that it links to, then those of the site map; each once. */
export function pagesToLookAt(
  here: string,
  links: readonly string[],
  sitemap: readonly string[],
  most: number,
): string[] {
  const pages = [here, ...links, ...sitemap].flatMap(address => pageAt(address, here) ?? []);
  return [...new Set(pages)].slice(0, most);
}
