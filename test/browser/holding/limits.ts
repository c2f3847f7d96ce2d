import { readFileSync } from 'node:fs';
import type { EngineName } from '../harness/engine.ts';
import { fromRoot } from '../harness/root.ts';
import type { Outcome } from './measure.ts';

/** What docs/limits.md says of a vector in an engine. */
export type Limit = 'held' | 'may ask' | 'asks' | 'may run' | 'runs';

/** Whether the worst that was measured is what the document says; "may" is a bound, the rest is exact. */
export const agrees: Record<Limit, (worst: Outcome) => boolean> = {
  held: worst => worst === 'held',
  'may ask': worst => worst !== 'runs',
  asks: worst => worst === 'request',
  // The vendor's answer is kept back until the page has been read: from then on nothing runs.
  'may run': worst => worst !== 'runs',
  runs: worst => worst === 'runs',
};

const isLimit = (word: string | undefined): word is Limit => word !== undefined && word in agrees;

/** A row of the table. */
export type Row = Record<EngineName, Limit> & {
  /** Whether nothing leaves where the server marks its pages. */
  isHeldByServer: boolean;
};

/** The table of limits, as docs/limits.md has it: by the vector's name. */
export function readLimits(): Map<string, Row> {
  const text = readFileSync(fromRoot('docs/limits.md'), 'utf8');
  const limits = new Map<string, Row>();
  for (const line of text.split('\n')) {
    const [, name, chromium, firefox, webkit, server, why, instead] = line
      .split('|')
      .map(cell => cell.trim());
    if (!name || !isLimit(chromium) || !isLimit(firefox) || !isLimit(webkit)) continue;
    if (!why || !instead) throw new Error(`docs/limits.md says neither why nor what to do: ${name}`);
    if (server !== 'held' && server !== '–') throw new Error(`docs/limits.md: a server’s mark: ${name}`);
    limits.set(name, { chromium, firefox, webkit, isHeldByServer: server === 'held' });
  }
  return limits;
}
