import type { Personal } from '../src/audit/model.ts';
import { isSure } from '../src/audit/personalData/isSure.ts';
import { partsOf } from '../src/audit/personalData/partsOf.ts';
import { personalDataIn } from '../src/audit/personalData/personalDataIn.ts';
import { safeName } from '../src/audit/read/names.ts';
import type { Asked, Seen } from './seen.ts';
import type { Site } from './siteOf.ts';

/** What a request hands over, by name. */
const sentWith = ({ address, body }: Asked): [name: string, value: string][] => [
  ...partsOf(new URL(address)),
  ...(body ? [['body', body] as [string, string]] : []),
];

/** What looks like personal data in what is kept, and in what went to other companies (R11): kinds and names alone. */
export function personalOf({ jar, inPage, asked }: Seen, site: Site): Personal[] {
  const found: Personal[] = [];
  const look = (value: string, name: string, where: Pick<Personal, 'where' | 'host'>) => {
    for (const hit of personalDataIn(value, name))
      found.push({ kind: hit.kind, sure: isSure(hit), name: safeName(name), ...where });
  };
  for (const { name, value } of jar) if (!site.isOurs(name)) look(value, name, { where: 'cookie' });
  for (const { store, name, value } of inPage.kept)
    if (!site.isOurs(name)) look(value, name, { where: store });
  for (const one of asked) {
    const host = site.partyAt(one.address)?.host;
    if (host) for (const [name, value] of sentWith(one)) look(value, name, { where: 'query', host });
  }
  const once = new Map(found.map(one => [JSON.stringify(one), one]));
  return [...once.values()];
}
