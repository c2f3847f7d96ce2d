import type { Remains, Sweep } from '../interfaces.ts';
import { consentNames } from '../policy/consentNames.ts';
import { isRefused } from '../policy/policy.ts';
import {
  isHere,
  otherSites,
  type StoredByService,
  type StoredByServices,
  storedByServices,
  withDataBlock,
} from '../policy/storedByServices.ts';
import { cookieNames, endWithSession, removeCookies } from './cookies.ts';
import { removeStored } from './storage.ts';

/** How often, on one page, what was removed and written again is removed again. */
const MOST_TIMES = 50;

/** When storage is looked at again after a withdrawal, in milliseconds: no event tells of a write on the same page. */
const AGAIN = [500, 2000, 8000];

const { cookieStore } = window;

/** @param catalog what the catalog's services leave in the browser */
export const createSweep = (catalog: readonly StoredByService[]): Pick<Sweep, 'start'> => ({
  start(gate) {
    const { consent, report, trace: note } = gate;
    const { policy } = consent;
    const services = withDataBlock(catalog, gate.ownServices);
    const host = location.hostname;
    const { granted } = consent;
    const isEssential = (id: string) => policy.services.get(id)?.[0] === 'essential';
    const leftBy = (isOut: (id: string) => boolean, mayStay = granted) =>
      storedByServices(services, host, consentNames(gate.config.cookieName), isOut, mayStay);
    const whatIsHeld = () => leftBy(id => !granted(id));
    const whatIsRefused = () => leftBy(id => isRefused(policy, consent.decision, id));
    let held = whatIsHeld();
    let judged = consent.decision;
    /** What goes whenever it is seen again. */
    let unwanted = whatIsRefused();
    let times = 0;

    /** @returns the names that are still there */
    const removeUnwanted = ({ cookie }: StoredByServices): string[] => {
      const names = [...new Set(cookieNames().filter(cookie))];
      for (const name of names) note('cookie', name, 'remove');
      removeCookies(names);
      return cookieNames().filter(cookie);
    };
    const remove = async (what: StoredByServices) => {
      const cookies = removeUnwanted(what);
      return [...cookies, ...(await removeStored(what.key, true))];
    };
    /** Once more, as often as it is sensible: something that still runs may write for ever. */
    const again = () => {
      if (cookieNames().some(unwanted.cookie) && times++ < MOST_TIMES) removeUnwanted(unwanted);
    };

    /** What cannot be removed, which the webmaster is told, too. */
    const tell = (found: string[], sites: string[] = []): Remains => {
      const names = [...new Set(found)];
      if (names[0] || sites[0]) report('left', [...names, ...sites]);
      return { names, sites };
    };

    /** Other sites whose services were on this page, and are now out. */
    const sitesOf = (names: readonly string[]) => {
      const loaded = new Set(
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => /^https?:\/\/\w/.test(name))
          .map(({ name }) => gate.serviceAt(new URL(name))),
      );
      const withdrawn = services.filter(
        ({ id }) =>
          loaded.has(id) &&
          !granted(id) &&
          [...(policy.services.get(id) ?? []), id].some(n => names.includes(n)),
      );
      return otherSites(withdrawn, host);
    };

    const endLasting = async () => {
      const listed = await cookieStore?.getAll().catch(() => []);
      for (const { name = '', expires } of listed ?? []) {
        if (!expires || gate.maxAge(name)) continue;
        const declared = services
          .flatMap(({ cookies }) => cookies)
          .find(one => one.name === name && one.path && one.domain !== undefined && isHere(one, host));
        if (!declared || !endWithSession(name, declared.domain ?? '', declared.path ?? '/'))
          report('lasting', name);
      }
    };

    cookieStore?.addEventListener('change', again);
    addEventListener('pagehide', again);

    return {
      isHeld(name) {
        if (judged !== consent.decision) {
          judged = consent.decision;
          held = whatIsHeld();
        }
        return held.cookie(name);
      },
      removeIfHeld(name) {
        if (!held.cookie(name)) return;
        note('cookie', name, 'remove');
        removeCookies([name]);
      },
      async sweepAtStart(isNewSession) {
        if (isNewSession) {
          const optional = leftBy(id => !isEssential(id), isEssential);
          await removeStored(optional.key, false);
        }
        const left = tell(await remove(unwanted));
        await endLasting();
        return left;
      },
      endLasting,
      async sweepAfter({ withdrawn }) {
        held = whatIsHeld();
        // After `forget` nothing is refused, and nothing may stay.
        unwanted = consent.decision ? whatIsRefused() : held;
        const left = tell(await remove(held), sitesOf(withdrawn));
        for (const time of AGAIN) setTimeout(() => remove(unwanted), time);
        return left;
      },
    };
  },
});
