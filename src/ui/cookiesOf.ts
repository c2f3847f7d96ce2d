import type { ServiceDetails } from '../model.ts';

/** Cookies that are for the same thing: their names, by their life in days; `Infinity` where that is not known. */
export interface Kept {
  purpose: string;
  lives: Map<number, string[]>;
}

/**
 * What a service keeps here, by what it is for. This site may end its own cookies sooner than their makers do;
 * those of another company's site live as long as that company says.
 *
 * @param longest the longest that a cookie of a name may live here, in seconds; `0`: to the end of the session
 */
export function cookiesOf(
  { cookies }: Pick<ServiceDetails, 'cookies'>,
  longest: (name: string) => number,
): Kept[] {
  const kept = new Map<string, Kept>();
  for (const { name, days = Number.POSITIVE_INFINITY, purpose, domain } of cookies) {
    const group = kept.get(purpose) ?? { purpose, lives: new Map() };
    const life = domain ? days : Math.min(days, longest(name) / 86_400);
    group.lives.set(life, [...(group.lives.get(life) ?? []), name]);
    kept.set(purpose, group);
  }
  return [...kept.values()];
}
