import type { Gate, Remains, Values } from '../../interfaces.ts';
import type { Change } from '../../model.ts';
import { keepLeft, readLeft } from './leftBehind.ts';

/** How long a message waits for what else there is to say in it, in milliseconds. */
const PATIENCE = 2000;

const NOTHING: Remains = { names: [], sites: [] };

/** What could not be removed, as a message says it. */
const inWords = ({ names, sites }: Remains): Values => ({
  names: names.join(', '),
  sites: sites.join(', '),
  stays: names[0] || sites[0] ? '1' : '',
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
): Promise<Values | undefined> {
  const mustStop = ran(withdrawn);
  if (!here && !mustStop) return undefined;
  const manner =
    mustStop &&
    (here
      ? await chunks.sweep().then(
          ({ reloadStrategy }) => reloadStrategy(),
          () => 'ask' as const,
        )
      : 'ask');
  const stays = here && withdrawn[0] ? await soon(left()) : NOTHING;
  if (here) keepLeft(stays, manner === 'now');
  if (manner === 'now') {
    location.reload();
    return undefined;
  }
  return {
    ...(here && { [!consent.decision ? 'forgotten' : stored ? 'saved' : 'unsaved']: '1' }),
    ...inWords(stays),
    ...(manner && { stop: '1', ask: '1' }),
  };
}

/** The same for a page that was just loaded again for it. */
export async function whatCameBefore(left: () => Promise<Remains>): Promise<Values> {
  const kept = readLeft() ?? NOTHING;
  // Of what was there then, something may be gone with the code that wrote it.
  const stays = { names: (await soon(left())).names, sites: kept.sites };
  keepLeft(stays, false);
  return { saved: '1', ...inWords(stays) };
}
