// @ts-check
import { vendors } from './vendors/index.mjs';

/**
 * Where a host is reached: `http://<host>.localhost:8080` for people, `https://<host>` in tests.
 * @typedef {(host: string) => string} Origin
 */

const hosts = vendors.flatMap(vendor => vendor.hosts).map(host => host.replaceAll('.', '\\.'));

/** `https://<vendor>` or, as some snippets have it, `//<vendor>`; never a part of a longer host name. */
const vendorOrigin = new RegExp(`(?:https:)?//(${hosts.join('|')})(?![\\w.-])`, 'g');

/**
 * Snippets and stand-ins are kept with the vendors' real addresses. This sends them to the
 * stand-ins, and is the only place that knows that they are elsewhere.
 * @param {string} text
 * @param {Origin} origin
 */
export const withOrigins = (text, origin) => text.replace(vendorOrigin, (_, host) => origin(host));
