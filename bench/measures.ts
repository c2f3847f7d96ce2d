import type { Moment } from './widget.ts';

/** So many marked scripts are on the pages with many. */
export const COUNTS = [100, 1000, 5000] as const;

/** So many of each are on pages that only ours is measured on. */
export const MANY_SCRIPTS = 50_000;
export const MANY_FRAMES = 1000;

/** So many records come to a server: as if each page of a day had one. */
export const MANY_RECORDS = 100_000;

/** The ways to measure. */
export const PHASES = ['cpu', 'slow', 'scale', 'mutate', 'frames', 'beyond'] as const;
export type PhaseName = (typeof PHASES)[number];

/** At most so many times what the better of the peers needs, or at most so much. */
export type Goal = { times: number } | { most: number };

/** One figure, and what we want of it. */
export interface Measure {
  phase: PhaseName;
  /** A figure of a phase, or how a moment of `scale` grows. */
  id: `${Moment}.${string}`;
  /** In words, for the table. */
  what: string;
  unit: 'ms' | 'KiB' | '×';
  goal?: Goal;
}

const times = (times: number): Goal => ({ times });
const most = (most: number): Goal => ({ most });

const row = (
  phase: PhaseName,
  id: Measure['id'],
  what: string,
  unit: Measure['unit'],
  goal?: Goal,
): Measure => ({ phase, id, what, unit, ...(goal && { goal }) });

const MANY = {
  before: 'undecided',
  accept: 'answering “Accept all”',
  later: 'later page, all granted',
} as const;

/** With many scripts: what they cost, and whether one more always costs the same. */
const scaled = Object.entries(MANY).flatMap(([moment, what]) => [
  ...COUNTS.map(count => {
    const isMost = count === COUNTS.at(-1);
    const name = `${count.toLocaleString('en')} marked scripts, ${what}`;
    return row('scale', `${moment as Moment}.${count}`, name, 'ms', isMost ? times(1.1) : undefined);
  }),
  row('scale', `${moment as Moment}.growth`, `how the cost of one more grows, ${what}`, '×', most(1.5)),
]);

/** Everything that is measured, in the order of the tables. */
export const measures: readonly Measure[] = [
  row('cpu', 'first.script', 'first visit: script', 'ms', times(1)),
  row('cpu', 'first.task', 'first visit: all work', 'ms', times(1)),
  row('cpu', 'first.heap', 'first visit: heap', 'KiB', times(1.2)),
  row('cpu', 'later.script', 'later page, all granted: script', 'ms', times(0.8)),
  row('cpu', 'later.task', 'later page, all granted: all work', 'ms'),
  row('cpu', 'later.heap', 'later page, all granted: heap', 'KiB', times(1)),
  row('cpu', 'refused.script', 'later page, all refused: script', 'ms', times(1)),
  row('cpu', 'refused.task', 'later page, all refused: all work', 'ms'),
  row('cpu', 'refused.heap', 'later page, all refused: heap', 'KiB', times(1.2)),
  row('slow', 'first.bytes', 'slow phone: bytes of a first visit', 'KiB'),
  row('slow', 'first.banner', 'slow phone: banner visible', 'ms', times(1)),
  row('slow', 'first.paint', 'slow phone: first contentful paint, later by', 'ms', times(1.3)),
  row('slow', 'accept.ran', 'slow phone: “Accept all” until all four scripts ran', 'ms', times(1.05)),
  row('slow', 'accept.inp', 'slow phone: “Accept all” until the next frame (INP)', 'ms', times(1)),
  ...scaled,
  row('mutate', 'undecided.added', '10,000 elements put in, undecided', 'ms', most(3)),
  row('mutate', 'granted.added', '10,000 elements put in, all granted', 'ms', most(1)),
  row('frames', 'frames.longest', '100 held frames, “Accept all”: longest task', 'ms', most(300)),
  row('frames', 'frames.task', '100 held frames, “Accept all”: all work until they have loaded', 'ms'),
  ...Object.entries(MANY).map(([moment, what]) =>
    row('beyond', `${moment as Moment}.${MANY_SCRIPTS}`, `50,000 marked scripts, ${what}`, 'ms'),
  ),
  row('beyond', `frames.longest${MANY_FRAMES}`, '1,000 held frames, “Accept all”: longest task', 'ms'),
  row(
    'beyond',
    `frames.task${MANY_FRAMES}`,
    '1,000 held frames, “Accept all”: all work until they have loaded',
    'ms',
  ),
  row('beyond', 'records.all', '100,000 records, 50 at once: until the demo’s server has taken all', 'ms'),
  row('beyond', 'records.slowest', '100,000 records: the longest wait of one for its answer', 'ms'),
  row('beyond', 'records.page', '100,000 records: the page that counts them', 'ms'),
];
