import type { Texts } from '../model.ts';
import type { Values } from '../parts.ts';

/** The sentence for a key, if there is one. `texts` is whatever a data block holds, `null` too. */
export const sentenceOf = (texts: Texts | string | undefined, key: string): string | undefined => {
  const found = key
    .split('.')
    .reduce<Texts | string | undefined>((at, step) => (at as Texts | undefined)?.[step], texts);
  return typeof found === 'string' ? found : undefined;
};

/**
 * A sentence in full: the site's own before the shipped one, with `{{…}}` filled in.
 *
 * @param own the site's own sentences, in this language
 */
export const say = (
  own: Texts | string | undefined,
  shipped: Texts | string | undefined,
  key: string,
  values: Values,
): string =>
  (sentenceOf(own, key) ?? sentenceOf(shipped, key) ?? '').replace(
    /{{(\w+)}}/g,
    (_, name) => values[name] ?? '',
  );
