// @ts-check

/**
 * Marks a snippet for Hallpass as the README asks, the way a webmaster would by hand: scripts become
 * inert, frames keep their address aside. The noscript parts go: they would load without any choice.
 * @param {string} html
 * @param {{ service: string, category: string }} snippet
 */
export function mark(html, { service, category }) {
  const marks = `data-category="${category}" data-service="${service}"`;
  return html
    .replace(/\s*<noscript>[\s\S]*?<\/noscript>/g, '')
    .replace(/(<script\b[^>]*?) type="[^"]*"/g, '$1')
    .replace(/<script\b/g, `<script type="text/plain" ${marks}`)
    .replace(/<iframe\b([^>]*?) src=/g, `<iframe ${marks}$1 data-consent-src=`);
}

/**
 * Gives every script of a snippet the page's nonce.
 * @param {string} html
 * @param {string} nonce
 */
export const withNonce = (html, nonce) => html.replace(/<script\b/g, `<script nonce="${nonce}"`);

/**
 * Fills in what a school types into a vendor's form: `{{video}}`, `{{lang}}`, …
 * @param {string} html
 * @param {Record<string, string>} values
 */
export const withValues = (html, values) =>
  html.replace(/\{\{(\w+)\}\}/g, (hole, name) => values[name] ?? hole);
