/** The URL, if it can be followed from this page: http, https, or the page's own scheme (a page on a disk has neighbours). */
function url(text: string, base: string): URL | undefined {
  try {
    const address = new URL(text, base);
    return /^https?:/.test(address.protocol) || address.protocol === new URL(base).protocol
      ? address
      : undefined;
  } catch {
    return undefined;
  }
}

const shaped = (shape: RegExp) => (text: string) => (shape.test(text) ? text : undefined);

/** How the text of an attribute becomes its value, by kind; `undefined` where it is not one. */
export const kinds: Record<string, (text: string, base: string) => string | number | boolean | undefined> = {
  flag: () => true,
  token: shaped(/^[\w-]{1,32}$/),
  language: shaped(/^[a-z]{2,8}([-_][a-z\d]+)*$/i),
  cookie: shaped(/^[!#$%&'*+.^`|~\w-]{1,64}$/),
  domain: shaped(/^[*.\w:-]+$/),
  colour: shaped(/^(#[\da-f]{3,8}|[a-z]+|(color|hwb|(rgb|hsl)a?|(ok)?l(ab|ch))\([\d\s.,%/a-z+-]+\))$/i),
  days: text => (/^[1-9]\d*$/.test(text) && +text <= 400 ? +text : undefined),
  day: text => {
    // February 31 would roll over into March: only a date that comes back unchanged is one.
    const date = new Date(`${text}T00:00Z`);
    return +date && date.toISOString().slice(0, 10) === text ? text : undefined;
  },
  address: (text, base) => url(text, base)?.href,
  secureAddress: (text, base) => {
    const address = url(text, base);
    return address && (address.protocol === 'https:' || address.origin === new URL(base).origin)
      ? address.href
      : undefined;
  },
};
