import { AUDIT } from '../../catalog/selectors.ts';
import type { Gate } from '../../interfaces.ts';
import { listenFirst } from './listenFirst.ts';

/**
 * Opens the audit for who asks for it by `#hallpass-audit`, and stays open in that tab: the audit names the window so,
 * and its frames. To look at that name costs a visitor no time, as asking a store would.
 *
 * @returns opens it
 */
export function offerAudit(gate: Gate): () => void {
  const open = () => {
    gate.chunks
      .audit()
      .then(audit => audit.open(gate))
      .catch(error => gate.report('chunk', error));
  };
  const openIfAskedFor = () => [location.hash, window.name].includes(AUDIT) && open();
  listenFirst(['hashchange'], openIfAskedFor);
  openIfAskedFor();
  return open;
}
