import { createInstance, type i18n } from 'i18next';
import type { Gate, Texts } from '../model.ts';

/** The UI's words: i18next with the shipped sentences, and the site's own on top of them, key by key. */
export interface Speech {
  /** The language that is spoken now. */
  readonly language: string;
  /** A sentence by key, with its values filled in. */
  t(key: string, values?: Record<string, string>): string;
}

/** Speaks a language; its sentences are loaded if they are not there yet. */
export async function speak({ chunks, texts }: Gate, language: string): Promise<Speech> {
  const instance: i18n = createInstance();
  await instance.init({
    lng: language,
    resources: { [language]: { translation: (await chunks.sentences(language)) as object } },
    // Sentences become text nodes: there is nothing to escape.
    interpolation: { escapeValue: false },
  });
  const own: Texts | string | undefined = texts[language];
  if (typeof own === 'object') instance.addResourceBundle(language, 'translation', own, true, true);
  return { language, t: (key, values) => String(instance.t(key, values ?? {})) };
}
