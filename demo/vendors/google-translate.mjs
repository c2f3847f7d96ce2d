// @ts-check
import { browserScript, randomId } from './vendor.mjs';

const cookies = () => [{ name: 'NID', value: `525=${randomId()}`, days: 183, domain: 'google.com' }];

/** The element: a small loader, which fetches the rest, which draws the list of languages. @type {import('./vendor.mjs').Vendor} */
export const googleTranslate = {
  company: 'Google Translate',
  hosts: ['translate.google.com', 'translate.googleapis.com'],
  scripts: [
    'https://translate.google.com/translate_a/element.js',
    'https://translate.googleapis.com/_/translate_http/_/js/main.js',
  ],
  answer({ host, path }) {
    if (host === 'translate.google.com' && path === '/translate_a/element.js') {
      return { ...browserScript('translate-loader.js'), cookies: cookies() };
    }
    if (host === 'translate.googleapis.com' && path === '/_/translate_http/_/js/main.js') {
      return browserScript('cookie.js', 'translate.js');
    }
    if (host === 'translate.googleapis.com' && path === '/translate_a/t') {
      return { type: 'application/json', body: '[]' };
    }
    return undefined;
  },
};
