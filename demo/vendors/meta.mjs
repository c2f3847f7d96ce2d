// @ts-check
import { browserScript, pixel, randomId } from './vendor.mjs';

/** The pixel: `_fbp` is first-party and set by the script, `fr` is Facebook's own. @type {import('./vendor.mjs').Vendor} */
export const meta = {
  company: 'Meta',
  hosts: ['connect.facebook.net', 'www.facebook.com'],
  scripts: ['https://connect.facebook.net/en_US/fbevents.js'],
  answer({ host, path }) {
    if (host === 'connect.facebook.net' && path === '/en_US/fbevents.js') {
      return browserScript('cookie.js', 'fbevents.js');
    }
    if (host === 'www.facebook.com' && /^\/tr\/?$/.test(path)) {
      return {
        ...pixel(),
        cookies: [{ name: 'fr', value: `0${randomId()}`, days: 90, domain: 'facebook.com' }],
      };
    }
    return undefined;
  },
};
