// @ts-check
import { contentSecurityPolicy, freshNonce } from './security.mjs';

/**
 * A page that a test makes up. `{{nonce}}` in `html` becomes the nonce of the response.
 * @typedef {import('./answer.mjs').Answer & { html?: string }} Fixture
 * @typedef {Fixture | ((visit: import('./visit.mjs').Visit) => Fixture | Promise<Fixture>)} FixtureSource
 */

/** Pages registered at run time, for any host. They win over what is built in. */
export function createFixtures() {
  /** @type {Map<string, FixtureSource>} */
  const pages = new Map();

  return {
    clear: () => pages.clear(),

    /**
     * @param {string} host
     * @param {string} path with a query, it answers that query only
     * @param {FixtureSource} page
     */
    page(host, path, page) {
      pages.set(host + path, page);
    },

    /**
     * @param {import('./visit.mjs').Visit} visit
     * @returns {Promise<import('./answer.mjs').Answer | undefined>}
     */
    async answer(visit) {
      const source = pages.get(visit.host + visit.url) ?? pages.get(visit.host + visit.path);
      if (!source) return undefined;
      const { html, ...answer } = typeof source === 'function' ? await source(visit) : source;
      return html === undefined ? answer : { ...answer, ...strictPage(html, answer.headers) };
    },
  };
}

/**
 * @param {string} html
 * @param {import('./answer.mjs').Answer['headers']} headers
 */
function strictPage(html, headers = {}) {
  const nonce = freshNonce();
  const lowered = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    headers: { 'content-security-policy': contentSecurityPolicy(nonce), ...lowered },
    body: html.replaceAll('{{nonce}}', nonce),
  };
}
