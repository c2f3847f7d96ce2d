import type { Embeds } from '../../parts.ts';
import { announceChange } from '../first-layer/announceChange.ts';
import { checkAccent } from '../first-layer/checkAccent.ts';
import { whatIsTold } from '../whatIsTold.ts';
import { type Rendered, showPlaceholders } from './showPlaceholders.ts';

/** Makes the chunk of what some pages have to show, in every language, from what was rendered at build time. */
export function createEmbeds(rendered: Rendered): Embeds {
  let placeholders: Promise<() => void> | undefined;
  return {
    furnish(gate, surfaces) {
      checkAccent(gate, surfaces);
      announceChange(gate, surfaces, rendered.sentences);
    },
    fillIn(gate, surfaces) {
      placeholders ??= whatIsTold(gate).then(services =>
        showPlaceholders(gate, services, surfaces, rendered),
      );
      placeholders.then(show => show());
      for (const [place, mark] of gate.missing) {
        if (mark || !place.isConnected) continue;
        gate.chunks.ui().then(
          ({ declare }) => declare(gate, place),
          error => gate.report('chunk', error),
        );
      }
    },
  };
}
