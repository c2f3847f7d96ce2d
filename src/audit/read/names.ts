import { isAboutSomebody } from '../personalData/isAboutSomebody.ts';

/** How much of a name is shown. */
const LONGEST = 80;

/**
 * A name as it may be shown and kept: pages put personal data and long numbers into the names of cookies and keys, too,
 * and whoever it is about is nobody's business.
 */
export function safeName(name: string): string {
  const line = name.replace(/[\s\p{Cc}]+/gu, ' ');
  if (isAboutSomebody(line)) return '…';
  const short = line.replace(/(?<![a-z\d])\d{9,}(?![a-z\d])/gi, '…');
  return short.length > LONGEST ? `${short.slice(0, LONGEST)}…` : short;
}
