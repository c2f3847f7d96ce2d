import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Texts } from '../src/model.ts';

/** The shape of a locale: English is the model of the others. */
export type Sentences = typeof import('../locales/en.json');

/**
 * A folder of further locales, for a build that tries them out and goes into the folder's own `dist/`. What is
 * shipped never has them.
 */
export const trial: string | undefined = process.env.HALLPASS_TRIAL;

/** The folder that the build writes. */
export const dist: string = trial ? join(trial, 'dist') : join(import.meta.dirname, '../dist');

const localesIn = (folder: string) =>
  readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .map(file => [file.slice(0, -'.json'.length), join(folder, file)] as const);

const own = localesIn(join(import.meta.dirname, '../locales'));

const paths = new Map([...own, ...(trial ? localesIn(trial) : [])]);

/** The languages that are shipped: one file in `locales/` each. */
export const shipped: readonly string[] = own.map(([code]) => code);

/** The languages that are built: those that are shipped, and those of a trial. */
export const languages: readonly string[] = [...paths.keys()];

/** Where a language's sentences are. */
export const localePath = (language: string): string => paths.get(language) ?? '';

/** Where the audit's sentences are, by language: those of a trial speak English there. */
export const auditPaths: Readonly<Record<string, string>> = Object.fromEntries(
  localesIn(join(import.meta.dirname, '../locales/audit')),
);

/** The audit's sentences, by language. */
export const auditSentences = (): Record<string, Texts> =>
  Object.fromEntries(
    Object.entries(auditPaths).map(([code, path]) => [code, JSON.parse(readFileSync(path, 'utf8'))]),
  );

export const sentencesOf = (language: string): Sentences =>
  JSON.parse(readFileSync(localePath(language), 'utf8'));
