import type { Remains } from '../../interfaces.ts';

/** Remembers in this browser session, after a choice alone, what it could not remove. */
const KEY = 'hallpass-left';

interface Kept extends Remains {
  /** Whether the visitor is still to be told: the page was loaded again before that. */
  isNews: boolean;
}

/** Keeps it for the preferences, which can tell of it as long as the session lasts (R13). */
export function keepLeft(left: Remains, isNews: boolean): void {
  try {
    if (isNews || left.names[0] || left.sites[0])
      sessionStorage.setItem(KEY, JSON.stringify({ ...left, isNews }));
    else sessionStorage.removeItem(KEY);
  } catch {
    // No such store here: then it is said once.
  }
}

/** What the last withdrawal could not remove. */
export function readLeft(): Kept | undefined {
  try {
    const { names, sites, isNews } = JSON.parse(sessionStorage.getItem(KEY) ?? '');
    return { names: [names].flat().map(String), sites: [sites].flat().map(String), isNews: isNews === true };
  } catch {
    return undefined;
  }
}

/** Whether the page was just loaded again for a choice, and the visitor has read nothing of it yet. */
export function hasNews(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload' && !!readLeft()?.isNews;
}
