import type { Choices, Consent, OptionalCategory } from '../../model.ts';
import type { Listed } from '../declaration/listServices.ts';

/** How the switches of the preferences stand: nothing of it is chosen before the visitor confirms. */
export interface Switches {
  readonly categories: Readonly<Partial<Record<string, boolean>>>;
  /** Services that were answered by themselves. */
  readonly services: Readonly<Record<string, boolean>>;
}

/** What a category's switch shows; `some`: a service that is listed under it is answered otherwise. */
export type State = 'on' | 'off' | 'some';

/** Whether a signal of the visitor's browser overrules what was chosen before it was on (R16). */
const isOverruled = ({ policy, decision }: Consent, category: string) =>
  policy.optOut && category !== 'preferences' && !decision?.knowingSignal;

/** The switches as the dialog opens: the earlier answers, also those that a new revision holds (R20). */
export function earlier(consent: Consent, listed: readonly Listed[]): Switches {
  const { policy, decision } = consent;
  const categories: Record<string, boolean> = {};
  const services: Record<string, boolean> = {};
  for (const category of policy.offered) {
    // A locked category is not the visitor's to answer: a refusal here would outlive the lock (R14).
    if (!policy.locked.includes(category))
      categories[category] = !isOverruled(consent, category) && decision?.categories[category] === true;
  }
  for (const { id, categories: own, isOptional, isExempt } of listed) {
    if (!isOptional || isOverruled(consent, own[0])) continue;
    const isAnswered = decision?.categories[own[0] as OptionalCategory] !== undefined;
    const answer = decision?.services[id] ?? (isExempt && !isAnswered ? true : undefined);
    if (answer !== undefined) services[id] = answer;
  }
  return { categories, services };
}

/** Whether a service is on: by its own answer, else by its category's. */
export const isOn = (
  { categories, services }: Switches,
  { id, categories: own, isLocked }: Listed,
): boolean =>
  own[0] === 'essential' || (!isLocked && (services[id] ?? own.some(category => categories[category])));

/** What a category's switch shows, by what it answers and how its services stand. */
export function stateOf(switches: Switches, category: string, listed: readonly Listed[]): State {
  const answer = switches.categories[category] === true;
  const differs = listed.some(
    one => one.categories[0] === category && !one.isLocked && isOn(switches, one) !== answer,
  );
  return differs && category in switches.categories ? 'some' : answer ? 'on' : 'off';
}

/** Switches a whole category: what is listed under it goes with it. */
export function switchCategory(
  { categories, services }: Switches,
  category: string,
  on: boolean,
  listed: readonly Listed[],
): Switches {
  const rest = { ...services };
  for (const one of listed) if (one.categories[0] === category) delete rest[one.id];
  return { categories: { ...categories, [category]: on }, services: rest };
}

/** Switches one service, and leaves its category's answer. */
export const switchService = ({ categories, services }: Switches, id: string, on: boolean): Switches => ({
  categories,
  services: { ...services, [id]: on },
});

/** What Confirm chooses: each category, and the services that are answered otherwise, or were. */
export function choicesOf(switches: Switches, consent: Consent, listed: readonly Listed[]): Choices {
  const choices: Record<string, boolean> = {};
  for (const [category, answer] of Object.entries(switches.categories)) choices[category] = answer === true;
  for (const one of listed) {
    if (!one.isOptional) continue;
    const on = isOn(switches, one);
    const inherits = one.categories.some(category => switches.categories[category]);
    if (on !== inherits || one.id in (consent.decision?.services ?? {})) choices[one.id] = on;
  }
  return choices;
}
