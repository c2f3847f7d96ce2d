// @ts-check

/** Receives the hits; its cookies (`_ga`, `_ga_<id>`) are first-party and set by gtag/js. @type {import('./vendor.mjs').Vendor} */
export const googleAnalytics = {
  company: 'Google Analytics',
  hosts: ['www.google-analytics.com', 'region1.google-analytics.com'],
  answer: ({ path }) => (path === '/g/collect' ? { status: 204, type: '' } : undefined),
};
