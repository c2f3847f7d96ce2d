import type { Party } from '../model.ts';

/** What became of what comes from a host, the worst first; each has its word in `locales/audit/`, under `parties`. */
export const statuses = ['ran', 'heldAsked', 'held', 'allowed', 'named'] as const;

/** What becomes of a host's content on a page. */
export function statusOf({ service, isHeld, isAsked, mayRun, isAllowed }: Party): (typeof statuses)[number] {
  if (service && !mayRun && !isAllowed && isAsked) return isHeld ? 'heldAsked' : 'ran';
  if (isHeld && !(mayRun && isAsked)) return 'held';
  return isAsked ? 'allowed' : 'named';
}
