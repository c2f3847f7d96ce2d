// @ts-check
import { freshNonce } from '../http/security.mjs';
import { en } from '../texts/en.mjs';
import { es } from '../texts/es.mjs';
import { signedIn } from './session.mjs';
import { queryOf, situationsIn } from './situations.mjs';

const texts = { en, es };

/**
 * Everything that a page needs to know about the visit.
 * @param {import('../sites/site.mjs').Site} site
 * @param {import('../http/visit.mjs').Visit} visit
 * @param {import('../origins.mjs').Origin} origin
 * @param {string} dist the folder of the built widget
 * @param {boolean} [isCounted] what leaves is counted on the page itself
 */
export function viewOf(site, visit, origin, dist, isCounted = false) {
  /** @type {import('../sites/site.mjs').Language} */
  const language = /^\/es(\/|$)/.test(visit.path) ? 'es' : 'en';
  const path = language === 'es' ? visit.path.slice(3) || '/' : visit.path;
  const situations = situationsIn(visit.query);
  const address = (/** @type {string} */ page, /** @type {string} */ inLanguage) =>
    `${inLanguage === 'es' ? '/es' : ''}${page}${queryOf(situations)}`;

  return {
    site,
    language,
    /** Without the language: `/news`. */
    path,
    /** What this page is shown as. */
    situations,
    isCounted,
    origin,
    dist,
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
