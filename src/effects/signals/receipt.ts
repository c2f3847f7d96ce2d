import type { Consent, PublicDecision, Receipt } from '../../model.ts';

/** The decision as scripts of the page see it: a copy, so that nobody changes ours. */
export const publicDecision = ({ decision, policy }: Consent): PublicDecision | null =>
  decision && {
    time: new Date(decision.time * 1000).toISOString(),
    revision: decision.revision,
    current: decision.revision === policy.revision,
    categories: { ...decision.categories },
    services: { ...decision.services },
  };

/** The decision as the visitor's proof of it (R22). */
export function receiptFor(consent: Consent): Receipt | null {
  const decision = publicDecision(consent);
  return decision && { version: __VERSION__, site: location.hostname, ...decision };
}
