import type { Change, Choices, Consent, Decision, Policy } from '../model.ts';
import { granted, permits, undecided } from '../policy/policy.ts';
import { encode } from './consentString.ts';
import { allAlike, decide, difference } from './decide.ts';

/** Where decisions are kept between pages. */
export interface Keeper {
  read(): Decision | null;
  /** Keeps a decision, or forgets it; `false` if that failed. */
  write(decision: Decision | null): boolean;
}

/** Everything of a decision but its time. */
const spelling = (decision: Decision | null) => decision && encode({ ...decision, time: 0 });

export function createConsent(policy: Policy, keeper: Keeper): Consent {
  let decision = keeper.read();
  const listeners: ((change: Change) => void)[] = [];

  const step = (next: Decision | null) => {
    const before = decision;
    decision = next;
    const change: Change = {
      changed: spelling(before) !== spelling(next),
      ...difference(policy, before, next),
      stored: keeper.write(next),
    };
    for (const listener of listeners) listener(change);
  };

  const answer = (previous: Decision | null, choices: Choices, sessionOnly = false) =>
    step(decide(policy, previous, choices, Math.floor(Date.now() / 1000), sessionOnly));

  return {
    policy,
    get decision() {
      return decision;
    },
    get asked() {
      return undecided(policy, decision).length > 0;
    },
    granted: name => granted(policy, decision, name),
    permits: (categories, service) => permits(policy, decision, categories, service),
    choose: (choices, sessionOnly) => answer(decision, choices, sessionOnly),
    // "Accept all" and "Only essential" leave no exceptions, also not for services that this page does not know.
    chooseAll: choice => answer(decision && { ...decision, services: {} }, allAlike(policy, choice)),
    forget: () => step(null),
    subscribe: listener => listeners.push(listener),
  };
}
