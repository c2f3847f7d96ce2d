import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../locales/', import.meta.url);

/** The shape of a locale: English is the model of the others. */
export type Sentences = typeof import('../locales/en.json');

/** The languages that are shipped: one file in `locales/` each. */
export const languages: readonly string[] = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => file.slice(0, -'.json'.length));

/** Where a language's sentences are. */
export const localePath = (language: string): string => fileURLToPath(new URL(`${language}.json`, folder));

export const sentencesOf = (language: string): Sentences =>
  JSON.parse(readFileSync(localePath(language), 'utf8'));
