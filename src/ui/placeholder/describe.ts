import type { Mark, Told } from '../../model.ts';
import type { Gate, Values } from '../../parts.ts';

/** What is held, and what is known of it. */
export interface Thing {
  mark: Mark;
  /** Where it would have come from; `undefined` where that is no address of the web. */
  address?: URL | undefined;
  /** The frame's own title; empty where there is none. */
  title?: string;
  /** What visitors are told of the service that it waits for. */
  told: Told | undefined;
}

/** Titles that say only whose it is: they name nothing, and are in one language. */
const isStock = (title: string, told: Told | undefined) =>
  [told?.name, ...(told?.embed?.titles ?? [])].some(one => one?.toLowerCase() === title.toLowerCase());

/**
 * The values of a placeholder or a notice.
 *
 * @returns among them `title`, or the kind by its own name (`video: '1'`); `open`, or `locked` with its reason
 */
export function describe(
  { mark, address, title = '', told }: Thing,
  { consent, config: { audience } }: Pick<Gate, 'consent' | 'config'>,
): Values {
  const isOpen = consent.mayGrant(mark.categories);
  const host = address?.host ?? '';
  const name = told?.name ?? (host || (mark.service ?? ''));
  const kind = told?.embed?.kind ?? 'widget';
  const own = isStock(title.trim(), told) ? '' : title.trim();
  // Cookies on sites of their own, beyond the reach of a site whose cookies end with the session.
  const isLasting =
    consent.policy.sessionOnly && told?.cookies.some(({ days, domain }) => domain && days > 0);
  const facts = [
    own ? 'title' : kind,
    ...(isOpen ? ['open', told ? 'known' : '', isLasting ? 'lasting' : ''] : ['locked', audience]),
  ];
  return {
    ...Object.fromEntries(facts.map(fact => [fact, '1'])),
    kind,
    title: own,
    host,
    name,
    company: told?.company || host || name,
    // A child is shown no door to another company's site.
    href: audience === 'children' ? '' : (address?.href ?? ''),
  };
}

/** Of an element that is held, what is known: in the page's markup, and of the service whose address it is. */
export function heldAt(
  element: Element,
  mark: Mark,
  tell: (id: string | undefined) => Told | undefined,
  serviceAt: Gate['serviceAt'],
): Thing {
  const address = addressOf(element);
  // A mark can say anything: who it belongs to is what the address says, where there is one.
  const isTheirs = !address || address.origin === location.origin || serviceAt(address) === mark.service;
  return {
    mark,
    address: address && /^https?:$/.test(address.protocol) ? address : undefined,
    title: element.getAttribute('title') ?? '',
    told: isTheirs ? tell(mark.service) : undefined,
  };
}

/** The attributes that may hold an address, the one that counts first. */
const ADDRESSES = [
  'data-consent-src',
  'data-consent-data',
  'data-src',
  'data-cookieblock-src',
  'src',
  'data',
];

/** Where something held would have come from. */
function addressOf(element: Element): URL | undefined {
  for (const name of ADDRESSES) {
    const value = element.getAttribute(name);
    if (!value || value === 'about:blank') continue;
    try {
      return new URL(value, document.baseURI);
    } catch {
      return undefined;
    }
  }
  return undefined;
}
