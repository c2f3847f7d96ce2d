import type {
  Facts,
  InstallFacts,
  Party,
  SiteFacts,
  SourceElement,
  Stored,
} from '../../../src/audit/model.ts';

/** What a case has otherwise than a page on which nothing is wrong. */
export interface Otherwise extends Partial<Omit<Facts, 'site' | 'install'>> {
  site?: Partial<SiteFacts>;
  install?: Partial<InstallFacts>;
  tag?: Partial<NonNullable<InstallFacts['tag']>>;
}

const TAG = '<script src="/hallpass/hallpass.js"></script>';

/** A page on which nothing is wrong, but what the case says. */
export const someFacts = ({ site, install, tag, ...facts }: Otherwise = {}): Facts => ({
  page: 'https://oakhill.test/',
  state: 'undecided',
  site: {
    block: 'known',
    cookieLimit: 'none',
    consentMode: [],
    policyUrl: '/privacy',
    reopen: 'auto',
    ...site,
  },
  install: {
    tag: { code: TAG, mend: TAG, above: [], isInHead: true, waits: [], rewritten: [], ...tag },
    isSourceRead: true,
    tags: 1,
    home: 'https://oakhill.test/hallpass/hallpass.js',
    files: [],
    listed: [],
    forbidden: [],
    reopen: 'own',
    policyPage: { status: 200, hasList: true },
    otherTools: [],
    optimizers: [],
    hasOwnConsentDefault: false,
    noscript: [],
    ...install,
  },
  parties: [],
  stored: [],
  personal: [],
  problems: [],
  ...facts,
});

export const anElement = (some: Partial<SourceElement> = {}): SourceElement => ({
  code: '<script>',
  name: 'script',
  ...some,
});

export const aParty = (some: Partial<Party> = {}): Party => ({
  host: 'www.youtube.com',
  service: 'youtube',
  name: 'YouTube',
  category: 'marketing',
  by: ['frame'],
  isHeld: false,
  isAsked: false,
  mayRun: false,
  isAllowed: false,
  ...some,
});

export const aCookie = (some: Partial<Stored> = {}): Stored => ({
  store: 'cookie',
  name: 'sid',
  days: 0,
  services: ['own'],
  mayStay: true,
  ...some,
});
