// @ts-check
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** @type {Record<string, string>} */
const types = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.ts': 'text/plain; charset=utf-8',
};

/** A chunk carries a hash of its content in its name, so it never changes: `hallpass-ui.3fA9x_2k.js`. */
const hashed = /\/hallpass-[\w.]+\.[\w-]{8}\.js(\.map)?$/;

/** Where developer tools find the source: the map's name has no hash. @param {string} path */
const mapOf = path => `${path.replace(/\.[\w-]{8}\.js$/, '.js')}.map`;

/** Flat names only: nothing in `/hallpass/` leads out of the folder. */
const plainName = /^\/hallpass\/([\w-][\w.-]*)$/;

/**
 * The built widget, served as the README tells a school to serve it.
 * @param {string} path
 * @param {string} dist the folder of the build
 * @returns {Promise<import('./answer.mjs').Answer | undefined>}
 */
export async function widgetFile(path, dist) {
  if (!path.startsWith('/hallpass/')) return undefined;
  const name = plainName.exec(path)?.[1];
  const headers = {
    'access-control-allow-origin': '*',
    'cache-control': hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  };
  try {
    if (!name) throw new Error('no such name');
    const body = await readFile(join(dist, name));
    const type = types[extname(name)] ?? 'application/octet-stream';
    return { type, headers: name.endsWith('.js') ? { ...headers, sourcemap: mapOf(path) } : headers, body };
  } catch {
    const missing = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
    return {
      status: 404,
      type: 'text/plain; charset=utf-8',
      headers: missing,
      body: 'Not built: npm run build',
    };
  }
}
