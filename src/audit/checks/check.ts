import type { Facts, Finding, Weight } from '../model.ts';

/** What a check says of one thing; which check, how much it matters, where and as what, is added to it. */
export type Found = Omit<Finding, 'check' | 'weight' | 'pages' | 'states'>;

/** Looks at the facts of one page, and at nothing else. Its words are in `locales/audit/`, under its name. */
export interface Check {
  weight: Weight;
  find(facts: Facts): Found[];
}

/** The checks of a theme, by name. */
export type Checks = Readonly<Record<string, Check>>;

/** Something that is so, or is not. */
export const when = (isSo: boolean, about = ''): Found[] => (isSo ? [{ about }] : []);
