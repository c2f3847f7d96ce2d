// @ts-check

/**
 * What a router gives back: `undefined` means "not mine, ask the next".
 * @typedef {object} Answer
 * @property {number} [status] default 200
 * @property {string} [type] default HTML
 * @property {Record<string, string | string[] | null | undefined>} [headers] `null` and `undefined` send none
 * @property {string | Buffer} [body]
 * @property {(res: import('node:http').ServerResponse) => void} [stream] goes on writing by itself
 */

const htmlType = 'text/html; charset=utf-8';

/** @param {string} to @param {string[]} [cookies] @returns {Answer} */
export const redirect = (to, cookies = []) => ({
  status: 303,
  headers: { location: to, 'set-cookie': cookies },
});

/** @returns {Answer} */
export const nothing = () => ({ status: 204, type: '' });

/**
 * @param {import('node:http').ServerResponse} res
 * @param {Answer} answer
 */
export function send(res, { status = 200, type = htmlType, headers = {}, body = '', stream }) {
  res.statusCode = status;
  if (type) res.setHeader('content-type', type);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null || value === undefined) res.removeHeader(name);
    else res.setHeader(name, value);
  }
  if (stream) stream(res);
  else res.end(body);
}
