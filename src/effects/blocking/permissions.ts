import type { Consent, Requirement } from '../../model.ts';

/** What may load or run now: by the visitor's choice, or once, on this page alone. */
export interface Permissions {
  /** The services that were met on this page, held or not; and whatever else markup calls one. */
  readonly met: ReadonlySet<string | undefined>;
  isAllowed(requirement: Requirement, element?: Element): boolean;
  /** Allows an element, or a service, on this page alone: nothing is stored. */
  allowOnce(what: Element | string): void;
}

export function createPermissions(consent: Consent): Permissions {
  const once = new Set<Element | string | undefined>();
  const met = new Set<string | undefined>();
  return {
    met,
    isAllowed(requirement, element) {
      const { categories, service } = requirement;
      met.add(service);
      const isAskedFor = once.has(service) || once.has(element);
      return (isAskedFor && consent.mayGrant(categories, service)) || consent.permits(categories, service);
    },
    allowOnce: what => once.add(what),
  };
}
