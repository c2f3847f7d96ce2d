import type { Surface } from '../../interfaces.ts';
import type { Texts } from '../../model.ts';
import { buildTree } from '../buildTree.ts';
import type { Tree } from '../tree.ts';
import type { BannerValues, ReopenValues, StatusValues } from '../values.ts';

/** What each surface is built with. */
export interface SurfaceValues {
  banner: BannerValues;
  status: StatusValues;
  reopen: ReopenValues;
}

/**
 * Builds a surface's nodes.
 *
 * @param own the site's own sentences, in this language
 */
export type Build = <S extends Surface>(
  surface: S,
  language: string,
  values: SurfaceValues[S],
  own: Texts | string | undefined,
) => HTMLElement;

/**
 * Makes what builds the first layer's surfaces from what was rendered at build time.
 *
 * @param sentences by language
 */
export const createBuilder =
  (trees: Record<Surface, Tree>, sentences: Texts): Build =>
  (surface, language, values, own) => {
    // One may switch to each language but the one that is spoken.
    const others = Object.keys(sentences).filter(code => code !== language);
    const all = { ...values, ...Object.fromEntries(others.map(code => [`to-${code}`, true])) };
    const element = buildTree(trees[surface], sentences[language] as Texts, all, own);
    element.lang = language;
    return element;
  };
