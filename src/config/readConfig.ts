import type { Problem } from '../problems.ts';
import { attributes, type Config } from './attributes.ts';
import { kinds } from './kinds.ts';
import { type Row, readRow } from './readRow.ts';

/** A text's value by its row of the table; `undefined` where it is not one. */
function read({ kind, words, isList }: Row, text: string, base: string, host: string): unknown {
  const readOne = (one: string) =>
    kind ? kinds[kind](one, base, host) : words.find(word => word === one.toLowerCase());
  if (!isList) return readOne(text);
  // `none` is nothing, and stands alone.
  if (text.toLowerCase() === 'none') return [];
  const values = text.match(/[^\s,]+/g)?.map(readOne);
  // One wrong word makes the whole list wrong: half of an intention is nobody's.
  return values?.includes(undefined) ? undefined : values;
}

/**
 * Reads the tag's attributes. A wrong value never breaks the page: its default stands, and is reported.
 *
 * @param dataset the tag's `dataset`
 * @param base the address against which relative ones are resolved
 * @param host the page's host name
 */
export function readConfig(
  dataset: Readonly<Record<string, string | undefined>>,
  base: string,
  host: string,
): { config: Config; problems: Problem[] } {
  const problems: Problem[] = [];
  const config: Record<string, unknown> = {};
  // By their entries: a page may have given every object enumerable members of its own.
  for (const [key, written] of Object.entries<string>(attributes)) {
    const row = readRow(written);
    const text = dataset[key];
    const value = text === undefined ? undefined : read(row, text.trim(), base, host);
    config[key] = value ?? row.standard;
    // A list that a template left empty is no mistake.
    const isEmptyList = row.isList && !text?.trim();
    if (text !== undefined && value === undefined && !isEmptyList)
      problems.push(['attribute', key, text, config[key]]);
  }
  return { config: config as Config, problems };
}
