// @ts-check
import { randomBytes } from 'node:crypto';
import { withOrigins } from '../origins.mjs';
import { vendors } from '../vendors/index.mjs';

/** A new one for each response: a nonce that can be guessed or reused protects nothing. */
export const freshNonce = () => randomBytes(16).toString('base64url');

/** The strictest policy that a school could set, so that the widget is never the reason to relax one. */
export const contentSecurityPolicy = (/** @type {string} */ nonce) =>
  [
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types hallpass default',
    'report-uri /csp-report',
  ].join('; ');

const vendorScripts = vendors.flatMap(vendor => vendor.scripts ?? []);

/**
 * The vendors' own snippets write plain strings to `script.src`, which Trusted Types refuse.
 * A school that wants both needs a `default` policy, and this is the least: it lets pass exactly
 * the addresses of the vendors that the school uses; for any other it returns null, and the browser refuses.
 * @param {import('../origins.mjs').Origin} origin
 */
export function trustedTypesScript(origin) {
  const known = vendorScripts.map(script => `    '${withOrigins(script, origin)}',`).join('\n');
  return `
  const vendorScripts = [
${known}
  ];
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: address => {
      const { origin, pathname } = new URL(address, document.baseURI);
      return vendorScripts.includes(origin + pathname) ? address : null;
    },
  });
`;
}
