import { merge, runChecks } from '../checks/runChecks.ts';
import type { Facts, LookedAt, Party, Report, Stored } from '../model.ts';
import { statuses, statusOf } from './statusOf.ts';

/** Things of several pages as one list, each once; what `join` makes of two of one name. */
function mergeBy<T>(all: readonly T[], keyOf: (one: T) => string, join: (a: T, b: T) => T): T[] {
  const found = new Map<string, T>();
  for (const one of all) {
    const before = found.get(keyOf(one));
    found.set(keyOf(one), before ? join(before, one) : one);
  }
  return [...found.values()];
}

const worst = (party: Party) => statuses.indexOf(statusOf(party));

/** A host that ran on one page without permission did so on the site, whatever it did on others. */
const joinParties = (a: Party, b: Party): Party => ({
  ...(worst(b) < worst(a) ? b : a),
  by: [...new Set([...a.by, ...b.by])],
});

const joinStored = (a: Stored, b: Stored): Stored => ({ ...b, ...a, mayStay: a.mayStay && b.mayStay });

const inOrder = <T>(all: readonly T[], nameOf: (one: T) => string) =>
  [...all].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));

/**
 * What was found on the pages that were looked at.
 *
 * @param failed the pages that were to be looked at, and were not
 */
export function createReport(
  pages: readonly Facts[],
  failed: readonly LookedAt[],
  about: Pick<Report, 'hallpass' | 'time' | 'site'>,
): Report {
  return {
    format: 'hallpass-audit',
    version: 1,
    ...about,
    pages: mergeBy<LookedAt>(
      [...pages.map(({ page, state }) => ({ page, state })), ...failed],
      one => JSON.stringify(one),
      one => one,
    ),
    findings: merge(pages.flatMap(runChecks)),
    parties: inOrder(
      mergeBy(
        pages.flatMap(({ parties }) => parties),
        ({ host, service }) => `${host} ${service}`,
        joinParties,
      ),
      ({ host }) => host,
    ),
    stored: inOrder(
      mergeBy(
        pages.flatMap(({ stored }) => stored),
        ({ store, name }) => `${store} ${name}`,
        joinStored,
      ),
      ({ name }) => name,
    ),
  };
}
