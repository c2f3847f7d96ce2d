import type { Found } from './personalDataIn.ts';

/**
 * Whether a find is a fault until somebody shows that it is none. A number that a service gives a browser is not: that
 * is what visitors are asked about, and what they may grant. One that a school gives its students is.
 */
export const isSure = ({ kind, sure, why }: Found): boolean =>
  sure === 'certain' && (kind !== 'identifier' || why === 'student' || why === 'hashedEmail');
