import type { Facts, Party } from '../model.ts';
import type { Checks, Found } from './check.ts';

const parties = (facts: Facts, which: (party: Party) => boolean): Found[] =>
  facts.parties.filter(which).map(({ host, service, name, code, marked }) => ({
    about: host,
    ...(name && { values: { name } }),
    ...(service && { service }),
    ...(code && { code }),
    ...(marked && { mend: marked }),
  }));

/** What other companies get to do on the page. */
export const others = {
  'party-ran': {
    weight: 'fault',
    find: facts => parties(facts, one => !!one.service && !one.mayRun && one.isAsked && !one.isHeld),
  },
  'party-asked': {
    weight: 'warning',
    find: facts => parties(facts, one => !!one.service && !one.mayRun && one.isAsked && one.isHeld),
  },
  'party-unknown': {
    weight: 'warning',
    find: facts => parties(facts, one => !one.service && !one.isAllowed && !one.isHeld),
  },
  'party-unknown-held': {
    weight: 'note',
    find: facts => parties(facts, one => !one.service && one.isHeld),
  },
} satisfies Checks;
