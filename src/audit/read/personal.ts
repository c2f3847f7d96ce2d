import type { Personal } from '../model.ts';
import { isSure } from '../personalData/isSure.ts';
import { partsOf } from '../personalData/partsOf.ts';
import { personalDataIn } from '../personalData/personalDataIn.ts';
import type { Look } from './look.ts';
import { safeName } from './names.ts';
import type { Kept } from './stored.ts';

const hits = (value: string, name: string): Pick<Personal, 'kind' | 'sure'>[] =>
  personalDataIn(value, name).map(found => ({ kind: found.kind, sure: isSure(found) }));

/** What in cookies, in storage and in requests to other companies looks like personal data (R11): kinds and names alone. */
export function readPersonal(
  { partyAt }: Look,
  kept: readonly Kept[],
  addresses: readonly string[],
): Personal[] {
  const found = kept.flatMap(({ store, name, value }) =>
    hits(value, name).map(({ kind, sure }): Personal => ({ kind, sure, where: store, name: safeName(name) })),
  );
  for (const address of new Set(addresses)) {
    const party = partyAt(address);
    if (!party) continue;
    for (const [name, value] of partsOf(new URL(address, document.baseURI)))
      for (const { kind, sure } of hits(value, name))
        found.push({ kind, sure, where: 'query', name: safeName(name), host: party.host });
  }
  return found;
}
