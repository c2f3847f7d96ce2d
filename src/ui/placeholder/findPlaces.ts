import { covers } from '../../catalog/covers.ts';
import type { Gate } from '../../interfaces.ts';
import type { Embed, HeldEmbed, ServiceDetails } from '../../model.ts';
import { baseURI, isConnected, localName, parentElement, querySelectorAll } from '../../native.ts';
import { isEdited } from './decoration.ts';
import { rootIn } from './drawInContainer.ts';

/** Something that is held. */
export type Held = readonly [element: Element, embed: HeldEmbed];

/** A place of the page that a held script would have filled. */
export interface Place {
  root: ShadowRoot;
  embed: HeldEmbed;
  kind: string;
}

/** Whether an address is one of those that a name means: a host, and the beginning of a path. */
function isMeant(name: string, address: string | undefined, base: string): boolean {
  try {
    const { hostname, pathname } = new URL(address ?? '', base);
    const path = name.indexOf('/');
    return covers(name.slice(0, path), hostname) && pathname.startsWith(name.slice(path));
  } catch {
    return false;
  }
}

/** Whether a place holds nothing to look at but what a script in it will build. */
const isBare = (place: Element) =>
  ![...place.childNodes].some(
    node => !/^(script|noscript|style|link|#comment)$/i.test(node.nodeName) && node.nodeValue?.trim() !== '',
  );

/** The places that a script would fill: the ones that the page made for it, or where it stands itself. */
function built(script: Element, address: string | undefined, { container, inPlace = [] }: Partial<Embed>) {
  const own = parentElement(script);
  if (own && isBare(own) && inPlace.some(name => isMeant(name, address, baseURI(script)))) return [own];
  return container ? querySelectorAll(document, container) : [];
}

/**
 * Where what is held would have been, besides the frames, which are their own places.
 *
 * @param isClosed whether nothing can be drawn in a frame
 * @returns what has a place; and what has none, if its service has none on the whole page
 */
export function findPlaces(
  heldEmbeds: Gate['heldEmbeds'],
  detailsOf: (id: string | undefined) => ServiceDetails | undefined,
  isClosed: (frame: Element) => boolean,
): { places: Place[]; placeless: Held[] } {
  const places: Place[] = [];
  const placeless: Held[] = [];
  const placed = new Set<string>();
  for (const [element, embed] of heldEmbeds) {
    if (!embed || !isConnected(element) || isEdited(element)) continue;
    const { service = '' } = embed;
    const isScript = localName(element) === 'script';
    if (localName(element) === 'iframe' && !isClosed(element)) {
      placed.add(service);
      continue;
    }
    const { kind = 'widget', ...build } = (isScript && detailsOf(service)?.embed) || {};
    const found = isScript ? built(element, embed.address, build) : [];
    if (!found[0]) placeless.push([element, embed]);
    for (const place of found) {
      const root = rootIn(place);
      if (!root) placeless.push([element, embed]);
      else if (!isEdited(place)) {
        places.push({ root, embed, kind });
        placed.add(service);
      }
    }
  }
  return { places, placeless: placeless.filter(([, { service = '' }]) => !placed.has(service) || !service) };
}
