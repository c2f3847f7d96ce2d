import { isCategory } from '../../catalog/categories.ts';
import { covers } from '../../catalog/covers.ts';
import type { By, Party } from '../model.ts';
import { markedCode, tagCode } from '../source/markup.ts';
import { addressesOf, type Loader, writtenAttributes } from './elements.ts';
import type { Known, Look } from './look.ts';

/** What a browser calls the reasons of its requests (https://w3c.github.io/resource-timing/#dom-performanceresourcetiming-initiatortype). */
const byInitiator: Record<string, By> = {
  script: 'script',
  iframe: 'frame',
  frame: 'frame',
  img: 'image',
  image: 'image',
  link: 'style',
  css: 'style',
  video: 'media',
  audio: 'media',
  fetch: 'request',
  xmlhttprequest: 'request',
  beacon: 'request',
};

/** The requests of this page that the browser tells of, those of frames apart. */
export const readRequests = () =>
  performance.getEntriesByType('resource').map(entry => ({
    address: entry.name,
    by: byInitiator[(entry as PerformanceResourceTiming).initiatorType] ?? ('other' as const),
  }));

/**
 * The hosts of other companies on this page: those that were asked, those that are held, and those that an element
 * names.
 */
export function readParties(
  { gate, describe, partyAt }: Look,
  loaders: readonly Loader[],
  requests: ReturnType<typeof readRequests>,
): Party[] {
  const { consent, config, met } = gate;
  const parties = new Map<string, Party>();

  const note = ({ host, service }: Known, by: By): Party => {
    const key = `${host} ${service ?? ''}`;
    const before = parties.get(key);
    const details = describe(service);
    const [category] = consent.policy.services.get(service ?? '') ?? [];
    const isAllowed = !!config.allow?.some(name => covers(name, host));
    const party: Party = before ?? {
      host,
      ...(service && { service, name: details?.name ?? service }),
      ...(details?.company && { company: details.company }),
      ...(category && isCategory(category) && { category }),
      by: [],
      isHeld: false,
      isAsked: false,
      mayRun: isAllowed || (service ? consent.granted(service) : config.block !== 'strict'),
      isAllowed,
    };
    if (!party.by.includes(by)) party.by.push(by);
    parties.set(key, party);
    return party;
  };

  for (const { address, by } of requests) {
    const known = partyAt(address);
    if (known) note(known, by).isAsked = true;
  }
  for (const { name, attributes, addresses, isHeld, by } of loaders) {
    for (const address of addresses) {
      const known = partyAt(address);
      if (!known) continue;
      const isHint =
        name === 'link' &&
        /^(preconnect|dns-prefetch|canonical|alternate|next|prev|author|license|me)\b/i.test(
          attributes.get('rel') ?? '',
        );
      if (isHint) continue;
      const party = note(known, by);
      party.isHeld ||= isHeld;
      party.code ??= tagCode(name, attributes);
      party.marked ??= markedCode(name, attributes, known.category);
    }
  }
  // What was there before us had begun by then, whatever became of it.
  for (const [kind, element] of gate.told) {
    if (kind !== 'early') continue;
    for (const address of addressesOf(writtenAttributes(element as Element))) {
      const known = partyAt(address);
      if (!known) continue;
      const party = note(known, 'other');
      party.isHeld = false;
      party.isAsked = true;
    }
  }
  // What is held, and has left no element and no address: a request of a script's.
  for (const id of met) {
    if (!id || !describe(id) || [...parties.values()].some(({ service }) => service === id)) continue;
    note({ host: describe(id)?.name ?? id, service: id, category: 'marketing' }, 'request').isHeld =
      !consent.granted(id);
  }
  // Other hosts that the gate met in a request of a script's; of some, as of sockets, the browser tells nothing.
  for (const stranger of gate.strangers) {
    const host = stranger.replace(/:\d+$/, '');
    if ([...parties.values()].some(party => party.host === host)) continue;
    const party = note({ host, category: 'marketing' }, 'request');
    party.isHeld = !party.mayRun;
    party.isAsked = party.mayRun;
  }
  return [...parties.values()];
}
