import type { Texts } from '../model.ts';
import { say } from './sentenceOf.ts';
import { IS, SENTENCE, type Tree, VALUE, type Values, WHEN } from './tree.ts';

/**
 * Makes the nodes of a tree that was rendered at build time, one by one: no HTML is parsed, so nothing has to
 * be escaped.
 *
 * @param sentences the shipped ones
 * @param own the site's own
 * @param page the document that the nodes are for
 */
export function buildTree(
  tree: Tree,
  sentences: Texts,
  values: Values,
  own: Texts | string | undefined,
  page = document,
): HTMLElement {
  const fill = (text: string) =>
    text[0] === SENTENCE
      ? say(own, sentences, text.slice(1), values)
      : text[0] === VALUE
        ? `${values[text.slice(1)] ?? ''}`
        : text;
  const build = ([name, attributes, ...children]: Tree): HTMLElement | undefined => {
    const { [WHEN]: when, [IS]: word, ...rest } = attributes;
    if (when && (word ? values[when] !== word : !values[when])) return undefined;
    const element = page.createElement(name);
    for (const attribute in rest) element.setAttribute(attribute, fill(rest[attribute] as string));
    for (const child of children) {
      const node = typeof child === 'string' ? fill(child) : build(child);
      if (node) element.append(node);
    }
    return element;
  };
  return build(tree) as HTMLElement;
}
