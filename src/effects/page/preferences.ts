import gateTexts from 'virtual:hallpass/gate-texts';
import type { Gate, Surfaces } from '../../parts.ts';

/** Opens the preferences, whatever it takes. */
export interface Preferences {
  /** @param opener what was clicked, and gets the focus back */
  open(opener: Element | null): void;
  /** They will probably be opened soon: loads what that takes. */
  expect(): void;
}

/** @param surfaces gives the surfaces, loaded if need be */
export function offerPreferences(gate: Gate, surfaces: () => Promise<Surfaces>): Preferences {
  const apology = document.createElement('p');
  apology.setAttribute('role', 'alert');

  const load = () => Promise.all([gate.chunks.ui(), surfaces(), gate.chunks.sentences(gate.language.code)]);

  /** Nothing of ours could be loaded: the one sentence that needs nothing, in every language, where the visitor is. */
  const apologise = (opener: Element | null) => {
    apology.replaceChildren();
    for (const [lang, text] of Object.entries(gateTexts)) {
      const sentence = document.createElement('span');
      sentence.lang = lang;
      sentence.textContent = `${text} `;
      apology.append(sentence);
    }
    const { policyUrl } = gate.config;
    if (policyUrl) {
      const link = document.createElement('a');
      link.textContent = link.href = policyUrl;
      apology.append(link);
    }
    if (opener?.isConnected) opener.after(apology);
    else document.body.prepend(apology);
  };

  return {
    open(opener) {
      if (!gate.consent.policy.mayShow) return;
      load().then(
        ([ui, { root }]) => {
          apology.remove();
          return ui.open(gate, root, opener);
        },
        error => {
          gate.report('chunk', error);
          apologise(opener);
        },
      );
    },
    expect: () => {
      load().catch(() => {});
    },
  };
}
