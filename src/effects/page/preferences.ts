import type { Gate, Surfaces } from '../../interfaces.ts';
import { activeElement, body, shadowRoot } from '../../native.ts';

/** Opens the preferences, whatever it takes. */
export interface Preferences {
  /** @param opener what was clicked, and gets the focus back */
  open(opener: Element | null): void;
  /** They will probably be opened soon: loads what that takes. */
  expect(): void;
}

/** What has the focus, through the page's shadow roots, if anything has. */
function focused(): Element | null {
  let active = activeElement(document);
  while (active && shadowRoot(active)?.activeElement) active = shadowRoot(active)?.activeElement ?? null;
  return active === body(document) ? null : active;
}

/** @param surfaces gives the surfaces */
export function offerPreferences(gate: Gate, surfaces: () => Surfaces): Preferences {
  const load = () => Promise.all([gate.chunks.ui(), gate.chunks.sentences(gate.language.code)]);

  return {
    open(clicked) {
      if (!gate.consent.policy.mayShow) return;
      // Code of the page's own that opens them does so for a button of its own.
      const opener = clicked ?? focused();
      load().then(
        ([ui]) => {
          surfaces().tellFailure(false);
          return ui.open(gate, surfaces().root, opener);
        },
        error => {
          gate.report('chunk', error);
          surfaces().tellFailure(true);
        },
      );
    },
    expect: () => {
      load().catch(() => {});
    },
  };
}
