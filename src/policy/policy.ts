import type { Catalog, Categories } from '../catalog/catalog.ts';
import { isCategory, optionalCategories } from '../catalog/categories.ts';
import type { Config } from '../config/attributes.ts';
import type { AnyOf, Consent, Decision, OptionalCategory, Policy } from '../model.ts';

/** What the visitor's browser says that the policy depends on. */
export interface Visit {
  gpc: boolean;
  dnt: boolean;
  /** Around the page: nothing, a page of the same origin with or without the widget, or somebody else's. */
  parent: 'none' | 'with-widget' | 'without-widget' | 'foreign';
}

/**
 * What the site's attributes and the visitor's browser come to.
 */
export function policyFor(
  config: Config,
  visit: Visit,
  catalog: { categories: Categories; readonly kinds: Pick<Catalog['kinds'], 'keeps'> },
): Policy {
  // "Only what is needed within a particular site": login-only sites do not offer marketing by themselves (R25).
  const usual = config.cookieLimit === 'login' ? optionalCategories.slice(0, 2) : optionalCategories;
  // Where the whole widget is retired, nothing is asked for any more, and nothing can be granted (R12).
  const isRetired = config.retire?.includes('all');
  const offered = isRetired
    ? []
    : config.categories
      ? optionalCategories.filter(c => config.categories?.includes(c))
      : usual;
  const optOut =
    (visit.gpc && config.signals?.length !== 0) || (visit.dnt && !!config.signals?.includes('dnt'));
  const needsParents = (category: string) =>
    config.audience === 'children' && !config.parentalConsent?.some(one => one === category);
  return {
    revision: config.revision,
    offered,
    locked: [
      ...offered.filter(category => category !== 'preferences' && needsParents(category)),
      // No child's act leaves an identifier with a company (R14).
      ...(needsParents('preferences')
        ? [...catalog.kinds.keeps].filter(id => catalog.categories.get(id)?.includes('preferences'))
        : []),
    ],
    optOut,
    mayShow: visit.parent !== 'foreign' || config.frames === 'ask',
    mayAsk: visit.parent === 'none' || visit.parent === 'without-widget' || config.frames === 'ask',
    maxDays: config.maxDays ?? 180,
    sessionOnly: config.cookieLimit === 'session' || (config.cookieLimit === 'login' && !config.signedIn),
    services: catalog.categories,
    holdsForGood: config.cookieLimit === 'login' || !!config.retire?.[0],
    // A child's page and an opt-out signal hold them too.
    exempt: (config.audience === 'general' && !optOut && config.allow) || [],
  };
}

/** The answer that holds now for a category, or for a service with an answer of its own. */
function answerFor(
  policy: Policy,
  decision: Decision | null,
  category: OptionalCategory,
  service?: string,
): boolean | undefined {
  if (!policy.offered.includes(category)) return undefined;
  if (policy.locked.includes(category) || policy.locked.includes(service ?? '')) return false;
  if (policy.optOut && category !== 'preferences' && !decision?.knowingSignal) return false;
  const answer = decision?.services[service ?? ''] ?? decision?.categories[category];
  // A new revision leaves refusals as they are; grants are nothing until they are confirmed (R20).
  return answer && decision?.revision !== policy.revision ? undefined : answer;
}

/** Whether something may run: only if all that it waits for is granted, or its service has an exception. */
export const permits = (
  policy: Policy,
  decision: Decision | null,
  categories: readonly AnyOf[],
  service?: string,
): boolean =>
  categories.every(anyOf =>
    anyOf.some(
      category =>
        category === 'essential' ||
        (answerFor(policy, decision, category as OptionalCategory, service) ??
          (policy.offered.includes(category as OptionalCategory) && policy.exempt.includes(service ?? ''))),
    ),
  );

/** Whether the visitor may grant this at all: nothing of it is locked, and all is offered. */
export const mayGrant = (
  { offered, locked }: Policy,
  categories: readonly AnyOf[],
  service?: string,
): boolean =>
  !locked.includes(service ?? '') &&
  categories.every(anyOf => anyOf.some(one => offered.some(c => c === one && !locked.includes(c))));

/** Whether a category, or a service that is known by id, may run. Of an unknown name: no. */
export function granted(policy: Policy, decision: Decision | null, name: string): boolean {
  const anyOf = isCategory(name) ? undefined : policy.services.get(name);
  return anyOf ? permits(policy, decision, [anyOf], name) : permits(policy, decision, [[name]]);
}

/** Whether a service is held for good: refused, locked or not offered. What is merely undecided is not. */
export const isRefused = (policy: Policy, decision: Decision | null, id: string): boolean =>
  !granted(policy, decision, id) &&
  (policy.services.get(id) ?? []).every(
    one =>
      !policy.offered.includes(one as OptionalCategory) ||
      answerFor(policy, decision, one as OptionalCategory, id) === false,
  );

/** Whether everything that is known of may run: nothing is held. */
export const isAllGranted = ({ granted, policy, decision }: Consent): boolean =>
  !policy.holdsForGood &&
  // A service has an answer of its own, or its category's: there are few of either.
  [...optionalCategories, ...policy.locked, ...Object.keys(decision?.services ?? {})].every(granted);

/** The categories that the visitor must still be asked about. */
export const undecided = (policy: Policy, decision: Decision | null): OptionalCategory[] =>
  // Whoever sends an opt-out signal has said it once already, and is not asked again (R16).
  policy.optOut || !policy.mayAsk
    ? []
    : policy.offered.filter(category => answerFor(policy, decision, category) === undefined);

/** The stored answers that a further choice builds upon: what is not in force now is not carried on. */
export function answersInForce(
  policy: Policy,
  decision: Decision | null,
): Pick<Decision, 'categories' | 'services'> {
  const categories: Decision['categories'] = {};
  const services: Decision['services'] = Object.create(null);
  for (const category of optionalCategories) {
    const stored = decision?.categories[category];
    if (stored !== undefined && (!stored || answerFor(policy, decision, category)))
      categories[category] = stored;
  }
  for (const [id, stored] of Object.entries(decision?.services ?? {})) {
    if (!stored || granted(policy, decision, id)) services[id] = stored;
  }
  return { categories, services };
}
