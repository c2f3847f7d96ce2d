import sentences from 'virtual:hallpass/audit-sentences';
import { type Words, wordsOf } from '../src/audit/words.ts';

/** The audit's words in a language; of one that it does not speak, English. */
export function wordsIn(language: string): Words {
  const code = language in sentences ? language : 'en';
  return wordsOf(code, sentences[code] ?? {});
}
