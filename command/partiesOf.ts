import type { Party } from '../src/audit/model.ts';
import { markedCode, tagCode } from '../src/audit/source/markup.ts';
import { startTags } from '../src/audit/source/startTags.ts';
import type { Seen } from './seen.ts';
import type { Site } from './siteOf.ts';

/** The elements of the source that load from other hosts, by the host and the service there. */
function elementsIn(html: string, { partyAt }: Site) {
  const found = new Map<string, Pick<Party, 'code' | 'marked'>>();
  for (const { name, attributes } of startTags(html)) {
    const address = ['src', 'href', 'data', 'poster'].flatMap(key => attributes.get(key) ?? [])[0];
    const party = address && name !== 'a' ? partyAt(address) : undefined;
    const key = `${party?.host} ${party?.service}`;
    if (party && !found.has(key))
      found.set(key, {
        code: tagCode(name, attributes),
        marked: markedCode(name, attributes, party.category),
      });
  }
  return found;
}

/**
 * The hosts of other companies: those that the browser asked, whoever made it, and those that are held.
 *
 * @param early the services of what stands before the tag: when it was held, it had run
 */
export function partiesOf(
  { asked, html, inPage }: Pick<Seen, 'asked' | 'html' | 'inPage'>,
  site: Site,
  early: readonly (string | undefined)[],
): Party[] {
  const elements = elementsIn(html, site);
  const parties = new Map<string, Party>();
  const note = (address: string): Party | undefined => {
    const known = site.partyAt(address);
    if (!known) return undefined;
    const { host, service } = known;
    const key = `${host} ${service}`;
    const details = site.describe(service);
    const category = site.categoryOf(service);
    const isAllowed = site.isAllowed(host, service);
    const party: Party = parties.get(key) ?? {
      host,
      ...(service && { service, name: details?.name ?? service }),
      ...(details?.company && { company: details.company }),
      ...(category && { category }),
      by: [],
      isHeld: false,
      isAsked: false,
      mayRun: isAllowed || (service ? site.mayRun(service) : site.config.block !== 'strict'),
      isAllowed,
      ...elements.get(key),
    };
    parties.set(key, party);
    return party;
  };
  for (const { address, by } of asked) {
    const party = note(address);
    if (!party) continue;
    party.isAsked = true;
    if (!party.by.includes(by)) party.by.push(by);
  }
  for (const address of inPage.held) {
    const party = note(address);
    if (party && !(party.service && early.includes(party.service))) party.isHeld = true;
  }
  return [...parties.values()];
}
