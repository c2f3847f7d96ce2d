/** What a string that is written to `document.cookie` asks for, as far as a limit has to know it. */
export interface CookieWrite {
  /** Empty for a cookie without a name. */
  name: string;
  /** How many seconds it asks to live; none or fewer: it is a deletion. `NaN`: it ends with the session. */
  lifetime: number;
}

/** The parts of a cookie-date, in the order in which each word of it is tried: time, day, month, year. */
const PARTS = [
  /^\d\d?:\d\d?:\d\d?(?!\d)/,
  /^\d\d?(?!\d)/,
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i,
  /^\d{2,4}(?!\d)/,
];

/**
 * A cookie-date in milliseconds, `NaN` where it is none: not what `Date.parse` understands.
 * https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-dates
 */
export function cookieDate(text: string): number {
  const found: (string | undefined)[] = [];
  for (const word of text.split(/[\t -/;-@[-`{-~]+/)) {
    const i = PARTS.findIndex((part, at) => !found[at] && part.test(word));
    found[i] = PARTS[i]?.exec(word)?.[0];
  }
  const [time, day, month, years] = found;
  if (!time || !month || !years) return Number.NaN;
  const year = +years + (+years < 70 ? 2000 : +years < 100 ? 1900 : 0);
  // Written so, every browser understands it.
  const date = new Date(`${day} ${month} ${year} ${time} GMT`);
  // A day that the month does not have rolls over into another, as midnight at 24 hours does, and the second 60.
  return year > 1600 && !time.endsWith(':60') && date.getUTCDate() === Number(day) ? +date : Number.NaN;
}

/** An attribute's name, in small letters, and its value; no quoting keeps a semicolon from ending it. */
function attribute(text: string): [name: string, value: string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim().toLowerCase(), value.join('=').trim()];
}

/**
 * Reads a write as browsers do (RFC 6265bis, 5.6): attributes in any case and order, `Max-Age` before `Expires`.
 * Of several of a name the last counts; where that one makes no sense, the RFC would have the one before it, but
 * Chromium 156 and Firefox 153 have none. Chromium takes `+5` for 5.
 *
 * @param now milliseconds since 1970
 */
export function readCookieWrite(text: string, now: number): CookieWrite {
  let maxAge = Number.NaN;
  let expires = Number.NaN;
  const [pair = '', ...attributes] = text.split(';');
  for (const [name, value] of attributes.map(attribute)) {
    // A longer attribute is none (5.6).
    if (value.length > 1024) continue;
    if (name === 'expires') expires = cookieDate(value);
    if (name === 'max-age') maxAge = /^[+-]?\d+$/.test(value) ? +value : Number.NaN;
  }
  return {
    name: pair.includes('=') ? pair.slice(0, pair.indexOf('=')).trim() : '',
    lifetime: Number.isNaN(maxAge) ? (expires - now) / 1000 : maxAge,
  };
}

/** The same write with another life, in seconds; `0`: to the end of the session. */
export function withMaxAge(text: string, seconds: number): string {
  const [pair, ...attributes] = text.split(';');
  const others = attributes.filter(one => !/^(max-age|expires)$/.test(attribute(one)[0]));
  return [pair, ...others].join(';') + (seconds ? `; Max-Age=${seconds}` : '');
}
