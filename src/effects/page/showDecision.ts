import { encode } from '../../decision/consentString.ts';
import type { Decision } from '../../model.ts';

/**
 * Has the choices of a decision readable on the element that holds the surfaces, as they are in the cookie
 * (`data-consent-decision="p1a0m0"`): consent extensions and tests need not know the cookie's name. Without a
 * decision there is no attribute.
 */
export function showDecision(host: Element, decision: Decision | null): void {
  if (decision) host.setAttribute('data-consent-decision', encode(decision).split('.')[3] as string);
  else host.removeAttribute('data-consent-decision');
}
