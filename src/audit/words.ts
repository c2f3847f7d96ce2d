import sentences from 'virtual:hallpass/audit-sentences';
import type en from '../../locales/audit/en.json';
import type { Texts } from '../model.ts';
import { fill, sentenceOf } from '../ui/sentenceOf.ts';

type KeysOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${KeysOf<Tree[Key]>}`;
}[keyof Tree & string];

/** Every sentence of the audit: a key that `locales/audit/en.json` does not have does not compile. */
export type AuditKey = KeysOf<typeof en>;

/** The audit's words in one language. */
export interface Words {
  readonly language: string;
  /** A sentence, with its values filled in. */
  say(key: AuditKey, values?: Readonly<Record<string, string>>): string;
  /** The same for a key that is put together; `undefined`: there is none. */
  sayIfAny(key: string, values?: Readonly<Record<string, string>>): string | undefined;
}

/** The languages that the audit speaks. */
export const languages: readonly string[] = Object.keys(sentences);

/** The words of a language; of one that the audit does not speak, English. */
export function wordsIn(language: string): Words {
  const code = languages.includes(language) ? language : 'en';
  const texts: Texts | undefined = sentences[code];
  const sayIfAny = (key: string, values = {}) => {
    const sentence = sentenceOf(texts, key);
    return sentence === undefined ? undefined : fill(sentence, values);
  };
  return { language: code, say: (key, values) => sayIfAny(key, values) ?? key, sayIfAny };
}
