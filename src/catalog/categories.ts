import type { AnyOf, Category, OptionalCategory, ServiceCategories } from '../model.ts';

/**
 * What a visitor is asked about, in this order (R1). The consent cookie calls each by its first letter.
 */
export const optionalCategories = [
  'preferences',
  'analytics',
  'marketing',
] as const satisfies OptionalCategory[];

/** All four, in the order in which they are shown. */
export const categories: readonly Category[] = ['essential', ...optionalCategories];

/** Words by which other tools and other authors call our categories. */
const synonyms: Record<string, Category> = Object.create(null);
for (const [category, words] of [
  ['essential', 'necessary required strictly-necessary c0001'],
  ['preferences', 'preference functional functionality personalization c0003'],
  ['analytics', 'analytic statistics statistical measurement performance c0002'],
  ['marketing', 'advertising advertisement ads ad targeting social social-media c0004 c0005'],
] as const) {
  for (const word of [category, ...words.split(' ')]) synonyms[word] = category;
}

/**
 * The category that a word in markup means; an unknown word is returned as it is, and is never granted.
 */
export const categoryNamed = (word: string): string => synonyms[word.toLowerCase()] ?? word;

/** What waits for nothing. */
export const ESSENTIAL: ServiceCategories = ['essential'];

/** Whether nothing has to be granted. */
export const isEssential = (anyOf: AnyOf | undefined): boolean => anyOf?.[0] === 'essential';

/** Whether a word is one of our four. */
export const isCategory = (word: string): word is Category =>
  (categories as readonly string[]).includes(word);
