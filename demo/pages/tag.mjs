// @ts-check
import { attributesIn } from './situations.mjs';

/**
 * What the site's tag says.
 * @param {import('./view.mjs').View} view
 * @returns {Record<string, string>}
 */
export function tagAttributes({ site, to, signedIn, situations }) {
  const limitedToLogin = site.attributes['data-cookie-limit'] === 'login';
  return {
    'data-policy-url': to('/privacy'),
    ...site.attributes,
    ...attributesIn(situations),
    // Only the server can know that this visitor asked to be kept signed in: its cookie is HttpOnly.
    ...(limitedToLogin && signedIn === 'kept' && { 'data-signed-in': '' }),
  };
}
