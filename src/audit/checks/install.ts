import type { Facts, SourceElement } from '../model.ts';
import { type Checks, type Found, when } from './check.ts';

const DAY = 86_400;

/** Whether nothing but Hallpass's own file is behind the tag. */
const isOwnFile = (home: string) => /\/hallpass(\.standalone)?\.js$/.test(home);

/** An element of the source, and what to write in its place. */
const element = ({ name, service, code, marked }: SourceElement): Found => ({
  about: name,
  ...(service && { service }),
  code,
  ...(marked && { mend: marked }),
});

const above = ({ install }: Facts, which: (one: SourceElement) => boolean) =>
  (install.tag?.above ?? []).filter(which).map(element);

/** Whether the tag is where it must be, and is what was pasted. */
export const tag = {
  'tag-inserted': {
    weight: 'fault',
    find: ({ install }) => when(install.isSourceRead && !install.tag),
  },
  'tag-above-service': { weight: 'fault', find: facts => above(facts, ({ service }) => !!service) },
  'tag-above-host': { weight: 'warning', find: facts => above(facts, one => !one.service && !!one.host) },
  'tag-above-code': { weight: 'warning', find: facts => above(facts, one => !one.service && !one.host) },
  'tag-waits': {
    weight: 'fault',
    find: ({ install: { tag } }) =>
      tag?.waits[0] ? [{ about: tag.waits.join(' '), code: tag.code, mend: tag.mend }] : [],
  },
  'tag-in-body': { weight: 'warning', find: ({ install: { tag } }) => when(tag?.isInHead === false) },
  'tag-twice': { weight: 'warning', find: ({ install }) => when(install.tags > 1) },
  'tag-rewritten': {
    weight: 'fault',
    find: ({ install: { tag, optimizers } }) =>
      tag?.rewritten[0]
        ? [
            {
              about: optimizers.join(', ') || tag.rewritten.join(' '),
              code: tag.code,
              mend: tag.mend,
            },
          ]
        : [],
  },
  'tag-merged': {
    weight: 'fault',
    find: ({ install: { home } }) => (isOwnFile(home) ? [] : [{ about: home }]),
  },
  optimizer: {
    weight: 'note',
    find: ({ install: { tag, optimizers } }) =>
      tag?.rewritten[0] ? [] : optimizers.map(about => ({ about })),
  },
} satisfies Checks;

/** The longest `max-age` of a header, in seconds; none counts as 0. */
const maxAge = (cacheControl = '') => Number(/max-age=(\d+)/.exec(cacheControl)?.[1] ?? 0);

const files = ({ install }: Facts, which: (file: Facts['install']['files'][number]) => boolean): Found[] =>
  install.files.filter(which).map(({ name, cacheControl }) => ({
    about: name,
    ...(cacheControl && { values: { header: cacheControl } }),
  }));

/** Whether the files are there, whole, and kept by browsers for as long as they should be. */
export const ownFiles = {
  'file-missing': { weight: 'fault', find: facts => files(facts, ({ state }) => state === 'missing') },
  'file-changed': { weight: 'fault', find: facts => files(facts, ({ state }) => state === 'changed') },
  'cache-long': {
    weight: 'warning',
    find: facts => files(facts, file => !file.isHashed && maxAge(file.cacheControl) > DAY),
  },
  'cache-short': {
    weight: 'note',
    find: facts =>
      files(facts, file => file.isHashed && file.state === 'whole' && maxAge(file.cacheControl) < DAY),
  },
  'address-listed': { weight: 'fault', find: ({ install }) => install.listed.map(about => ({ about })) },
} satisfies Checks;

const forbidden = ({ install }: Facts, isEnforced: boolean): Found[] =>
  install.forbidden
    .filter(one => one.isEnforced === isEnforced)
    .map(({ directive }) => ({ about: directive }));

/** Whether the rest of the page goes with it. */
export const around = {
  'policy-forbids': { weight: 'fault', find: facts => forbidden(facts, true) },
  'policy-will-forbid': { weight: 'warning', find: facts => forbidden(facts, false) },
  'reopen-none': { weight: 'fault', find: ({ install }) => when(install.reopen === 'none') },
  'reopen-added': { weight: 'note', find: ({ install }) => when(install.reopen === 'added') },
  'privacy-missing': { weight: 'warning', find: ({ site }) => when(!site.policyUrl) },
  'privacy-broken': {
    weight: 'fault',
    find: ({ site, install: { policyPage } }) =>
      policyPage && (policyPage.status === 0 || policyPage.status >= 400)
        ? [{ about: site.policyUrl ?? '', values: { status: String(policyPage.status || '–') } }]
        : [],
  },
  'privacy-no-list': {
    weight: 'note',
    find: ({ site, install: { policyPage } }) =>
      policyPage && policyPage.status >= 200 && policyPage.status < 300 && !policyPage.hasList
        ? [{ about: site.policyUrl ?? '', mend: '<div data-consent-declaration></div>' }]
        : [],
  },
  'other-tool': { weight: 'warning', find: ({ install }) => install.otherTools.map(about => ({ about })) },
  'consent-default': {
    weight: 'warning',
    find: ({ site, install }) => when(install.hasOwnConsentDefault && site.consentMode.includes('google')),
  },
  noscript: { weight: 'note', find: ({ install }) => install.noscript.map(element) },
} satisfies Checks;
