import type { Texts } from '../../model.ts';
import type { FirstLayer, Surface } from '../../parts.ts';
import { buildTree } from '../buildTree.ts';
import type { Tree } from '../tree.ts';
import { showSurfaces } from './showSurfaces.ts';

/** Makes the first layer of one language from what was rendered at build time. */
export function createFirstLayer(
  language: string,
  trees: Record<Surface, Tree>,
  sentences: Texts,
  css: string,
): FirstLayer {
  return {
    start: gate => showSurfaces(gate, css),
    build(surface, values, texts, all) {
      const element = buildTree(trees[surface], all || sentences, values, texts);
      element.lang = language;
      return element;
    },
  };
}
