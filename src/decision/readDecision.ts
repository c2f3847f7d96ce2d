import type { Decision } from '../model.ts';
import { decode } from './consentString.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Whether a decision still counts: not from the future (clocks differ by a day at most), not too old. */
const isCurrent = ({ time, sessionOnly }: Decision, now: number, maxDays: number) =>
  time <= now + DAY &&
  // Browsers restore sessions, and with them the session cookies of yesterday's student.
  now < time + (sessionOnly ? 12 * HOUR : maxDays * DAY);

/**
 * The newest decision that counts, among all cookies of the name: one may have been set on this host and
 * another on its domain.
 *
 * @param cookies `document.cookie`
 * @param now Unix seconds
 */
export function readDecision(cookies: string, name: string, now: number, maxDays: number): Decision | null {
  let newest: Decision | null = null;
  for (const cookie of cookies.split(/; */)) {
    const decision = cookie.startsWith(`${name}=`) ? decode(cookie.slice(name.length + 1)) : null;
    if (decision && isCurrent(decision, now, maxDays) && decision.time >= (newest?.time ?? 0))
      newest = decision;
  }
  return newest;
}
