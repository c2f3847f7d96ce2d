import type { Facts, Personal } from '../model.ts';
import type { Checks, Found } from './check.ts';

const personalData = (facts: Facts, which: (one: Personal) => boolean): Found[] =>
  facts.personal.filter(which).map(({ kind, where, name, host }) => ({
    about: name,
    values: { kind, where, ...(host && { host }) },
  }));

/** What looks like personal data, where it need not be (R11). */
export const personal = {
  'personal-sure': { weight: 'fault', find: facts => personalData(facts, ({ sure }) => sure) },
  'personal-maybe': { weight: 'warning', find: facts => personalData(facts, ({ sure }) => !sure) },
} satisfies Checks;
