import type { ConsentStorage } from '../../src/decision/consent.ts';
import type { Answers, AnyOf, Decision, Policy, ServiceCategories } from '../../src/model.ts';

/** 2027-01-15 08:00 UTC, in Unix seconds. */
export const NOW = 1_800_000_000;

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** The services of the tests' school: one of each category, a cookieless one, and a tag manager. */
export const SERVICES = {
  login: ['essential'],
  maps: ['preferences'],
  matomo: ['analytics'],
  umami: ['analytics'],
  youtube: ['marketing'],
  pixel: ['marketing'],
  tags: ['analytics', 'marketing'],
} as const satisfies Record<string, ServiceCategories>;

/** `analytics|marketing preferences`: what something waits for, all of it. */
export const allOf = (words: string): AnyOf[] => words.split(' ').map(word => word.split('|'));

/** What something waits for, written as `allOf` takes it. */
export const inWords = (categories: readonly AnyOf[]): string =>
  categories.map(anyOf => anyOf.join('|')).join(' ');

/** A standard school site, visited by somebody who sends no signal. */
export const aPolicy = (but: Partial<Policy> = {}): Policy => ({
  revision: '0',
  offered: ['preferences', 'analytics', 'marketing'],
  locked: [],
  optOut: false,
  mayAsk: true,
  mayShow: true,
  maxDays: 180,
  sessionOnly: false,
  services: new Map<string, ServiceCategories>(Object.entries(SERVICES)),
  holdsForGood: false,
  exempt: [],
  ...but,
});

/** What a visitor decided a moment ago. */
export const aDecision = (categories: Answers, but: Partial<Decision> = {}): Decision => ({
  time: NOW,
  revision: '0',
  categories,
  services: {},
  knowingSignal: false,
  sessionOnly: false,
  ...but,
});

/** `p1a0`: preferences granted, analytics refused, marketing undecided. */
export const answers = (letters: string): Answers => ({
  ...(/p/.test(letters) && { preferences: /p1/.test(letters) }),
  ...(/a/.test(letters) && { analytics: /a1/.test(letters) }),
  ...(/m/.test(letters) && { marketing: /m1/.test(letters) }),
});

/** `matomo0 youtube1` */
export const exceptions = (words: string): Record<string, boolean> =>
  Object.fromEntries(
    words
      .split(' ')
      .filter(Boolean)
      .map(word => [word.slice(0, -1), word.endsWith('1')]),
  );

/** A cookie jar of one cookie, in memory; `broken` takes nothing. */
export function aKeeper(
  kept: Decision | null = null,
  broken = false,
): ConsentStorage & { kept: Decision | null } {
  return {
    kept,
    read() {
      return this.kept;
    },
    write(decision) {
      if (!broken) this.kept = decision;
      return !broken;
    },
  };
}

/** The time that a test of a hundred random cases may take on a busy machine, in milliseconds. */
export const UNHURRIED = 30_000;
