// @ts-check

/** The cookie's grammar, as `hallpass.js` writes it. */
const GRAMMAR =
  /^v1\.([a-z\d]{1,8})\.([\w-]{1,32})\.((?:p[01])?(?:a[01])?(?:m[01])?)\.(gs?|s|-)(?:\.((?:[a-z][a-z\d-]{0,23}[01](?:~(?!$)|$))+))?$/;

/**
 * What a visitor chose. Anything malformed, too old or from the future is no choice. Of several cookies the newest counts,
 * but what any of them refuses is refused.
 *
 * @param {string | undefined} header the request's `Cookie` header
 * @param {object} [site]
 * @param {string} [site.name] `data-cookie-name`
 * @param {string | undefined} [site.revision] `data-revision`: under another one no grant counts
 * @param {number} [site.maxDays] `data-max-days`
 * @param {boolean} [site.optOut] the request says `Sec-GPC: 1`, and the site honors it: a grant counts only if it was made knowing that
 * @param {number} [site.now] Unix seconds
 * @returns {null | { time: number, revision: string, categories: Record<string, boolean>, services: Record<string, boolean>, granted(category: string, service?: string): boolean }}
 */
export function readConsent(
  header,
  {
    name = 'hallpass-consent',
    revision = '0',
    maxDays = 180,
    optOut = false,
    now = Math.floor(Date.now() / 1000),
  } = {},
) {
  const found = [];
  for (const pair of (header ?? '').split(';')) {
    const [key = '', ...rest] = pair.trim().split('=');
    const value = rest.join('=');
    if (key !== name && key !== `${name}-http`) continue;
    const match = value.length < 1000 ? GRAMMAR.exec(value) : null;
    if (!match) continue;
    const [, decided = '', written = '', choices = '', flags = '', exceptions = ''] = match;
    const time = Number.parseInt(decided, 36);
    const life = flags.includes('s') ? 43_200 : maxDays * 86_400;
    if (time > now + 300 || now >= time + life) continue;
    /** @type {Record<string, boolean>} */
    const categories = {};
    for (const [category, letter] of [
      ['preferences', 'p'],
      ['analytics', 'a'],
      ['marketing', 'm'],
    ]) {
      const at = choices.indexOf(/** @type {string} */ (letter));
      if (at >= 0) categories[/** @type {string} */ (category)] = choices[at + 1] === '1';
    }
    /** @type {Record<string, boolean>} */
    const services = Object.create(null);
    const ids = exceptions.split('~').filter(Boolean);
    for (const one of ids) services[one.slice(0, -1)] = one.endsWith('1');
    if (Object.keys(services).length < ids.length) continue;
    found.push({ time, revision: written, categories, services, knowingSignal: flags.includes('g') });
  }
  const [newest, ...others] = found.sort((a, b) => b.time - a.time);
  if (!newest) return null;
  const { time, revision: written, categories, services } = newest;
  for (const other of others) {
    const refuses = Object.values(other.categories).includes(false);
    for (const id in services) if (refuses && !other.services[id]) delete services[id];
    for (const id in other.services) if (!other.services[id]) services[id] = false;
    for (const one in other.categories) if (!other.categories[one]) categories[one] = false;
  }
  const knowingSignal = found.every(one => one.knowingSignal);
  return {
    time,
    revision: written,
    categories,
    services,
    granted: (category, service = '') =>
      category === 'essential' ||
      (written === revision &&
        (!optOut || category === 'preferences' || knowingSignal) &&
        (services[service] ?? categories[category]) === true),
  };
}

/**
 * One `Set-Cookie` header, less what the site's limit does not allow: to the end of the session, or so many days.
 *
 * @param {string} header
 * @param {number} [days] the longest that it may live; 0: to the end of the session
 */
export function limitCookie(header, days = 0) {
  const [pair = '', ...attributes] = header.split(';');
  const life = /^\s*(?:max-age|expires)\s*(?:=|$)/i;
  const written = new Map(
    attributes
      .filter(one => life.test(one))
      .map(one => {
        const [key = '', ...value] = one.split('=');
        return [key.trim().toLowerCase(), value.join('=').trim()];
      }),
  );
  const maxAge = written.get('max-age');
  const expires = written.get('expires');
  const seconds = /^-?\d+$/.test(maxAge ?? '')
    ? Number(maxAge)
    : expires === undefined
      ? Number.NaN
      : (Date.parse(expires) - Date.now()) / 1000;
  // A deletion, or as short as it should be.
  if (seconds <= 0 || seconds <= days * 86_400) return header;
  const rest = [pair, ...attributes.filter(one => !life.test(one))].join(';');
  return days && seconds > 0 ? `${rest}; Max-Age=${days * 86_400}` : rest;
}
