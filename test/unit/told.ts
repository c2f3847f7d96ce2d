import type { ServiceDetails } from '../../src/model.ts';

const told = (
  id: string,
  name: string,
  company: string,
  but: Partial<ServiceDetails> = {},
): ServiceDetails => ({
  id,
  name,
  company,
  cookies: [],
  storage: [],
  privacy: `https://${id}.test/privacy`,
  ...but,
});

/** What visitors are told of the services in `given.ts`. */
export const TOLD: ServiceDetails[] = [
  told('login', 'School sign-in', 'Oak Hill'),
  told('maps', 'Maps', 'Atlas', { embed: { kind: 'map' } }),
  told('matomo', 'Matomo', 'InnoCraft', {
    cookies: [
      { name: '_pk_id*', days: 390, purpose: 'visitor' },
      { name: '_pk_ses*', days: 1 / 48, purpose: 'session' },
    ],
  }),
  told('umami', 'Umami', 'Umami Software', { cookieless: true }),
  told('youtube', 'YouTube', 'Google', {
    cookies: [
      { name: 'YSC', days: 0, purpose: 'security', domain: '.youtube.com' },
      { name: 'VISITOR_INFO1_LIVE', days: 180, purpose: 'visitor', domain: '.youtube.com' },
    ],
    crossSite: true,
    embed: { kind: 'video' },
  }),
  told('pixel', 'Pixel', 'Ads Inc.', { cookies: [{ name: '_px', days: 730, purpose: 'ads' }] }),
  told('tags', 'Tags', 'Tag Company'),
];
