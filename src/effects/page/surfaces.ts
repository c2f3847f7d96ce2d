import { hasNews, start } from 'virtual:hallpass/first-layer';
import { REOPENS } from '../../catalog/selectors.ts';
import type { Gate, Remains, Surfaces } from '../../interfaces.ts';
import { isArrival } from './arrival.ts';
import { keepOwnEvents } from './keepOwnEvents.ts';
import { listenFirst } from './listenFirst.ts';
import { showDecision } from './showDecision.ts';
import { whenParsed } from './whenParsed.ts';

/**
 * Offers the surfaces: they are made when they are first asked for. A visitor who has answered pays nothing for them.
 *
 * @param left what the last sweep could not remove
 */
export function offerSurfaces(gate: Gate, left: () => Promise<Remains>): () => Surfaces {
  let surfaces: Surfaces | undefined;
  const { consent } = gate;
  const update = () => surfaces && showDecision(surfaces.root.host, consent.decision);
  // Before the surfaces change: who sees the banner go finds the answer.
  consent.subscribe(update);
  return () => {
    if (!surfaces) {
      surfaces = start(gate, left);
      const { root, dismiss } = surfaces;
      // One press, one act: in the preferences it is theirs.
      listenFirst(
        ['keydown'],
        ({ key }: KeyboardEvent) => key === 'Escape' && !root.querySelector('dialog') && dismiss(),
      );
      keepOwnEvents(root.host);
      update();
    }
    return surfaces;
  };
}

/** Brings the surfaces to the page when there is something to show: a visitor to ask, a choice to acknowledge. */
export function startSurfaces({ consent, config }: Gate, surfaces: () => Surfaces): void {
  if (!consent.policy.mayShow) return;
  consent.subscribe(change => surfaces().follow(change));
  // Without an offset it is the local midnight that is meant; a day alone would be Greenwich's.
  if (consent.asked || +new Date(`${config.policyChange}T00:00`) > Date.now()) surfaces().follow();
  if (consent.decision && hasNews()) surfaces().tellNews();
  whenParsed(() => {
    if (!document.querySelector(REOPENS) && config.reopen === 'auto') surfaces().offerReopenLink();
    else if (consent.isOptedOut && isArrival()) surfaces().tellOptOut();
  });
}
