import { REOPENS } from '../../catalog/hooks.ts';
import type { Gate, Surfaces } from '../../parts.ts';
import { whenParsed } from './whenParsed.ts';

/**
 * Brings the surfaces to the page when there is something to show: a visitor who must be asked, a choice to
 * acknowledge. A visitor who has answered pays nothing for them.
 *
 * @returns the surfaces, loaded if they are not there yet
 */
export function showSurfaces(gate: Gate): () => Promise<Surfaces> {
  let surfaces: Promise<Surfaces> | undefined;
  const load = () => {
    surfaces ??= gate.chunks.firstLayer(gate.language.code).then(layer => layer.start(gate));
    surfaces.catch(() => {
      surfaces = undefined;
    });
    return surfaces;
  };
  const show = (step: (surfaces: Surfaces) => void) =>
    load().then(step, error => gate.report('chunk', error));
  const { consent, config } = gate;
  if (!consent.policy.mayShow) return load;

  consent.subscribe(change => show(({ follow }) => follow(change)));
  // Without an offset it is the local midnight that is meant; a day alone would be Greenwich's.
  if (consent.asked || +new Date(`${config.policyChange}T00:00`) > Date.now()) show(({ follow }) => follow());
  whenParsed(() => {
    if (config.reopen === 'auto' && !document.querySelector(REOPENS)) {
      show(({ offerReopenLink }) => offerReopenLink());
    }
  });
  return load;
}
