/** What a page's source asks for from other companies. */
export interface Found {
  /** Services of the catalog, by id, in the order of the page. */
  services: string[];
  /** Hosts that the catalog does not know. */
  unknown: string[];
}

/** The attributes by which a page loads something. A link that people follow loads nothing. */
const LOADING = ['src', 'data-src', 'data-consent-src', 'srcset', 'poster', 'data', 'href'];
const isFollowed = (element: Element) => /^(a|area|base)$/i.test(element.localName);

/** Addresses in a snippet's code: with or without the scheme, up to where a string or a tag ends. */
const addressesIn = (code: string) => code.match(/(?:https?:)?\/\/[\w.-]+\.[a-z]{2,}[^\s"'`<>\\)]*/gi) ?? [];

/** Everything in a page's source that may be an address. */
function* addresses(page: Document): Iterable<string> {
  for (const element of page.querySelectorAll('*')) {
    for (const name of isFollowed(element) ? [] : LOADING) {
      const value = element.getAttribute(name) ?? '';
      yield* name === 'srcset' ? addressesIn(value) : [value];
    }
    if (element.localName === 'script' || element.localName === 'noscript')
      yield* addressesIn(element.textContent ?? '');
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
  for (const text of addresses(page)) {
    // Without a host it is on the site itself.
    if (!/^\s*(https?:)?\/\//i.test(text) || !URL.canParse(text, 'https://localhost')) continue;
    const url = new URL(text, 'https://localhost');
    const id = serviceAt(url);
    if (id) services.add(id);
    else unknown.add(url.hostname);
  }
  return { services: [...services], unknown: [...unknown] };
}
