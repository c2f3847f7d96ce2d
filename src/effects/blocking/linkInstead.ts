import type { HeldEmbed } from '../../model.ts';
import { addEventListener, getAttribute } from '../../native.ts';
import { isSafe } from './promises.ts';

/**
 * A plain link in each held frame, where no placeholders could be loaded: nobody is left before an empty box.
 *
 * @returns puts them there
 */
export function linkInstead(heldEmbeds: ReadonlyMap<Element, HeldEmbed | null>): () => void {
  const known = new WeakSet<Element>();
  const draw = (frame: HTMLIFrameElement) => {
    const address = heldEmbeds.get(frame)?.address;
    const body = frame.contentDocument?.body;
    if (!address || !body || !isSafe(address)) return;
    const link = frame.ownerDocument.createElement('a');
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = getAttribute(frame, 'title') || address;
    body.replaceChildren(link);
  };
  return () => {
    for (const element of heldEmbeds.keys()) {
      if (!(element instanceof HTMLIFrameElement) || known.has(element)) continue;
      known.add(element);
      // The document may still be on its way, or another one come with a move.
      addEventListener(element, 'load', () => draw(element));
      draw(element);
    }
  };
}
