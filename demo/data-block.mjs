// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { keptFor } from './pages/session.mjs';
import { vendors } from './vendors/index.mjs';

const folder = new URL('../src/catalog/services/', import.meta.url);

/** @type {Array<{ id: string, hosts: string[] }>} */
const catalog = readdirSync(folder).map(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

const isOf = (/** @type {string} */ host, /** @type {string} */ domain) =>
  host === domain || host.endsWith(`.${domain}`);

/**
 * A service's places that a stand-in plays: host, and path if there is one.
 * @param {string} id
 */
const played = id =>
  (catalog.find(service => service.id === id)?.hosts ?? [])
    .map(place => /^(?:\*\.)?([^/]*)(.*)$/.exec(place)?.slice(1) ?? [])
    .filter(([host = '']) => vendors.some(vendor => vendor.hosts.some(own => isOf(own, host))));

/**
 * What the school itself keeps: its server sets these cookies, which no script can see. A list of cookies that
 * leaves out one's own is none (R18).
 * @param {import('./pages/view.mjs').View} view
 */
function ownServices({ site, own, text, to }) {
  const { signIn, pages } = text.ownServices;
  const days = keptFor / 86_400;
  const service = { company: own.shortName, privacy: to('/privacy'), hosts: [] };
  const cookies = [
    { name: 'cc_session', days: 0, purpose: 'login' },
    ...(site.keepsSignedIn ? [{ name: 'cc_login', days, purpose: 'login' }] : []),
  ];
  return [
    { ...service, id: 'sign-in', name: signIn, category: 'essential', cookies },
    {
      ...service,
      id: 'page-count',
      name: pages,
      category: 'analytics',
      cookies: [{ name: 'cc_pages', days, purpose: 'visits' }],
    },
  ];
}

/**
 * The site's data block: the services that it uses, so that its list of them is whole on every page. Where the
 * stand-ins are not at the vendors' real addresses it also says where they are: there a known service is known by
 * its address.
 * @param {import('./pages/view.mjs').View} view
 */
export function dataBlock(view) {
  const { origin } = view;
  const { services } = view.site;
  const at = (/** @type {string} */ host) => new URL(origin(host)).hostname;
  const isElsewhere = at('example.com') !== 'example.com';
  // Tag Manager brings what the district has put into it.
  const ids = [...services, ...(services.includes('google-tag-manager') ? ['google-ads'] : [])];
  const entries = [...new Set(ids)].map(id => ({
    id,
    ...(isElsewhere && { hosts: played(id).map(([host = '', path = '']) => at(host) + path) }),
  }));
  return { services: [...ownServices(view), ...entries] };
}
