import type { Consent, Mark } from '../../model.ts';
import type { Judge } from '../../policy/judge.ts';
import { markOf } from './mark.ts';

/** What the page's elements and addresses wait for. */
export interface Verdicts {
  /** The services that were met on this page, held or not; and whatever else markup calls one. */
  readonly met: ReadonlySet<string | undefined>;
  /** An element's mark. Without a service it is that of the service at the element's address: visitors can answer it alone. */
  markOf(element: Element): Mark | null;
  /** What an address waits for, if it is to wait at all. */
  judged(address?: string): Mark | null;
  /** What a request to an address waits for; `null` if it may leave. */
  holdsRequest(address: string): Mark | null;
  /** Whether what is marked so may run or load now. */
  permits(mark: Mark, element?: Element): boolean;
  /** Permits an element, or a service, on this page alone: nothing is stored. */
  permitOnce(what: Element | string): void;
}

export function createVerdicts(consent: Consent, judge: Judge | undefined): Verdicts {
  const once = new Set<Element | string | undefined>();
  const met = new Set<string | undefined>();
  // Most addresses of most pages are on a few hosts; to take one apart costs more than the rest of the question.
  const harmless = new Set<string | undefined>(['data:', location.origin, `//${location.host}`]);

  const judged: Verdicts['judged'] = (address = '') => {
    if (!address) return null;
    const host = /^(?:data:|(?:https?:)?\/\/[^/\\?#\s]+)/.exec(address)?.[0];
    if (harmless.has(host)) return null;
    const mark = judge?.(address, document.baseURI);
    if (host && mark === undefined) harmless.add(host);
    return mark ?? null;
  };
  const permits: Verdicts['permits'] = ({ categories, service }, element) => {
    met.add(service);
    const isAsked = once.has(service) || once.has(element);
    return (isAsked && consent.mayGrant(categories)) || consent.permits(categories, service);
  };
  return {
    met,
    judged,
    permits,
    permitOnce: what => once.add(what),
    holdsRequest(address) {
      const mark = judged(address);
      return mark && !permits(mark) ? mark : null;
    },
    markOf(element) {
      const mark = markOf(element, consent.policy.services);
      const address = ['data-consent-src', 'data-src', 'src']
        .map(name => element.getAttribute(name))
        .find(Boolean);
      if (mark) mark.service ??= judged(address ?? '')?.service;
      return mark;
    },
  };
}
