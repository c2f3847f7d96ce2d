import type { Consent } from '../../model.ts';
import { isAllGranted } from '../../policy/policy.ts';
import type { Trace } from '../../problems.ts';
import type { Blocking } from '../blocking/blocking.ts';
import { interceptAttributeReading, readProperties } from './attributeReading.ts';
import { interceptAttributes } from './attributes.ts';
import { interceptHtml } from './html.ts';
import { interceptInsertion } from './insertion.ts';
import { interceptNavigation } from './navigation.ts';
import { interceptReading } from './reading.ts';
import { interceptRequests } from './requests.ts';
import { createWrapping } from './wrapping.ts';
import { interceptWriting } from './writing.ts';

/**
 * Catches what scripts make, before the browser loads it: addresses written onto elements, HTML out of strings,
 * nodes out of other documents, and requests without an element; and lets the page read what it wrote. The platform's
 * functions are wrapped only while there is something to hold; when everything is granted, and no frame is still
 * waiting for its turn, the page's own are back.
 */
export function intercept(consent: Consent, blocking: Blocking, trace: Trace): void {
  let isNeeded = true;
  let isWrapped = false;
  const wrapping = createWrapping(() => isNeeded);

  const start = () => {
    const properties = readProperties();
    interceptAttributes(wrapping, blocking, properties);
    interceptAttributeReading(wrapping, properties);
    interceptHtml(wrapping, blocking);
    interceptInsertion(wrapping, blocking);
    interceptWriting(wrapping, blocking);
    interceptNavigation(wrapping, blocking);
    interceptReading(wrapping);
    interceptRequests(wrapping, address => {
      const requirement = blocking.blocksRequest(address);
      if (requirement) trace('held', address, requirement, address);
      return requirement;
    });
  };

  const update = () => {
    // A place for the list of services waits for nothing.
    isNeeded = !isAllGranted(consent) || [...blocking.heldEmbeds.values()].some(Boolean);
    if (!isNeeded) wrapping.unwrap();
    else if (!isWrapped) start();
    isWrapped = isNeeded;
  };
  update();
  consent.subscribe(update);
  blocking.onHeldEmbeds(update);
}
