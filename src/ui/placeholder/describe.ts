import type { Gate } from '../../interfaces.ts';
import type { HeldEmbed, ServiceDetails } from '../../model.ts';
import { baseURI, documentElement } from '../../native.ts';
import type { PlaceholderValues } from '../values.ts';

/** What any frame of a kind is called, as far as seen in vendors' own snippets. */
const USUAL = new Set(
  'the of a de del video player embed embedded iframe frame map maps calendar widget form post posts tweet page feed timeline audio document content reproductor mapa calendario formulario'.split(
    ' ',
  ),
);

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a title is the vendor's own, or says only whose it is and of what kind: it names nothing, and is in one language. */
function isStock(title: string, details: ServiceDetails | undefined): boolean {
  const theirs = new Set(
    wordsOf([details?.name, details?.company, ...(details?.embed?.titles ?? [])].join(' ')),
  );
  return wordsOf(title).every(word => USUAL.has(word) || theirs.has(word));
}

/** An address of the web; nothing else is one that a link may have. */
function webAddress(address: string | undefined): URL | undefined {
  try {
    const url = new URL(address ?? '', baseURI(documentElement(document)));
    return address && /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The values of a placeholder or a notice for something that is held.
 *
 * @param details what visitors are told of its service
 * @param title the frame's own
 */
export function describe(
  { categories, service = '', address }: HeldEmbed,
  details: ServiceDetails | undefined,
  title: string,
  { consent, config: { audience } }: Pick<Gate, 'consent' | 'config'>,
): PlaceholderValues {
  const isOpen = consent.mayGrant(categories, service);
  const url = webAddress(address);
  const host = url?.host ?? '';
  const name = details?.name ?? (host || service);
  const kind = details?.embed?.kind ?? 'widget';
  const own = isStock(title.trim(), details) ? '' : title.trim();
  // Cookies on sites of their own, beyond the reach of a site whose cookies end with the session.
  const isLasting = consent.policy.sessionOnly && details?.persistent !== undefined;
  return {
    heading: own ? 'title' : kind,
    title: own,
    kind,
    open: isOpen,
    // Of what nobody knows by name, the whole category would be allowed: that is no matter of one frame.
    known: isOpen && !!details,
    lasting: isOpen && isLasting,
    ...(!isOpen && { lockedFor: audience }),
    host,
    name,
    company: details?.company || host || name,
    // A child is shown no door to another company's site.
    href: (audience !== 'children' && url?.href) || '',
  };
}
