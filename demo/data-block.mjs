// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { html, raw } from './html.mjs';
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
 * The site's data block: the services that it uses, so that its list of them is whole on every page. Where the
 * stand-ins are not at the vendors' real addresses it also says where they are: there a known service is known by
 * its address.
 * @param {import('./sites/site.mjs').Site} site
 * @param {import('./origins.mjs').Origin} origin
 */
export function dataBlock({ services }, origin) {
  const at = (/** @type {string} */ host) => new URL(origin(host)).hostname;
  const isElsewhere = at('example.com') !== 'example.com';
  // Tag Manager brings what the district has put into it.
  const ids = [...services, ...(services.includes('google-tag-manager') ? ['google-ads'] : [])];
  const entries = [...new Set(ids)].map(id => ({
    id,
    ...(isElsewhere && { hosts: played(id).map(([host = '', path = '']) => at(host) + path) }),
  }));
  return html`<script type="application/json" data-hallpass>${raw(JSON.stringify({ services: entries }))}</script>`;
}
