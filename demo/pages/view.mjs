// @ts-check
import { freshNonce } from '../http/security.mjs';
import { en } from '../texts/en.mjs';
import { es } from '../texts/es.mjs';
import { signedIn } from './session.mjs';

const texts = { en, es };

/**
 * Everything that a page needs to know about the visit.
 * @param {import('../sites/site.mjs').Site} site
 * @param {import('../http/visit.mjs').Visit} visit
 * @param {import('../origins.mjs').Origin} origin
 */
export function viewOf(site, visit, origin) {
  /** @type {import('../sites/site.mjs').Language} */
  const language = /^\/es(\/|$)/.test(visit.path) ? 'es' : 'en';
  const path = language === 'es' ? visit.path.slice(3) || '/' : visit.path;
  const pasted = visit.query.has('pasted');
  const address = (/** @type {string} */ page, /** @type {string} */ inLanguage) =>
    `${inLanguage === 'es' ? '/es' : ''}${page}${pasted ? '?pasted' : ''}`;

  return {
    site,
    language,
    /** Without the language: `/news`. */
    path,
    /** Snippets as vendors give them, not marked. */
    pasted,
    origin,
    nonce: freshNonce(),
    /** What all sites say, in this language. */
    text: texts[language],
    /** What this site says, in this language. */
    own: site.texts[language],
    signedIn: signedIn(visit.cookies),
    /** Another page of this site, in this language and rendering. */
    to: (/** @type {string} */ page) => address(page, language),
    /** This page in the other language. */
    translated: address(path, language === 'es' ? 'en' : 'es'),
  };
}

/** @typedef {ReturnType<typeof viewOf>} View */
