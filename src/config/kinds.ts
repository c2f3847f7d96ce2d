/** The URL, if it can be followed from this page: http, https, or the page's own scheme (a page on a disk has neighbours). */
function url(text: string, base: string): URL | undefined {
  try {
    const address = new URL(text, base);
    // An empty one would be the page itself.
    return text && (/^https?:/.test(address.protocol) || address.protocol === new URL(base).protocol)
      ? address
      : undefined;
  } catch {
    return undefined;
  }
}

const shaped = (shape: RegExp) => (text: string) => (shape.test(text) ? text : undefined);

/** Browsers have hosts in small letters, and the catalog its ids. */
const small = (shape: RegExp) => (text: string) => shaped(shape)(text.toLowerCase());

/**
 * How the text of an attribute becomes its value, by kind; `undefined` where it is not one. `base` is the address
 * against which relative ones are resolved, `host` the page's host name.
 */
export const kinds = {
  flag: () => true,
  token: shaped(/^[\w-]{1,32}$/),
  language: shaped(/^[a-z]{2,8}([-_][a-z\d]+)*$/i),
  cookie: shaped(/^[!#$%&'*+.^`|~\w-]{1,64}$/),
  id: small(/^[\w-]{1,32}$/),
  party: small(/^[*.\w:-]+$/),
  // One that the page is within; a whole ending is nobody's.
  domain: (text: string, _: string, host: string) => {
    const domain = text.toLowerCase().replace(/^\./, '');
    return domain.includes('.') && `.${host}`.endsWith(`.${domain}`) ? domain : undefined;
  },
  colour: shaped(/^(#[\da-f]{3,8}|[a-z]+|(color|hwb|(rgb|hsl)a?|(ok)?l(ab|ch))\([\d\s.,%/a-z+-]+\))$/i),
  days: (text: string) => (/^[1-9]\d*$/.test(text) && +text <= 400 ? +text : undefined),
  day: (text: string) => {
    // February 31 would roll over into March: only a date that comes back unchanged is one.
    const date = new Date(`${text}T00:00Z`);
    return +date && date.toISOString().slice(0, 10) === text ? text : undefined;
  },
  address: (text: string, base: string) => url(text, base)?.href,
  secureAddress: (text: string, base: string) => {
    const address = url(text, base);
    return address && (address.protocol === 'https:' || address.origin === new URL(base).origin)
      ? address.href
      : undefined;
  },
} satisfies Record<
  string,
  (text: string, base: string, host: string) => string | number | boolean | undefined
>;

export type Kind = keyof typeof kinds;
