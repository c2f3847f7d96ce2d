import type { Embeds, Service, Texts } from '../model.ts';
import { showPlaceholders } from './showPlaceholders.ts';
import type { Tree } from './tree.ts';

/** Makes the chunk that stands in for what is held, in every language, from what was rendered at build time. */
export function createEmbeds(
  services: Readonly<Record<string, Service>>,
  tree: Tree,
  sentences: Texts,
  css: string,
): Embeds {
  let fillIn: (() => void) | undefined;
  return {
    fillIn(gate) {
      fillIn ??= showPlaceholders(gate, services, tree, sentences, css);
      fillIn();
    },
  };
}
