import type { Gate } from '../../interfaces.ts';
import { loadServiceDetails } from '../../ui/loadServiceDetails.ts';
import type { Facts, State } from '../model.ts';
import { plainAddress } from '../source/markup.ts';
import { readLoaders } from './elements.ts';
import { readInstall } from './install.ts';
import { createLook, stateOf } from './look.ts';
import { readParties, readRequests } from './parties.ts';
import { readPersonal } from './personal.ts';
import { readKept, readStored } from './stored.ts';
import { readTold } from './told.ts';

/** Looks at this page as it is now, in the state that it is in. It only reads, and asks nobody but the site itself. */
export async function readPage(gate: Gate, state: State = stateOf(gate)): Promise<Facts> {
  const look = createLook(gate, await loadServiceDetails(gate));
  const loaders = readLoaders();
  const requests = readRequests();
  const parties = readParties(look, loaders, requests);
  const kept = await readKept(look);
  const { block, cookieLimit, maxDays, consentMode, policyUrl, reopen } = gate.config;
  return {
    page: plainAddress(location.href.replace(/[?#].*/, '')),
    state,
    site: {
      block,
      cookieLimit,
      ...(maxDays && { maxDays }),
      consentMode: consentMode ?? [],
      ...(policyUrl && { policyUrl: plainAddress(policyUrl) }),
      reopen,
    },
    install: await readInstall(look, parties),
    parties,
    stored: readStored(look, kept),
    personal: readPersonal(look, kept, [
      ...requests.map(({ address }) => address),
      ...loaders.flatMap(({ addresses }) => addresses),
    ]),
    problems: readTold(look),
  };
}
