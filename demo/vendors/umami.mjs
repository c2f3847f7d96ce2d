// @ts-check
import { browserScript } from './vendor.mjs';

/** Sets no cookie (R17). Umami's cloud serves the script and receives the hits at two different hosts. @type {import('./vendor.mjs').Vendor} */
export const umami = {
  company: 'Umami',
  hosts: ['cloud.umami.is', 'api-gateway.umami.dev'],
  scripts: ['https://cloud.umami.is/script.js'],
  answer({ host, path }) {
    if (host === 'cloud.umami.is' && path === '/script.js') return browserScript('umami.js');
    if (host === 'api-gateway.umami.dev' && path === '/api/send') {
      return { type: 'application/json', body: '{"cache":"","sessionId":"","visitId":""}' };
    }
    return undefined;
  },
};
