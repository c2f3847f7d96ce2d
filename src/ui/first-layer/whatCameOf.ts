import type { Gate, Remains } from '../../interfaces.ts';
import type { Change } from '../../model.ts';
import type { StatusValues } from '../values.ts';
import { keepLeft, readLeft } from './leftBehind.ts';

/** How long a message waits for what else there is to say in it, in milliseconds. */
const PATIENCE = 2000;

const NOTHING: Remains = { names: [], sites: [] };

/** What could not be removed, as a message says it. */
const inWords = ({ names, sites }: Remains): StatusValues => ({
  names: names.join(', '),
  sites: sites.join(', '),
  stays: !!(names[0] || sites[0]),
});

const soon = (left: Promise<Remains>): Promise<Remains> =>
  Promise.race([left, new Promise<Remains>(resolve => setTimeout(resolve, PATIENCE, NOTHING))]);

/**
 * What a visitor is to read after a change of the choice, in full, before any of it is said: nobody hears a message
 * twice. Where code that may not run any more can only be stopped by a new page, the page is loaded again, once, in
 * the tab where the visitor acted, and the message is said after that; where something would be lost by it, and in
 * other tabs, the visitor is asked.
 *
 * @param left what the sweep after this change could not remove
 * @returns nothing where there is nothing to say, or the page goes
 */
export async function whatCameOf(
  { consent, chunks, ran }: Gate,
  { here, stored, withdrawn }: Change,
  left: () => Promise<Remains>,
): Promise<StatusValues | undefined> {
  const mustStop = ran(withdrawn);
  if (!here && !mustStop) return undefined;
  const strategy =
    mustStop &&
    (here
      ? await chunks.sweep().then(
          ({ reloadStrategy }) => reloadStrategy(),
          () => 'ask' as const,
        )
      : 'ask');
  const stays = here && withdrawn[0] ? await soon(left()) : NOTHING;
  if (here) keepLeft(stays, strategy === 'now');
  if (strategy === 'now') {
    location.reload();
    return undefined;
  }
  return {
    forgotten: here && !consent.decision,
    saved: here && !!consent.decision && stored,
    unsaved: here && !!consent.decision && !stored,
    ...inWords(stays),
    stop: !!strategy,
    ask: !!strategy,
  };
}

/** The same for a page that was just loaded again for it. */
export async function whatCameBefore(left: () => Promise<Remains>): Promise<StatusValues> {
  const kept = readLeft() ?? NOTHING;
  // Of what was there then, something may be gone with the code that wrote it.
  const stays = { names: (await soon(left())).names, sites: kept.sites };
  keepLeft(stays, false);
  return { saved: true, ...inWords(stays) };
}
