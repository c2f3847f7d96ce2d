import { createInstance, type i18n } from 'i18next';
import type { Gate } from '../interfaces.ts';
import type { Texts } from '../model.ts';
import type { SentenceKey } from './sentenceKeys.ts';
import { fill, sentenceOf } from './sentenceOf.ts';

/** The UI's words: i18next with the shipped sentences, and the site's own on top of them, key by key. */
export interface Translator {
  /** The language that is spoken now. */
  readonly language: string;
  /**
   * A sentence by key, with its values filled in.
   *
   * @param count chooses the form that the language has for so many, and fills in `{{count}}`
   */
  t(key: SentenceKey, values?: Record<string, string>, count?: number): string;
}

/** Speaks a language; its sentences are loaded if they are not there yet. */
export async function loadTranslator({ chunks, texts }: Gate, language: string): Promise<Translator> {
  const instance: i18n = createInstance();
  const own: Texts | string | undefined = texts[language];
  const shipped = await chunks.sentences(language);
  await instance.init({
    lng: language,
    resources: { [language]: { shipped: shipped as object, own: Object(own) } },
    // Sentences become text nodes: there is nothing to escape.
    interpolation: { escapeValue: false },
  });
  const plurals = new Intl.PluralRules(language);
  return {
    language,
    t: (key, values = {}, count) => {
      const form = count === undefined ? key : `${key}_${plurals.select(count)}`;
      const ns = [own, shipped].findIndex(texts => sentenceOf(texts, form) !== undefined);
      // What is no key of ours may be one of every object's, and i18next would find it there.
      if (ns < 0) return key;
      const options = { ns: ['own', 'shipped'][ns], skipInterpolation: true };
      const sentence = instance.t(key, count === undefined ? options : { ...options, count });
      return fill(String(sentence), count === undefined ? values : { ...values, count: String(count) });
    },
  };
}
