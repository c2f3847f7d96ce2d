import { urlAt } from '../source/urlAt.ts';

/** Files, which are no page to look at, and which a frame would download. */
const FILE =
  /\.(pdf|docx?|xlsx?|pp[st]x?|od[pst]|rtf|epub|pub|key|numbers|zip|rar|7z|t?gz|tar|dmg|exe|msi|apk|jpe?g|png|gif|svg|webp|avif|heic|mp[34]|m4[av]|mov|avi|wav|web[mp]|ics|vcf|xml|rss|json|csv|txt|js|css)$/i;

/** Addresses that do something, in English and in Spanish. */
const ACTS =
  /(log|sign)[-_]?(out|off)|cerrar[-_]?sesi|[/_-](delete|remove|unsubscribe|destroy|disconnect|salir|eliminar|borrar|desconectar|add[-_]to[-_]cart|cart\/add)/i;

/** An address as a page to look at, without what stands behind `#`; `undefined`: none of this site's. */
export function pageAt(address: string, base: string): string | undefined {
  const url = urlAt(address, base);
  if (!url || !/^http/.test(url.protocol) || url.origin !== new URL(base).origin) return undefined;
  if (FILE.test(url.pathname) || ACTS.test(url.pathname)) return undefined;
  // What is asked of a page may do something, or be about somebody.
  return url.origin + url.pathname;
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
