import type { Kind } from './kinds.ts';

/** A row of the table of attributes, read: the only place that knows how one is written. */
export interface Row {
  /** What each word is; `undefined`: one of `words`. */
  kind: Kind | undefined;
  words: readonly string[];
  /** Whether it takes several. */
  isList: boolean;
  /** What counts where nothing, or nothing right, was written. */
  standard: string | false | undefined;
}

export function readRow(row: string): Row {
  const [one = ''] = row.split('...');
  const isList = one !== row;
  const words = one.split('|');
  if (words[1]) return { kind: undefined, words, isList, standard: isList ? undefined : words[0] };
  const [kind, standard] = one.split('=') as [Kind, string?];
  return { kind, words: [], isList, standard: kind === 'flag' ? false : standard };
}
