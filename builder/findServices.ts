/** What a page's source asks for from other companies. */
export interface Found {
  /** Services of the catalog, by id, in the order of the page. */
  services: string[];
  /** Hosts that the catalog does not know. */
  unknown: string[];
}

/** The attributes by which a page loads something. */
const LOADING = ['src', 'data-src', 'data-consent-src', 'srcset', 'poster', 'data', 'href'];

/** Whether it only says where something is: what people follow, and `<link>`s such as `canonical`. */
const isFollowed = ({ localName, rel }: Element & { rel?: string }) =>
  /^(a|area|base)$/.test(localName) ||
  (localName === 'link' && !/sheet|load|fetch|connect|icon|manifest/i.test(rel ?? ''));

/** Whether it is code. What describes a page to search engines is data, and names hosts that nobody asks. */
const isCode = ({ localName, type }: Element & { type?: string }) =>
  localName === 'noscript' || (localName === 'script' && type !== 'application/ld+json');

/** Addresses in a snippet's code: behind a scheme or a quote, else it is a comment; up to where a string or a tag ends. */
const addressesIn = (code: string) =>
  (code.replaceAll('\\/', '/').match(/(?:https?:|["'`])\/\/[\w.-]+\.[a-z]{2,}[^\s"'`<>\\)]*/gi) ?? []).map(
    address => address.replace(/^["'`]/, ''),
  );

/** The host that the page says it is on, if it does; a page that was pasted has no other. */
function ownHost(page: Document): string | undefined {
  const address = page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

/** Everything in a page's source that may be an address. */
function* addresses(page: Document): Iterable<string> {
  for (const element of page.querySelectorAll('*')) {
    for (const name of isFollowed(element) ? [] : LOADING) {
      const value = element.getAttribute(name) ?? '';
      yield* name === 'srcset' ? value.split(',') : [value];
    }
    if (isCode(element)) yield* addressesIn(element.textContent ?? '');
  }
}

/**
 * Looks for other companies' services in the source of a page. Nothing of it loads or runs: the document that it is
 * parsed into is never shown.
 *
 * @param serviceAt the service at an address, if it is known
 */
export function findServices(source: string, serviceAt: (url: URL) => string | undefined): Found {
  const services = new Set<string>();
  const unknown = new Set<string>();
  const page = new DOMParser().parseFromString(source, 'text/html');
  const own = ownHost(page);
  for (const text of addresses(page)) {
    // Without a host it is on the site itself.
    if (!/^\s*(https?:)?\/\//i.test(text) || !URL.canParse(text, 'https://localhost')) continue;
    const url = new URL(text, 'https://localhost');
    const id = serviceAt(url);
    if (id) services.add(id);
    else if (url.hostname !== own) unknown.add(url.hostname);
  }
  return { services: [...services], unknown: [...unknown] };
}
