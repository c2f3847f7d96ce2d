import { getAttribute, localName } from '../../native.ts';
import { isPicture, type Kind, kindOfLink, kinds } from '../../policy/loading.ts';

export { isExecutable, isPlainText } from '../../policy/loading.ts';
export { type Kind, kinds };

/** How an element loads something; `undefined` where it does not. @param rel of a link: what `rel` is about to be */
export function kindOf(element: Element, rel?: string): Kind | undefined {
  const name = localName(element);
  if (name === 'link') return kindOfLink(rel ?? getAttribute(element, 'rel') ?? '');
  if (name === 'input' && !isPicture(getAttribute(element, 'type'))) return undefined;
  return kinds.get(name);
}

/** The elements that load or run something, as a selector. */
export const LOADERS = `link,${[...kinds.keys()].join()}`.replace('input', 'input[type=image i]');

/** The attributes that hold addresses. */
export const ADDRESSES = [
  ...new Set([...kinds.values()].flatMap(({ addresses }) => addresses)),
] as readonly string[];
