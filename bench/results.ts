import { COUNTS, type Measure } from './measures.ts';
import type { Figures } from './phases/phase.ts';
import { growth, median } from './statistics.ts';

/** What a run found, as it is written to a file. */
export interface Results {
  /** ISO 8601. */
  time: string;
  machine: string;
  /** How often each figure was measured. */
  rounds: number;
  /** The figures of each round, by the ids of pages and measures; references are by the moments that they stand for. */
  samples: Record<string, Record<string, number[]>>;
}

/** Keeps the figures of a round. */
export function add(results: Results, page: string, figures: Figures): void {
  results.samples[page] ??= {};
  const own = results.samples[page];
  for (const [id, figure] of Object.entries(figures)) own[id] = [...(own[id] ?? []), figure];
}

/** What all the references are kept under. */
export const REFERENCE = 'reference';

/**
 * What a page's widget costs, round by round: the difference to the page without it, where there is one to compare with.
 * @returns nothing, if it was not measured
 */
export function costs(results: Results, page: string, { id }: Pick<Measure, 'id'>): number[] {
  const [moment, name] = id.split('.') as [string, string];
  if (name === 'growth') {
    const [few, some, many] = COUNTS.map(count =>
      costs(results, page, { id: `${moment}.${count}` as Measure['id'] }),
    ) as [number[], number[], number[]];
    return many.map((last, round) =>
      growth(COUNTS, [few[round] ?? Number.NaN, some[round] ?? Number.NaN, last]),
    );
  }
  const without = results.samples[REFERENCE]?.[id];
  const own = results.samples[page]?.[id] ?? [];
  return isAddition(id) && without ? own.map(figure => figure - median(without)) : own;
}

/** What frames cost the browser alone is no part of what others must do. */
const isAddition = (id: string) => !id.startsWith('frames.');
