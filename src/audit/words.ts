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

/** The words of a language, by its sentences. */
export function wordsOf(language: string, texts: Texts): Words {
  const sayIfAny = (key: string, values = {}) => {
    const sentence = sentenceOf(texts, key);
    return sentence === undefined ? undefined : fill(sentence, values);
  };
  return { language, say: (key, values) => sayIfAny(key, values) ?? key, sayIfAny };
}
