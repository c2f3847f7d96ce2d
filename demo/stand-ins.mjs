// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { html, raw } from './html.mjs';
import { vendors } from './vendors/index.mjs';

const folder = new URL('../src/catalog/services/', import.meta.url);

/** @type {Array<{ id: string, hosts: string[] }>} */
const catalog = readdirSync(folder).map(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

const isOf = (/** @type {string} */ host, /** @type {string} */ domain) =>
  host === domain || host.endsWith(`.${domain}`);

/** The catalog's places that a stand-in plays: host, and path if there is one. */
const played = catalog
  .map(({ id, hosts }) => ({
    id,
    places: hosts
      .map(place => /^(?:\*\.)?([^/]*)(.*)$/.exec(place)?.slice(1) ?? [])
      .filter(([host = '']) => vendors.some(vendor => vendor.hosts.some(own => isOf(own, host)))),
  }))
  .filter(({ places }) => places.length > 0);

/**
 * The data block that tells Hallpass where the stand-ins are, if they are not at the vendors' real addresses: there
 * a known service is known by its address.
 * @param {import('./origins.mjs').Origin} origin
 */
export function standIns(origin) {
  const at = (/** @type {string} */ host) => new URL(origin(host)).hostname;
  if (at('example.com') === 'example.com') return '';
  const services = played.map(({ id, places }) => ({
    id,
    hosts: places.map(([host = '', path = '']) => at(host) + path),
  }));
  return html`<script type="application/json" data-hallpass>${raw(JSON.stringify({ services }))}</script>`;
}
