import type { PublicDecision, Receipt } from '../../model.ts';

/** `window.hallpass`, described in full in docs/interface.md. Nothing in it throws. */
export interface Hallpass {
  /**
   * Resolves to this object; for code that may run before the tag, `hallpass:ready` tells as much.
   * @example const { version } = await hallpass.ready;
   */
  readonly ready: Promise<Hallpass>;
  /**
   * Version of Hallpass.
   * @example hallpass.version // '0.1.0'
   */
  readonly version: string;
  /**
   * The visitor's choice, or `null` before one. Each time a copy.
   * @example if (!hallpass.decision) hallpass.open();
   */
  readonly decision: PublicDecision | null;
  /**
   * Whether a category, or a service by id, may run now. `essential` always may, an unknown name never.
   * @example if (hallpass.granted('analytics')) countVisit();
   */
  granted(categoryOrService: string): boolean;
  /**
   * Resolves when a category or a service may run: at once, later, or never. Never rejected.
   * @example hallpass.whenGranted('youtube').then(showPlayer);
   */
  whenGranted(categoryOrService: string): Promise<void>;
  /**
   * Grants what is offered and not locked. Call it only on an act of the visitor.
   * @example button.onclick = () => hallpass.accept();
   */
  accept(): void;
  /**
   * Refuses everything that is not essential.
   * @example button.onclick = () => hallpass.refuse();
   */
  refuse(): void;
  /**
   * Answers some categories or services; what it does not name stays. Call it only on an act of the visitor.
   * @example box.onchange = () => hallpass.choose({ analytics: box.checked });
   */
  choose(choices: Readonly<Record<string, boolean>>): void;
  /**
   * Forgets the choice; the visitor is asked again.
   * @example button.onclick = () => hallpass.forget();
   */
  forget(): void;
  /**
   * Opens the preferences.
   * @example button.onclick = () => hallpass.open();
   */
  open(): void;
  /**
   * Opens the audit: what this site really does, for its webmaster.
   * @example hallpass.audit();
   */
  audit(): void;
  /**
   * What was chosen, when, under which revision; `null` before a choice.
   * @example output.textContent = hallpass.receipt()?.time ?? '';
   */
  receipt(): Receipt | null;
  /**
   * Speaks another language on this page; nothing is stored. One that is not shipped is English.
   * @example hallpass.setLanguage('es');
   */
  setLanguage(language: string): void;
}

declare global {
  interface Window {
    hallpass?: Hallpass;
  }
  interface DocumentEventMap {
    'hallpass:ready': CustomEvent<null>;
    'hallpass:change': CustomEvent<{
      decision: PublicDecision | null;
      granted: string[];
      withdrawn: string[];
    }>;
  }
}
