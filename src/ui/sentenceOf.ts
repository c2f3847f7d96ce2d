import type { Texts } from '../model.ts';
import type { Values } from './tree.ts';

/** What an object itself has under a name, and not what all objects have: `constructor` is a word like any other. */
const own = (object: unknown, name: string): unknown =>
  Object.hasOwn(Object(object), name) ? (object as Record<string, unknown>)[name] : undefined;

/** A sentence with its `{{…}}` filled in; what has no value is left out. */
export const fill = (sentence: string, values: Values): string =>
  sentence.replace(/{{(\w+)}}/g, (_, name) => `${own(values, name) ?? ''}`);

/** The sentence for a key, if there is one. `texts` is whatever a data block holds, `null` too. */
export const sentenceOf = (texts: Texts | string | undefined, key: string): string | undefined => {
  const found = key.split('.').reduce<unknown>(own, texts);
  return typeof found === 'string' ? found : undefined;
};

/**
 * A sentence in full: the site's own before the shipped one, with `{{…}}` filled in.
 *
 * @param site the site's own sentences, in this language
 */
export const say = (
  site: Texts | string | undefined,
  shipped: Texts | string | undefined,
  key: string,
  values: Values,
): string => fill(sentenceOf(site, key) ?? sentenceOf(shipped, key) ?? '', values);
