import type { Chunks } from '../../interfaces.ts';
import type { Problem, TraceEvent } from '../../problems.ts';
import { warn } from './warn.ts';

/**
 * Reports problems to the webmaster, and what happens: one line each. The words for it are loaded only where there is
 * something to say; without them the bare facts stand there.
 *
 * @param told gets each of them
 */
export const reportTo =
  (chunks: Chunks, told: (Problem | TraceEvent)[]) =>
  (...problem: Problem | TraceEvent): void => {
    told.push(problem);
    chunks
      .explain()
      // The thing itself too, where it is one that the console can show.
      .then(({ explain }) =>
        warn(explain(problem), ...problem.slice(1).filter(about => typeof about === 'object')),
      )
      .catch(() => warn(...problem));
  };
