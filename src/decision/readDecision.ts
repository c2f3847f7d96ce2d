import type { Decision } from '../model.ts';
import { decode } from './consentString.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whether a decision still counts: not from the future, but for clocks that are set right in the meantime, not too old. */
const isCurrent = ({ time, sessionOnly }: Decision, now: number, maxDays: number) =>
  time <= now + 5 * MINUTE &&
  // Browsers restore sessions, and with them the session cookies of yesterday's student.
  now < time + (sessionOnly ? 12 * HOUR : maxDays * DAY);

/**
 * What several decisions come to: the newest of them, but what any of the others refuses stays refused. A neighbor, on
 * another host of the domain, can plant a cookie of our name, and must not grant what the visitor refused here.
 *
 * @param others older ones
 */
function united(newest: Decision, others: readonly Decision[]): Decision {
  const categories = { ...newest.categories };
  const services = Object.assign(Object.create(null), newest.services);
  let { knowingSignal, sessionOnly } = newest;
  for (const other of others) {
    const refused = Object.entries(other.categories).filter(([, answer]) => !answer);
    Object.assign(categories, Object.fromEntries(refused));
    // Of which category a service is, nobody knows here: its own grant stands only where it cannot be refused.
    for (const id of Object.keys(services)) if (refused[0] && !other.services[id]) delete services[id];
    for (const id of Object.keys(other.services)) if (!other.services[id]) services[id] = false;
    knowingSignal &&= other.knowingSignal;
    sessionOnly ||= other.sessionOnly;
  }
  return { ...newest, categories, services, knowingSignal, sessionOnly };
}

/**
 * The decision that counts, among all cookies of our names: one may have been set on this host and another on its
 * domain.
 *
 * @param cookies `document.cookie`
 * @param now Unix seconds
 */
export function readDecision(
  cookies: string,
  names: readonly string[],
  now: number,
  maxDays: number,
): Decision | null {
  const [newest, ...others] = cookies
    .split(';')
    .map(cookie => cookie.trim())
    .filter(cookie => names.includes(cookie.split('=')[0] ?? '') && cookie.includes('='))
    .map(cookie => decode(cookie.slice(cookie.indexOf('=') + 1)))
    .filter((decision): decision is Decision => !!decision && isCurrent(decision, now, maxDays))
    .sort((a, b) => b.time - a.time);
  return newest ? united(newest, others) : null;
}
