/** A change of policy that is to come: when, and how many days are left, as a calendar counts them. */
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
  // From midnight to midnight; one of the days may have 23 hours, or 25.
  const daysLeft = Math.round((+day - new Date(now).setHours(0, 0, 0, 0)) / 86_400_000);
  return +day > now ? { day, daysLeft } : undefined;
}

/** A day in words: `August 15, 2027`. */
export const inWords = (day: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(day);
