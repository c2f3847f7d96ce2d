// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nothing } from '../http/answer.mjs';
import { logEvents } from './events.mjs';
import { home } from './home.mjs';
import { guideHost } from './host.mjs';
import { left } from './left.mjs';
import { texts } from './texts.mjs';

export { guideHost };

/**
 * @typedef {object} GuideOptions
 * @property {import('../log.mjs').Log} log
 * @property {import('../origins.mjs').Origin} origin
 * @property {string} dist
 * @property {'en' | 'es'} language
 *
 * @typedef {GuideOptions & { other: 'en' | 'es', text: import('./texts.mjs').GuideTexts }} Guide
 */

const stylesheet = readFileSync(new URL('../styles/guide.css', import.meta.url));
const script = readFileSync(new URL('left.js', import.meta.url));

/**
 * @param {import('../http/visit.mjs').Visit} visit
 * @param {GuideOptions} options
 * @returns {import('../http/answer.mjs').Answer | undefined}
 */
export function guideAnswer({ host, method, path, query }, options) {
  if (host !== guideHost && host !== '127.0.0.1') return undefined;
  const asked = query.get('lang');
  const language = asked === 'en' || asked === 'es' ? asked : options.language;
  const guide = {
    ...options,
    language,
    other: /** @type {const} */ ({ en: 'es', es: 'en' })[language],
    text: texts[language],
  };

  if (path === '/left/clear' && method === 'POST') {
    options.log.clear();
    return nothing();
  }
  if (path === '/left/events') return logEvents(options.log);
  if (path === '/guide.css') return { type: 'text/css; charset=utf-8', body: stylesheet };
  if (path === '/left.js') return { type: 'text/javascript; charset=utf-8', body: script };
  if (path === '/left') return document(left(guide));
  if (path === '/') return document(home(guide));
  // It brings its own policy.
  const builder = join(options.dist, 'builder.html');
  if (path === '/builder.html' && existsSync(builder)) return { body: readFileSync(builder) };
  return { status: 404, type: 'text/plain; charset=utf-8', body: 'Not here.' };
}

/** @param {import('../html.mjs').Markup} page */
const document = page => ({
  headers: { 'content-security-policy': "default-src 'self'; img-src 'self' data:" },
  body: String(page),
});
