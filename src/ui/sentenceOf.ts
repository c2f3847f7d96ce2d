import type { Texts } from '../model.ts';

/** The sentence for a key, if there is one. `texts` is whatever a data block holds, `null` too. */
export const sentenceOf = (texts: Texts | string | undefined, key: string): string | undefined => {
  let found: Texts | string | undefined = texts;
  for (const step of key.split('.')) found = typeof found === 'object' ? found?.[step] : undefined;
  return typeof found === 'string' ? found : undefined;
};
