import type { Gate, Services } from '../../interfaces.ts';
import type { Category, ServiceDetails } from '../../model.ts';

/** A service as it is listed: what is told of it, and where it stands on this site. */
export interface Listed extends ServiceDetails {
  /** The categories that it may run by: all of them offered here, or essential alone. It is listed under the first. */
  categories: [Category, ...Category[]];
  /** Whether the visitor can grant and refuse it alone. */
  isOptional: boolean;
  /** Runs before a choice, and stops on a refusal (R17). */
  isExempt: boolean;
  /** Held by itself where its category is not: nobody here can grant it (R14). */
  isLocked: boolean;
  /** Keeps cookies where this site cannot end them, though this site allows none that last, or is a child's. */
  isLasting: boolean;
}

/** The addresses of what this page has loaded so far. */
const loaded = (): URL[] =>
  performance
    .getEntriesByType('resource')
    // Some browsers list what is no address, too.
    .flatMap(({ name }) => (/^https?:\/\/\w/.test(name) ? [new URL(name)] : []));

/**
 * The services of this site, as far as this page knows: those that were met on it, those that the site declares
 * or allows, and those that the visitor has answered (R18). What can never run here is not listed.
 */
export function listServices(gate: Gate, { describe }: Services): Listed[] {
  const { consent, config, met, ownServices, serviceAt } = gate;
  const { policy, decision } = consent;
  const ids = new Set([
    ...met,
    // What is never held, and what loads in ways that no script sees.
    ...loaded().map(serviceAt),
    ...ownServices.map(({ id }) => id),
    ...(config.allow ?? []),
    ...Object.keys(decision?.services ?? {}),
  ]);
  const listed: Listed[] = [];
  for (const id of ids) {
    const details = describe(id ?? undefined, ownServices);
    const anyOf = policy.services.get(id ?? '') ?? [];
    const [first, ...others] = anyOf.filter(
      (one): one is Category => one === 'essential' || policy.offered.some(offered => offered === one),
    );
    if (!details || !first) continue;
    listed.push({
      ...details,
      categories: [first, ...others],
      isOptional: anyOf.every(one => consent.mayGrant([[one]], details.id)),
      isExempt: first !== 'essential' && policy.exempt.includes(details.id),
      isLocked: policy.locked.includes(details.id),
      isLasting: (policy.sessionOnly || config.audience === 'children') && details.persistent !== undefined,
    });
  }
  return listed.sort((a, b) => a.name.localeCompare(b.name));
}
