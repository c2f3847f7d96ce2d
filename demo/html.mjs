// @ts-check

/** A piece of HTML that is already safe to send. */
export class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** @type {Record<string, string>} */
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand between tags and in a quoted attribute. */
export const escapeHtml = (/** @type {unknown} */ text) =>
  String(text).replace(/[&<>"']/g, character => entities[character] ?? character);

/** HTML that was written by us: it is sent as it is. */
export const raw = (/** @type {string} */ text) => new Markup(text);

/** @param {unknown} value @returns {string} */
function render(value) {
  if (value === undefined || value === null || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return escapeHtml(value);
}

/**
 * HTML with holes: what is put in is escaped, other markup and lists of it are not, and
 * `undefined`, `null` and `false` leave nothing.
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 */
export function html(strings, ...values) {
  return new Markup(String.raw({ raw: strings }, ...values.map(render)));
}

/**
 * Attributes of a tag, each with a leading space; `true` gives the bare name, `false` and
 * `undefined` nothing.
 * @param {Record<string, string | boolean | undefined>} attributes
 */
export function attributes(attributes) {
  const written = Object.entries(attributes).map(([name, value]) => {
    if (value === undefined || value === false) return '';
    return value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
  });
  return new Markup(written.join(''));
}
