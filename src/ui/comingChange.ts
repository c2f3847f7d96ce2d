/** A change of policy that is to come: when, and how many days are left. */
export interface ComingChange {
  day: Date;
  daysLeft: number;
}

/**
 * The announced change, until its day begins where the visitor is (R21).
 *
 * @param text `data-policy-change`
 * @param now milliseconds since 1970
 */
export function comingChange(text: string | undefined, now = Date.now()): ComingChange | undefined {
  // Without an offset it is the local midnight; a day alone would be Greenwich's.
  const day = new Date(`${text}T00:00`);
  return +day > now ? { day, daysLeft: Math.floor((+day - now) / 86_400_000) } : undefined;
}

/** A day in words: `August 15, 2027`. */
export const inWords = (day: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(day);
