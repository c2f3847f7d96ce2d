import { table } from '../build/documents.ts';
import { WASTE } from './contenders/wasteful.ts';
import { type Measure, measures } from './measures.ts';
import { costs, REFERENCE, type Results } from './results.ts';
import { median, ratio, type Spread, spread } from './statistics.ts';
import type { Widget } from './widget.ts';

/** Three digits at most, and no more than one behind the point: `5.9`, `118`. */
const number = (value: number) => value.toFixed(Math.abs(value) < 100 ? 1 : 0).replace(/^-(0\.0)$/, '$1');

const amount = (value: number, unit: Measure['unit']) => `${number(value)} ${unit}`;

const factor = ({ median, least, most }: Spread) =>
  `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;

/** A goal, and what became of it. */
export interface Outcome {
  measure: Measure;
  /** The medians of all pages, in their order. */
  medians: (number | undefined)[];
  /** To the better of the peers; undefined where the goal is an amount of our own. */
  ratio: Spread | undefined;
  /** undefined: not measured, or nothing to compare with. */
  isMet: boolean | undefined;
}

/** What became of what we want: ours comes first among the widgets. */
export function outcomes(results: Results, widgets: readonly Widget[]): Outcome[] {
  const peers = widgets.filter(({ role }) => role === 'peer');
  const own = widgets.filter(({ role }) => role === 'ours');
  return measures
    .map(measure => {
      const of = ({ id }: Widget) => costs(results, id, measure);
      const found = own.flatMap(of);
      const { goal } = measure;
      const isAmount = goal && 'most' in goal;
      const others = peers.map(of).filter(({ length }) => length > 0);
      const compared = isAmount ? undefined : ratio(found, others);
      const limited = goal && (isAmount ? spread(found) : compared)?.median;
      return {
        measure,
        medians: widgets.map(widget => spread(of(widget))?.median),
        ratio: compared,
        isMet: limited === undefined ? undefined : limited <= limitOf(measure),
      };
    })
    .filter(({ medians }) => medians.some(value => value !== undefined));
}

const limitOf = ({ goal }: Measure) => (goal ? ('times' in goal ? goal.times : goal.most) : Number.NaN);

const words = ({ goal, unit }: Measure) =>
  goal ? ('times' in goal ? `${goal.times} × the better peer` : amount(goal.most, unit)) : '';

/** What we want, and what there is: the medians of each, and our ratio to the better of the peers. */
export const goalTable = (results: Results, widgets: readonly Widget[]): string =>
  table([
    ['', ...widgets.map(({ title }) => title), 'at most', 'ratio (of single rounds)', ''],
    ['---', ...widgets.map(() => '---:'), '---', '---', '---'],
    ...outcomes(results, widgets).map(({ measure, medians, ratio, isMet }) => [
      measure.what,
      ...medians.map(value => (value === undefined ? '–' : amount(value, measure.unit))),
      words(measure),
      ratio ? factor(ratio) : '',
      isMet === undefined ? '' : isMet ? '✓' : '✗',
    ]),
  ]);

/** All figures with their spread, and what the page costs without a widget. */
export const figureTable = (results: Results, widgets: readonly Widget[]): string =>
  table([
    ['', 'without a widget', ...widgets.map(({ title }) => title)],
    ['---', '---:', ...widgets.map(() => '---:')],
    ...measures
      .filter(({ id }) => results.samples[widgets[0]?.id ?? '']?.[id])
      .map(measure => {
        const without = spread(results.samples[REFERENCE]?.[measure.id] ?? []);
        const found = widgets.map(({ id }) => spread(costs(results, id, measure)));
        return [
          `${measure.what}, ${measure.unit}`,
          ...[without, ...found].map(of =>
            of ? `${number(of.median)} (${number(of.least)}–${number(of.most)})` : '–',
          ),
        ];
      }),
  ]);

/** What each leaves to the site. */
export const lackTable = (widgets: readonly Widget[]): string =>
  table([['', 'what it does not do'], ['---', '---'], ...widgets.map(({ title, lacks }) => [title, lacks])]);

/** Where the known waste must be seen. */
const SEEN: readonly [id: Measure['id'], wasted: number][] = [
  ['first.task', WASTE.start],
  ['first.heap', WASTE.heap],
  ['first.banner', WASTE.start + WASTE.wait],
  ['accept.ran', WASTE.accept],
  ['accept.5000', WASTE.accept],
  ['undecided.added', WASTE.perBatch * 100],
];

/** So many times what was wasted: a busy machine takes some of the work away, and adds to times on the clock. */
const LEAST = 0.4;
const MOST = 2;

/** What of the known waste was not seen, so that nothing else can be trusted: a line each. */
export function unseenWaste(results: Results, wasteful: string, floor: string): string[] {
  return SEEN.flatMap(([id, wasted]) => {
    const seen = median(costs(results, wasteful, { id })) - median(costs(results, floor, { id }));
    if (Number.isNaN(seen) || (seen >= LEAST * wasted && seen <= MOST * wasted)) return [];
    return [`${id}: ${number(wasted)} were wasted, and ${number(seen)} seen`];
  });
}

/** Everything, for people. */
export const report = (results: Results, widgets: readonly Widget[]): string =>
  [
    `${results.time.slice(0, 10)}, ${results.machine}. Rounds: ${results.rounds}.`,
    goalTable(results, widgets),
    'Medians, with the least and the most of the rounds:',
    figureTable(results, widgets),
    lackTable(widgets),
  ].join('\n\n');
