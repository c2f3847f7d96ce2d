import type { Sentences } from '../../build/locales.ts';

const files = import.meta.glob<Sentences>('../../locales/*.json', { eager: true, import: 'default' });

const byCode = Object.fromEntries(
  Object.entries(files).map(([path, sentences]) => [path.replace(/.*\/|\.json$/g, ''), sentences]),
);

/** The languages that are shipped. */
export const languages = Object.keys(byCode);

export const sentencesOf = (language: string): Sentences => byCode[language] as Sentences;

/** A sentence by its key. */
export const sentence = (language: string, key: string): string =>
  key
    .split('.')
    .reduce<unknown>((tree, step) => (tree as Record<string, unknown>)[step], byCode[language]) as string;
