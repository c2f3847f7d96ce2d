/** The middle of some numbers, and how far they reach. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** @returns NaN of none */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

export const spread = (numbers: readonly number[]): Spread | undefined =>
  numbers.length > 0
    ? { median: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) }
    : undefined;

/**
 * How ours compares with the better of the peers: the ratio of the medians, and the ratios of the single rounds.
 *
 * @param ours one number for each round
 * @param peers the same of each
 * @returns nothing without a peer that costs anything: there is nothing to compare with
 */
export function ratio(ours: readonly number[], peers: readonly (readonly number[])[]): Spread | undefined {
  const better = Math.min(...peers.map(median));
  if (ours.length === 0 || !(better > 0) || !Number.isFinite(better)) return;
  const rounds = ours.map((own, round) => own / Math.min(...peers.map(peer => peer[round] ?? better)));
  return { median: median(ours) / better, least: Math.min(...rounds), most: Math.max(...rounds) };
}

/**
 * How the cost of one more grows with their number: what one costs between the last two counts, in what it costs
 * between the first two. 1 is a straight line; above, the work for each grows with the number of all.
 */
export function growth(
  counts: readonly [number, number, number],
  costs: readonly [number, number, number],
): number {
  const [few, some, many] = counts;
  const [first, second, third] = costs;
  return (third - second) / (many - some) / ((second - first) / (some - few));
}
