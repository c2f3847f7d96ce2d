import type { Embeds } from '../../interfaces.ts';
import { announceChange } from '../first-layer/announceChange.ts';
import { checkAccent } from '../first-layer/checkAccent.ts';
import { loadServiceDetails } from '../loadServiceDetails.ts';
import { type Rendered, showPlaceholders } from './showPlaceholders.ts';

/** Makes the chunk of what some pages have to show, in every language, from what was rendered at build time. */
export function createEmbeds(rendered: Rendered): Embeds {
  let placeholders: Promise<() => void> | undefined;
  return {
    enhanceBanner(gate, surfaces) {
      checkAccent(gate, surfaces);
      announceChange(gate, surfaces, rendered.sentences);
    },
    renderPlaceholders(gate, surfaces) {
      placeholders ??= loadServiceDetails(gate).then(services =>
        showPlaceholders(gate, services, surfaces, rendered),
      );
      placeholders.then(show => show());
      for (const [place, embed] of gate.heldEmbeds) {
        if (embed || !place.isConnected) continue;
        gate.chunks.ui().then(
          ({ declare }) => declare(gate, place),
          error => gate.report('chunk', error),
        );
      }
    },
  };
}
