import type { Facts, Stored } from '../model.ts';
import type { Checks, Found } from './check.ts';

/** A clock that is a little behind makes no fault. */
const GRACE = 0.5;

const stored = (facts: Facts, which: (one: Stored) => boolean): Found[] =>
  facts.stored.filter(which).map(({ store, name, days, allowed, services, writer }) => ({
    about: name,
    values: {
      store,
      ...(days !== undefined && { days: String(Math.round(days)) }),
      ...(allowed !== undefined && { allowed: String(Math.round(allowed)) }),
      ...(writer && { writer }),
    },
    ...(services[0] && { service: services[0] }),
  }));

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
  'stored-undeclared': { weight: 'warning', find: facts => stored(facts, one => !one.services[0]) },
} satisfies Checks;
