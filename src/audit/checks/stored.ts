import type { Facts, Stored } from '../model.ts';
import type { Checks, Found } from './check.ts';

/** A clock that is a little behind makes no fault. */
const GRACE = 0.5;

/** What declares a name, within a service of a data block; of a name that is not shown in full there is nothing to write. */
const declaration = ({ store, name, days }: Stored) => {
  if (name.includes('…')) return undefined;
  return store === 'cookie'
    ? `"cookies": [${JSON.stringify({ name, ...(days !== undefined && { days: Math.ceil(days) }), purpose: '…' })}]`
    : `"storage": [${JSON.stringify(name)}]`;
};

/** @param mendOf what to write about one */
const stored = (
  facts: Facts,
  which: (one: Stored) => boolean,
  mendOf: (one: Stored) => string | undefined = () => undefined,
): Found[] =>
  facts.stored.filter(which).map(one => {
    const { store, name, days, allowed, services } = one;
    const mend = mendOf(one);
    return {
      about: name,
      values: {
        store,
        ...(days !== undefined && { days: String(Math.round(days)) }),
        ...(allowed !== undefined && { allowed: String(Math.round(allowed)) }),
      },
      ...(services[0] && { service: services[0] }),
      ...(mend && { mend }),
    };
  });

/** What stays in visitors' browsers. */
export const kept = {
  'stored-early': { weight: 'fault', find: facts => stored(facts, one => !!one.services[0] && !one.mayStay) },
  'stored-lasting': {
    weight: 'fault',
    find: facts =>
      stored(
        facts,
        ({ days, allowed }) => days !== undefined && allowed !== undefined && days > allowed + GRACE,
      ),
  },
  'stored-undeclared': {
    weight: 'warning',
    find: facts => stored(facts, one => !one.services[0], declaration),
  },
} satisfies Checks;
