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

/** Whether the browser keeps something here that is not ours. What cannot be asked keeps nothing. */
async function isAnythingKept(own: readonly string[]): Promise<boolean> {
  // A sandboxed frame has no stores; asked for its databases, Chromium 156 rejects a promise that nobody can catch.
  if (self.origin === 'null') return false;
  const isOurs = (name: string) => own.includes(name) || name.startsWith('hallpass-');
  const stores: (() => ArrayLike<unknown> | Promise<ArrayLike<unknown>>)[] = [
    () => document.cookie.split('; ').filter(pair => pair && !isOurs(pair.split('=')[0] ?? '')),
    () => Object.keys(localStorage).filter(key => !isOurs(key)),
    () => Object.keys(sessionStorage).filter(key => !isOurs(key)),
    () => indexedDB.databases(),
    () => caches.keys(),
  ];
  for (const names of stores) {
    try {
      if ((await names()).length) return true;
    } catch {
      // No such store here, or none for this page.
    }
  }
  return false;
}

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
    return left;
  };

  // Where the choice ends with the session, no choice means a new one: what the last one stored goes (R8).
  const isNewSession = cookieLimit !== 'none' && !decision;
  const isRefused = Object.values({ ...decision?.categories, ...decision?.services }).includes(false);
  if (isNewSession || isRefused || retire || policy.optOut || policy.locked[0])
    whenParsed(() => {
      left = isAnythingKept(consentNames(gate.config.cookieName)).then(is =>
        is ? sweep(({ sweepAtStart }) => sweepAtStart(isNewSession)) : NOTHING,
      );
      // What comes later may come from a server, and no write of this page tells of it.
      window.cookieStore?.addEventListener('change', () => {
        if (!started && isHolding()) sweep(({ sweepAtStart }) => sweepAtStart(false));
      });
    });
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
