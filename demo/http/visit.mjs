// @ts-check

/**
 * One request, read whole. Has what a test's fixture would look for in node's own request.
 * @typedef {object} Visit
 * @property {string} method
 * @property {string} url path and query
 * @property {string} host the real name: no port, no `.localhost`
 * @property {string} reachedAs the host name that the browser used, where cookies live
 * @property {string} path
 * @property {URLSearchParams} query
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {Record<string, string>} cookies
 * @property {string} body
 */

/** A form, a report or a hit is small; what is longer is cut off, not kept. */
const longestBody = 256 * 1024;

/** @param {import('node:http').IncomingMessage} req */
async function readBody(req) {
  /** @type {Buffer[]} */
  const chunks = [];
  let length = 0;
  for await (const chunk of req) {
    length += chunk.length;
    if (length <= longestBody) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** @param {string | undefined} header */
function readCookies(header) {
  const pairs = (header ?? '').split(';').map(pair => pair.trim().split('='));
  return Object.fromEntries(pairs.map(([name, ...value]) => [name ?? '', value.join('=')]));
}

/**
 * @param {import('node:http').IncomingMessage} req
 * @returns {Promise<Visit>}
 */
export async function readVisit(req) {
  const reachedAs = (req.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  const url = req.url ?? '/';
  const { pathname, searchParams } = new URL(url, 'http://host');
  return {
    method: req.method ?? 'GET',
    url,
    host: reachedAs.replace(/\.localhost$/, ''),
    reachedAs,
    path: pathname,
    query: searchParams,
    headers: req.headers,
    cookies: readCookies(req.headers.cookie),
    body: await readBody(req),
  };
}
