import { languages, sentencesOf } from '../../build/locales.ts';

export { languages, sentencesOf };

/** A sentence by its key. */
export const sentence = (language: string, key: string): string =>
  key
    .split('.')
    .reduce<unknown>(
      (tree, step) => (tree as Record<string, unknown>)[step],
      sentencesOf(language),
    ) as string;
