import type { FirstLayer, Surface } from '../model.ts';
import { ownSentence } from './ownSentence.ts';
import { showSurfaces } from './showSurfaces.ts';
import { SENTENCE, type Tree, VALUE } from './tree.ts';

/**
 * Makes the first layer of one language from what was rendered at build time. Nodes are made one by one:
 * no HTML is parsed, so nothing has to be escaped.
 */
export function createFirstLayer(
  language: string,
  trees: Record<Surface, Tree>,
  sentences: Record<string, string>,
  css: string,
): FirstLayer {
  return {
    start: gate => showSurfaces(gate, css),
    build(surface, values, texts) {
      const fill = (text: string) =>
        text[0] === SENTENCE
          ? (ownSentence(texts, text.slice(1)) ?? sentences[text.slice(1)] ?? '')
          : text[0] === VALUE
            ? (values[text.slice(1)] ?? '')
            : text;
      const grow = ([name, attributes, ...children]: Tree): HTMLElement | undefined => {
        const { 'data-when': when, ...rest } = attributes;
        if (when && !values[when]) return undefined;
        const element = document.createElement(name);
        for (const attribute in rest) element.setAttribute(attribute, fill(rest[attribute] as string));
        for (const child of children) {
          const node = typeof child === 'string' ? fill(child) : grow(child);
          if (node) element.append(node);
        }
        return element;
      };
      const element = grow(trees[surface]) as HTMLElement;
      element.lang = language;
      return element;
    },
  };
}
