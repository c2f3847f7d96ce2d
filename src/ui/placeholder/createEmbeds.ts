import type { Texts } from '../../model.ts';
import type { Embeds } from '../../parts.ts';
import { announceChange } from '../first-layer/announceChange.ts';
import { checkAccent } from '../first-layer/checkAccent.ts';
import { stepAside } from '../first-layer/stepAside.ts';
import type { Tree } from '../tree.ts';
import { whatIsTold } from '../whatIsTold.ts';
import { showPlaceholders } from './showPlaceholders.ts';

/** Makes the chunk of what some pages have to show, in every language, from what was rendered at build time. */
export function createEmbeds(tree: Tree, sentences: Texts, css: string): Embeds {
  let placeholders: Promise<() => void> | undefined;
  return {
    furnish(gate, surfaces) {
      checkAccent(gate, surfaces);
      stepAside(gate, surfaces);
      announceChange(gate, surfaces, sentences);
    },
    fillIn(gate) {
      placeholders ??= whatIsTold(gate).then(services =>
        showPlaceholders(gate, services, tree, sentences, css),
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
