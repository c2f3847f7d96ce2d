import type { By, State } from '../src/audit/model.ts';
import { plainAddress } from '../src/audit/source/markup.ts';
import type { Category } from '../src/model.ts';
import type { Language } from './readArguments.ts';
import type { Seen } from './seen.ts';
import { siteOf } from './siteOf.ts';

/** A request that left for another company. */
export interface Departure {
  page: string;
  language: Language;
  state: State;
  /** Seconds since the choice; absent: nothing was chosen yet. */
  sinceChoice?: number;
  /** Without what it asks, and without what in its path could be about somebody. */
  address: string;
  by: By;
  service?: string;
  category?: Category;
}

/** The requests to other companies that a page made, in order, and when they were made. */
export function departuresOf(seen: Seen): Departure[] {
  const { page, language, state, choseAt, asked } = seen;
  const site = siteOf(page, seen.inPage, seen.jar, Date.now() / 1000);
  return asked.flatMap(({ address, by, at }) => {
    const party = site.partyAt(address);
    const category = site.categoryOf(party?.service);
    return party
      ? {
          page: plainAddress(page.replace(/[?#].*/, '')),
          language,
          state,
          ...(choseAt && { sinceChoice: (at - choseAt) / 1000 }),
          address: plainAddress(address),
          by,
          ...(party.service && { service: party.service }),
          ...(category && { category }),
        }
      : [];
  });
}
