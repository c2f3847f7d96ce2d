import type { Problem } from '../../problems.ts';
import type { Weight } from '../model.ts';
import type { Check } from './check.ts';

/** How much each kind of problem matters that the gate tells of. */
const weights: Record<Problem[0], Weight> = {
  attribute: 'fault',
  unknown: 'warning',
  block: 'fault',
  service: 'fault',
  category: 'fault',
  executable: 'warning',
  live: 'warning',
  'not-essential': 'warning',
  nonce: 'fault',
  early: 'fault',
  open: 'warning',
  needs: 'warning',
  belated: 'warning',
  write: 'warning',
  chunk: 'fault',
  left: 'warning',
  accent: 'note',
  lasting: 'fault',
  late: 'fault',
  taken: 'warning',
  listed: 'fault',
  record: 'fault',
  records: 'warning',
  soon: 'warning',
};

/** What others look at by themselves: `stored-lasting` and `address-listed` know more of it. */
const ELSEWHERE = /^(lasting|listed)$/;

type Kind = Exclude<Problem[0], 'lasting' | 'listed'>;

/** A check for each kind of problem that the gate tells of. */
export const problems = Object.fromEntries(
  Object.entries(weights)
    .filter(([kind]) => !ELSEWHERE.test(kind))
    .map(([kind, weight]): [string, Check] => [
      `problem-${kind}`,
      {
        weight,
        find: facts =>
          facts.problems
            .filter(told => told.kind === kind)
            .map(({ about, mend }) => ({ about, ...(mend && { mend }) })),
      },
    ]),
) as Record<`problem-${Kind}`, Check>;
