import type { Chunks } from '../../parts.ts';
import type { Note, Problem } from '../../problems.ts';
import { say } from './say.ts';

/**
 * Reports problems to the webmaster, and what happens: one line each. The words for it are loaded only where there is
 * something to say; without them the bare facts stand there.
 */
export const reportTo =
  (chunks: Chunks) =>
  (...problem: Problem | Note): void => {
    chunks
      .explain()
      // The thing itself too, where it is one that the console can show.
      .then(({ explain }) =>
        say(explain(problem), ...problem.slice(1).filter(about => typeof about === 'object')),
      )
      .catch(() => say(...problem));
  };
