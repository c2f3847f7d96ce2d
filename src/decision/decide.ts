import type { Choices, Decision, OptionalCategory, Policy } from '../model.ts';
import { answersInForce, granted } from '../policy/policy.ts';

/**
 * The decision that a choice leads to.
 *
 * @param now Unix seconds
 * @param sessionOnly the visitor sits at a shared computer
 */
export function decide(
  policy: Policy,
  previous: Decision | null,
  choices: Choices,
  now: number,
  sessionOnly: boolean,
): Decision {
  const { categories, services } = answersInForce(policy, previous);
  for (const category of policy.offered) {
    const choice = choices[category];
    // A locked category can be refused, never granted (R14).
    if (choice === undefined || (choice && policy.locked.includes(category))) continue;
    categories[category] = choice;
    // A refusal of the whole is a refusal of each; a grant of the whole leaves single refusals standing.
    for (const id in services) if (!choice && policy.services.get(id) === category) delete services[id];
  }
  for (const [id, choice] of Object.entries(choices)) {
    const category = policy.services.get(id);
    if (
      !category ||
      category === 'essential' ||
      (choice && policy.locked.some(locked => category.includes(locked)))
    )
      continue;
    if (choice === categories[category as OptionalCategory]) delete services[id];
    else services[id] = choice;
  }
  return {
    time: now,
    revision: policy.revision,
    categories,
    services,
    knowingSignal: policy.optOut,
    sessionOnly: sessionOnly || policy.sessionOnly,
  };
}

/** Everything that is offered, answered alike: "Accept all" and "Only essential" leave no exceptions. */
export const allAlike = (policy: Policy, previous: Decision | null, choice: boolean): Choices => ({
  ...Object.fromEntries(Object.keys(previous?.services ?? {}).map(id => [id, choice])),
  ...Object.fromEntries(policy.offered.map(category => [category, choice])),
});

/** What a step from one decision to another grants and withdraws: categories, and services with an answer of their own. */
export function difference(
  policy: Policy,
  before: Decision | null,
  after: Decision | null,
): { granted: string[]; withdrawn: string[] } {
  const exceptions = [...Object.keys(before?.services ?? {}), ...Object.keys(after?.services ?? {})];
  const names = [...new Set([...policy.offered, ...exceptions])];
  const had = (name: string) => granted(policy, before, name);
  const has = (name: string) => granted(policy, after, name);
  return {
    granted: names.filter(name => has(name) && !had(name)),
    withdrawn: names.filter(name => had(name) && !has(name)),
  };
}
