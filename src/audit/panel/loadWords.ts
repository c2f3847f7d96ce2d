import languages from 'virtual:hallpass/audit-languages';
import integrity from 'virtual:hallpass/integrity';
import type { Gate } from '../../interfaces.ts';
import { type Words, wordsOf } from '../words.ts';

/** Loads the words of a language; of one that the audit does not speak, English. */
export async function loadWords({ chunks }: Gate, language: string): Promise<Words> {
  const code = languages.includes(language) ? language : 'en';
  const name = `audit.${code}`;
  return wordsOf(code, (await chunks.further(name, integrity[name] ?? '')).default);
}
