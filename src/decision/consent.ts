import type { Change, Choices, Consent, Decision, DecisionSource, Policy } from '../model.ts';
import { granted, mayGrant, permits, undecided } from '../policy/policy.ts';
import { encode } from './consentString.ts';
import { decide, difference } from './decide.ts';

/** Where decisions are kept between pages. */
export interface ConsentStorage {
  read(): Decision | null;
  /** Keeps a decision, or forgets it; `false` if that failed. */
  write(decision: Decision | null): boolean;
}

/** Everything of a decision but its time. */
const serialized = (decision: Decision | null) => decision && encode({ ...decision, time: 0 });

export function createConsent(policy: Policy, keeper: ConsentStorage): Consent {
  let decision = keeper.read();
  const listeners: ((change: Change) => void)[] = [];

  let stored = true;

  const step = (next: Decision | null, here: boolean, source?: DecisionSource) => {
    const before = decision;
    decision = next;
    if (here) stored = keeper.write(next);
    const change: Change = {
      changed: serialized(before) !== serialized(next),
      ...difference(policy, before, next),
      stored,
      here,
      source,
    };
    for (const listener of listeners) listener(change);
  };

  const reread = () => {
    // A choice that could not be kept holds for this page: no jar knows better.
    const kept = stored ? keeper.read() : decision;
    if (serialized(kept) !== serialized(decision)) step(kept, false);
  };

  /**
   * @param choices one answer is for all that is offered: it leaves no exceptions, also not for services that this
   * page does not know
   */
  const answer = (choices: Choices | boolean, sessionOnly?: boolean, source?: DecisionSource) => {
    // A banner that is there only for what is new asks about that alone: the other answers stand, exceptions included.
    const asked =
      source === 'banner' && decision?.revision === policy.revision ? undecided(policy, decision) : [];
    // Another window may have chosen in the meantime.
    reread();
    const isAll = typeof choices === 'boolean';
    const next = decide(
      policy,
      isAll && decision && !asked[0] ? { ...decision, services: {} } : decision,
      isAll
        ? Object.fromEntries((asked[0] ? asked : policy.offered).map(category => [category, choices]))
        : choices,
      Math.floor(Date.now() / 1000),
      // A shared computer stays one until somebody says otherwise.
      sessionOnly ?? !!decision?.sessionOnly,
    );
    if (next) step(next, true, source);
  };

  return {
    policy,
    get decision() {
      return decision;
    },
    get asked() {
      return undecided(policy, decision).length > 0;
    },
    get isOptedOut() {
      return policy.optOut && !['analytics', 'marketing'].some(name => granted(policy, decision, name));
    },
    granted: name => granted(policy, decision, name),
    mayGrant: (categories, service) => mayGrant(policy, categories, service),
    permits: (categories, service) => permits(policy, decision, categories, service),
    choose: answer,
    chooseAll: answer,
    forget: source => step(null, true, source),
    reread,
    subscribe: listener => listeners.push(listener),
  };
}
