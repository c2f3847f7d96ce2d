// @ts-check
import { readFileSync } from 'node:fs';

/**
 * The vendors' snippets, word for word as their own pages give them. Three things differ, each for a reason:
 * - ids are invented, and `{{…}}` stands where a school would type its own;
 * - `style="…"` is left out (GTM's noscript frame, Meta's noscript image, the calendar's border):
 *   `style-src 'self'` refuses it;
 * - the calendar's frame has a `title`, which Google leaves out and WCAG 4.1.2 asks for.
 *
 * @typedef {'google-analytics' | 'google-tag-manager' | 'meta-pixel' | 'umami'
 *   | 'youtube' | 'google-calendar' | 'google-translate'} ServiceId
 *
 * @typedef {object} Snippet
 * @property {ServiceId} service
 * @property {'preferences' | 'analytics' | 'marketing'} category
 * @property {'head' | 'body' | 'video' | 'calendar' | 'translate'} place where on a page a school pastes it
 * @property {string} html
 */

const read = (/** @type {string} */ file) => readFileSync(new URL(file, import.meta.url), 'utf8').trimEnd();

/** In the order in which a page has them. @type {Snippet[]} */
export const snippets = [
  {
    service: 'google-tag-manager',
    category: 'analytics',
    place: 'head',
    html: read('google-tag-manager.head.html'),
  },
  { service: 'google-analytics', category: 'analytics', place: 'head', html: read('google-analytics.html') },
  { service: 'meta-pixel', category: 'marketing', place: 'head', html: read('meta-pixel.html') },
  { service: 'umami', category: 'analytics', place: 'head', html: read('umami.html') },
  {
    service: 'google-tag-manager',
    category: 'analytics',
    place: 'body',
    html: read('google-tag-manager.body.html'),
  },
  { service: 'youtube', category: 'marketing', place: 'video', html: read('youtube.html') },
  {
    service: 'google-calendar',
    category: 'preferences',
    place: 'calendar',
    html: read('google-calendar.html'),
  },
  {
    service: 'google-translate',
    category: 'preferences',
    place: 'translate',
    html: read('google-translate.html'),
  },
];
