import type { Config } from '../../config/attributes.ts';
import type { Gate, Remains, Sweep } from '../../interfaces.ts';
import type { Decision } from '../../model.ts';
import { consentNames } from '../../policy/consentNames.ts';
import { isAllGranted } from '../../policy/policy.ts';
import { type StoredByServices, storedByServices, withDataBlock } from '../../policy/storedByServices.ts';
import { whenParsed } from '../page/whenParsed.ts';

type Sweeper = ReturnType<Sweep['start']>;

declare global {
  interface CookieListItem {
    /** Milliseconds since 1970, `null` for the session. Only Chromium tells it. */
    expires?: number | null;
  }
}

/** What the cookie guard needs to know, and tells. */
export interface Sweeping {
  /**
   * Whether a cookie that is about to be written is one of a held service. What the site's data block declares is known
   * at once; of the catalog's, before their names are loaded, nobody knows: then it is removed as soon as somebody does.
   */
  isHeld(name: string): boolean;
  /** What the last sweep could not remove. */
  left(): Promise<Remains>;
}

const NOTHING: Remains = { names: [], sites: [] };

/**
 * Has what held services left in the browser removed: when something is refused, retired or forgotten, and as
 * soon as a script writes while something is held. A visitor who granted everything pays nothing for it.
 */
export function sweepWhenNeeded(gate: Gate, { retire, cookieLimit }: Config): Sweeping {
  const { consent, chunks, report } = gate;
  const { policy, decision } = consent;
  let sweeper: Sweeper | undefined;
  let isReported = false;
  let started: Promise<Sweeper> | undefined;
  let left = Promise.resolve(NOTHING);
  const withSweeper = <T>(step: (sweeper: Sweeper) => T) => {
    started ??= chunks.sweep().then(({ start }) => {
      sweeper = start(gate);
      return sweeper;
    });
    return started.then(step, error => {
      if (!isReported) report('chunk', error);
      isReported = true;
    });
  };
  const sweep = (step: (sweeper: Sweeper) => Promise<Remains>) => {
    left = withSweeper(step).then(
      found => found ?? NOTHING,
      () => NOTHING,
    );
  };

  // Where the choice ends with the session, no choice means a new one: what the last one stored goes (R8).
  const isNewSession = cookieLimit !== 'none' && !decision;
  const isRefused = Object.values({ ...decision?.categories, ...decision?.services }).includes(false);
  if (isNewSession || isRefused || retire || policy.optOut || policy.locked[0])
    whenParsed(() => sweep(({ sweepAtStart }) => sweepAtStart(isNewSession)));
  // What a visitor granted is not swept, but the school's limit is not the visitor's to lift.
  else if (cookieLimit !== 'none')
    whenParsed(async () => {
      const cookies = (await window.cookieStore?.getAll().catch(() => [])) ?? [];
      if (cookies.some(({ name = '', expires }) => expires && !gate.maxAge(name)))
        withSweeper(({ endLasting }) => endLasting());
    });
  // Asked at each write, and right also for what runs before all have heard of a choice.
  let judged: Decision | null | undefined;
  let isAll = false;
  /** Of the services that the data block declares. */
  let declared: StoredByServices;
  const isHolding = () => {
    if (judged !== consent.decision) {
      judged = consent.decision;
      isAll = isAllGranted(consent);
      const { granted } = consent;
      declared = storedByServices(
        withDataBlock([], gate.ownServices),
        location.hostname,
        consentNames(gate.config.cookieName),
        id => !granted(id),
        granted,
      );
    }
    return !isAll;
  };
  consent.subscribe(change => {
    // What did not load is tried again at the next choice, not at each write.
    if (!sweeper) started = undefined;
    if (isHolding() || sweeper) sweep(({ sweepAfter }) => sweepAfter(change));
  });
  return {
    isHeld(name) {
      if (!isHolding()) return false;
      if (sweeper) return sweeper.isHeld(name);
      withSweeper(({ removeIfHeld }) => removeIfHeld(name));
      return declared.cookie(name);
    },
    left: () => left,
  };
}
