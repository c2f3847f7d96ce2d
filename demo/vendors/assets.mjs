// @ts-check
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** @type {Record<string, string>} */
const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

/**
 * A file of `assets/`: what a vendor's own frames look like.
 * @param {string} file
 * @returns {import('./vendor.mjs').VendorAnswer}
 */
export const asset = file => ({
  type: `${types[extname(file)]}; charset=utf-8`,
  body: readFileSync(new URL(`assets/${file}`, import.meta.url), 'utf8'),
});
