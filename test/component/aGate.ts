import { readConfig } from '../../src/config/readConfig.ts';
import { createConsent } from '../../src/decision/consent.ts';
import { chooseLanguage } from '../../src/effects/page/chooseLanguage.ts';
import type { Chunks, Gate } from '../../src/interfaces.ts';
import type { Consent, Decision, Policy, Receipt, Texts } from '../../src/model.ts';
import { aKeeper, aPolicy } from '../unit/given.ts';
import { languages, sentencesOf } from './shipped.ts';

const absent = () => Promise.reject(new Error('not in these tests'));

/** The receipt, as `effects/receipt.ts` makes it of a page at oakhill.test. */
const receiptOf = ({ decision, policy }: Consent): Receipt | null =>
  decision && {
    version: '1.0.0',
    site: 'oakhill.test',
    time: new Date(decision.time * 1000).toISOString(),
    revision: decision.revision,
    current: decision.revision === policy.revision,
    categories: { ...decision.categories },
    services: { ...decision.services },
  };

/** What the tests may want otherwise than on a standard site's first visit. */
export interface Wishes {
  policy?: Partial<Policy>;
  kept?: Decision | null;
  lang?: string;
  texts?: Texts;
  config?: Partial<Gate['config']>;
  chunks?: Partial<Chunks>;
  /** Services that the page met. */
  met?: string[];
  own?: Gate['ownServices'];
}

/** A gate over the real store, with a cookie jar in memory and the real sentences. */
export function aGate({
  policy,
  kept = null,
  lang = 'en',
  texts = {},
  config,
  chunks,
  met = [],
  own = [],
}: Wishes = {}) {
  const keeper = aKeeper(kept);
  const consent = createConsent(aPolicy(policy), keeper);
  const listeners: (() => void)[] = [];
  let code = lang;
  const gate: Gate = {
    consent,
    language: {
      get code() {
        return code;
      },
      set(next) {
        code = chooseLanguage([next], languages);
        for (const listener of listeners) listener();
      },
      at: () => code,
      subscribe: listener => listeners.push(listener),
    },
    chunks: {
      ui: absent,
      services: absent,
      embeds: absent,
      sweep: absent,
      record: absent,
      audit: absent,
      further: absent,
      explain: absent,
      sentences: language => Promise.resolve(sentencesOf(language)),
      ...chunks,
    },
    config: {
      ...readConfig({}, 'https://oakhill.test/', 'oakhill.test').config,
      ...config,
    },
    texts,
    ownServices: own,
    heldEmbeds: new Map(),
    met: new Set(met),
    loadOnce: () => {},
    ran: () => false,
    receipt: () => receiptOf(consent),
    own: () => {},
    report: () => {},
    told: [],
    trace: () => {},
    tag: null,
    home: 'https://oakhill.test/hallpass/hallpass.js',
    maxAge: () => Number.POSITIVE_INFINITY,
    strangers: new Set(),
    serviceAt: () => undefined,
  };
  return { gate, consent, keeper };
}
