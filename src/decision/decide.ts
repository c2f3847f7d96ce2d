import { isCategory, isEssential } from '../catalog/categories.ts';
import type { AnyOf, Choices, Decision, OptionalCategory, Policy } from '../model.ts';
import { answersInForce, granted, mayGrant } from '../policy/policy.ts';

/**
 * The decision that a choice leads to; `null` where nothing of it is an answer, so that there is nothing to decide.
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
): Decision | null {
  let isAnswer = false;
  const { categories, services } = answersInForce(policy, previous);
  // What is not offered or is locked can be refused, never granted (R14); what is neither `true` nor `false`
  // is a script's mistake, and no answer.
  const counts = (choice: unknown, anyOf: AnyOf, service?: string) =>
    // A grant must hold for each of two categories, whichever it would run by.
    choice === false || (choice === true && anyOf.every(one => mayGrant(policy, [[one]], service)));
  for (const category of policy.offered) {
    const choice = choices[category];
    if (!counts(choice, [category])) continue;
    isAnswer = true;
    categories[category] = choice as boolean;
    // A refusal of the whole is a refusal of each; a grant of the whole leaves single refusals standing, and
    // so does the refusal of one of two categories that will do.
    for (const id of Object.keys(services)) {
      const own = policy.services.get(id) ?? [];
      if (!choice && own.includes(category) && (services[id] || !own[1])) delete services[id];
    }
  }
  for (const [id, choice] of Object.entries(choices)) {
    // The catalog is not read for a category's name.
    const anyOf = isCategory(id) ? undefined : policy.services.get(id);
    if (!anyOf || isEssential(anyOf) || !counts(choice, anyOf, id)) continue;
    isAnswer = true;
    // Of two categories neither answers for the service.
    if (!anyOf[1] && choice === categories[anyOf[0] as OptionalCategory]) delete services[id];
    else services[id] = choice;
  }
  return isAnswer
    ? {
        time: now,
        revision: policy.revision,
        categories,
        services,
        knowingSignal: policy.optOut,
        sessionOnly: sessionOnly || policy.sessionOnly,
      }
    : null;
}

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
