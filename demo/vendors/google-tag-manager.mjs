// @ts-check
import { browserScript } from './vendor.mjs';

/** Serves the Google tag (gtag/js, analytics for `G-` ids) and the containers of Tag Manager. @type {import('./vendor.mjs').Vendor} */
export const googleTagManager = {
  company: 'Google Tag Manager',
  hosts: ['www.googletagmanager.com'],
  scripts: ['https://www.googletagmanager.com/gtag/js', 'https://www.googletagmanager.com/gtm.js'],
  answer({ path }) {
    if (path === '/gtag/js') return browserScript('cookie.js', 'gtag.js');
    if (path === '/gtm.js') return browserScript('cookie.js', 'gtm.js');
    if (path === '/ns.html') return { body: '<!doctype html><title>ns</title>' };
    return undefined;
  },
};
