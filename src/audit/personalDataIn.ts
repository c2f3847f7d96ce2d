/** What personal data looks like in a text; the rules are in `personalData/`. */
export interface PersonalHit {
  kind: string;
  sure: boolean;
  why: string;
}

const rules: readonly (readonly [kind: string, sure: boolean, rule: RegExp])[] = [
  ['email', true, /[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,4}/],
  ['ssn', true, /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/],
  ['phone', false, /(?<![\d.])(\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d.])/],
];

/** The kinds of personal data that a value looks like. @param _name of what holds it */
export const personalDataIn = (value: string, _name?: string): PersonalHit[] =>
  rules.flatMap(([kind, sure, rule]) => (rule.test(value) ? [{ kind, sure, why: kind }] : []));
