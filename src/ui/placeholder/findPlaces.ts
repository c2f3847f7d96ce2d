import type { HeldEmbed, Told } from '../../model.ts';
import { querySelectorAll } from '../../native.ts';
import type { Gate } from '../../parts.ts';
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

/**
 * Where what is held would have been, besides the frames, which are their own places.
 *
 * @param isClosed whether nothing can be drawn in a frame
 * @returns what has a place; and what has none, if its service has none on the whole page
 */
export function findPlaces(
  missing: Gate['missing'],
  told: (id: string | undefined) => Told | undefined,
  isClosed: (frame: Element) => boolean,
): { places: Place[]; placeless: Held[] } {
  const places: Place[] = [];
  const placeless: Held[] = [];
  const placed = new Set<string>();
  for (const [element, embed] of missing) {
    if (!embed || !element.isConnected || isEdited(element)) continue;
    const { service = '' } = embed;
    if (element.localName === 'iframe' && !isClosed(element)) {
      placed.add(service);
      continue;
    }
    const { container, kind = 'widget' } = (element.localName === 'script' && told(service)?.embed) || {};
    const found = container ? querySelectorAll(document, container) : [];
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
