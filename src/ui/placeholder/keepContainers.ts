import type { HeldEmbed } from '../../model.ts';
import type { Brush } from './brush.ts';
import { drawInContainer, leaveContainer } from './drawInContainer.ts';
import type { Place } from './findPlaces.ts';

/** Draws in the places that held scripts would have filled. */
export interface Containers {
  /** Draws in these, and in no others any more. @param asked what the visitor asked for */
  update(places: readonly Place[], asked: Element | undefined): void;
  /** Draws all anew: other words are to be said. */
  redraw(): void;
}

export function keepContainers(brushFor: (place: Element, embed: HeldEmbed) => Brush): Containers {
  const shown = new Map<ShadowRoot, Place>();
  const draw = ({ root, kind, embed }: Place) => drawInContainer(root, kind, brushFor(root.host, embed));
  return {
    update(places, asked) {
      const wanted = new Set(places.map(({ root }) => root));
      for (const root of shown.keys()) {
        if (wanted.has(root)) continue;
        leaveContainer(root, root.host === asked);
        shown.delete(root);
      }
      for (const place of places) {
        if (shown.has(place.root)) continue;
        shown.set(place.root, place);
        draw(place);
      }
    },
    redraw() {
      for (const place of shown.values()) draw(place);
    },
  };
}
