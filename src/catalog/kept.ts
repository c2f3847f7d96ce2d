import type { Service } from '../model.ts';

/**
 * How long a service keeps something on its own company's hosts, where no site can end it: the longest life of such a
 * cookie in days, `null` where one's is not known. Nothing that lasts less than a day counts: `undefined`.
 */
export function keptElsewhere({ cookies }: Pick<Service, 'cookies'>): number | null | undefined {
  const lives = cookies.filter(({ domain }) => domain).map(({ days }) => days ?? Number.POSITIVE_INFINITY);
  const longest = Math.max(0, ...lives);
  return longest < 1 ? undefined : Number.isFinite(longest) ? longest : null;
}
