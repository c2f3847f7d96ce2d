// @ts-check
import { pixel, randomId } from './vendor.mjs';

/** Nobody pastes it: Tag Manager's container brings it along, as containers do. @type {import('./vendor.mjs').Vendor} */
export const doubleclick = {
  company: 'Google DoubleClick',
  hosts: ['stats.g.doubleclick.net'],
  answer: ({ path }) =>
    path === '/r/collect'
      ? {
          ...pixel(),
          cookies: [{ name: 'IDE', value: `AHWqTU${randomId()}`, days: 390, domain: 'doubleclick.net' }],
        }
      : undefined,
};
