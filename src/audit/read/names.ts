import { isSure } from '../personalData/isSure.ts';
import { personalDataIn } from '../personalData/personalDataIn.ts';

/** How much of a name is shown. */
const LONGEST = 80;

/**
 * A name as it may be shown and kept: pages put personal data into the names of cookies and keys, too, and whoever it is
 * about is nobody's business.
 */
export function safeName(name: string): string {
  const line = name.replace(/[\s\p{Cc}]+/gu, ' ');
  if (personalDataIn(line).some(isSure)) return '…';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
