import type { PublicDecision, Receipt } from '../model.ts';

/** `window.hallpass`. Nothing in it throws. */
export interface Hallpass {
  /** Resolves to this object; for code that may run before the tag, `hallpass:ready` tells as much. */
  readonly ready: Promise<Hallpass>;
  /** Version of Hallpass. */
  readonly version: string;
  /** The visitor's choice, or `null` before one. */
  readonly decision: PublicDecision | null;
  /** Whether a category, or a service by id, may run now. `essential` always may, an unknown name never. */
  granted(categoryOrService: string): boolean;
  /** Resolves when a category or a service may run: at once, later, or never. */
  whenGranted(categoryOrService: string): Promise<void>;
  /** Grants what is offered and not locked. Call it only on an act of the visitor. */
  accept(): void;
  /** Refuses everything that is not essential. */
  refuse(): void;
  /** Answers some categories or services: `{ analytics: false }`. What it does not name stays. */
  choose(choices: Readonly<Record<string, boolean>>): void;
  /** Forgets the choice; the visitor is asked again. */
  forget(): void;
  /** Opens the preferences. */
  open(): void;
  /** What was chosen, when, under which revision; `null` before a choice. */
  receipt(): Receipt | null;
  /** Speaks another language on this page; nothing is stored. One that is not shipped is English. */
  setLanguage(language: string): void;
}

declare global {
  interface Window {
    hallpass?: Hallpass;
  }
  interface DocumentEventMap {
    'hallpass:ready': CustomEvent<undefined>;
    'hallpass:change': CustomEvent<{
      decision: PublicDecision | null;
      granted: string[];
      withdrawn: string[];
    }>;
  }
}
