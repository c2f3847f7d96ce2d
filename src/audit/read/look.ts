import { isCategory } from '../../catalog/categories.ts';
import { covers } from '../../catalog/covers.ts';
import type { Gate, Services } from '../../interfaces.ts';
import type { Category, ServiceDetails } from '../../model.ts';
import { urlAt } from '../source/urlAt.ts';

/** A host of another company's, and what is known of it. */
export interface Known {
  host: string;
  service?: string;
  /** The category that what comes from there would wait for. */
  category: Category;
}

/** What the readers share: the page's gate, and what is known of services. */
export interface Look {
  gate: Gate;
  services: Services;
  describe(id: string | undefined): ServiceDetails | undefined;
  /** What is at an address; `undefined`: the site's own, or no address of a host. */
  partyAt(address: string): Known | undefined;
}

export function createLook(gate: Gate, services: Services): Look {
  const own = [location.hostname.replace(/^www\./, ''), gate.config.cookieDomain].flatMap(host => host ?? []);
  return {
    gate,
    services,
    describe: id => services.describe(id, gate.ownServices),
    partyAt(address) {
      const url = urlAt(address, document.baseURI);
      if (!url || !/^(http|ws)/.test(url.protocol) || own.some(host => covers(host, url.hostname)))
        return undefined;
      const service = gate.serviceAt(url) ?? undefined;
      const [category] = gate.consent.policy.services.get(service ?? '') ?? [];
      return {
        host: url.hostname,
        ...(service && { service }),
        category: category && isCategory(category) ? category : 'marketing',
      };
    },
  };
}

/** What a visitor chose, as a word. */
export function stateOf({ consent: { decision, policy } }: Gate) {
  if (!decision) return 'undecided';
  const answers = policy.offered.map(category => decision.categories[category]);
  if (Object.keys(decision.services)[0]) return 'own';
  if (answers.every(answer => answer === false)) return 'refused';
  return answers.every(answer => answer === true) ? 'accepted' : 'own';
}
