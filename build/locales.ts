import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The shape of a locale: English is the model of the others. */
export type Sentences = typeof import('../locales/en.json');

/**
 * A folder of further locales, for a build that tries them out and goes into the folder's own `dist/`. What is
 * shipped never has them.
 */
export const trial: string | undefined = process.env.HALLPASS_TRIAL;

const paths = new Map(
  [fileURLToPath(new URL('../locales/', import.meta.url)), ...(trial ? [trial] : [])].flatMap(folder =>
    readdirSync(folder)
      .filter(file => file.endsWith('.json'))
      .map(file => [file.slice(0, -'.json'.length), join(folder, file)] as const),
  ),
);

/** The languages that are shipped: one file in `locales/` each. */
export const languages: readonly string[] = [...paths.keys()];

/** Where a language's sentences are. */
export const localePath = (language: string): string => paths.get(language) ?? '';

export const sentencesOf = (language: string): Sentences =>
  JSON.parse(readFileSync(localePath(language), 'utf8'));
