import enShipped from '../locales/en.json';
import esShipped from '../locales/es.json';
import type { Category, Texts } from '../src/model.ts';
import type { KeysOf } from '../src/ui/sentenceKeys.ts';
import { fill, sentenceOf } from '../src/ui/sentenceOf.ts';
import en from './words/en.json';
import es from './words/es.json';

const words = { en, es };

/** What visitors read. */
const shipped = { en: enShipped, es: esShipped };

/** The languages that the builder speaks. */
export type Language = keyof typeof words;

export const languages = Object.keys(words) as Language[];

/** The keys of the builder's sentences: one that `words/en.json` does not have does not compile. */
export type WordKey = KeysOf<typeof en>;

/** Says a sentence of the builder's, with its `{{…}}` filled in. */
export type Say = (key: WordKey, values?: Record<string, string>) => string;

export const speak =
  (language: Language): Say =>
  (key, values = {}) =>
    fill(sentenceOf(words[language] as Texts, key) ?? key, values);

/** A category's name, as visitors read it. */
export const categoryIn = (language: Language, category: Category): string =>
  shipped[language].categories[category].name;

/** What a link to the preferences says. */
export const linkWords = (language: Language): string => shipped[language].reopen;
