import { isAboutSomebody } from '../personalData/isAboutSomebody.ts';

/** What of an element may be shown: where it loads from and how it runs. All else may be about somebody. */
const SHOWN =
  /^(src|href|data|poster|srcset|type|rel|async|defer|data-category|data-service|data-consent-src)$/;

/** The attributes that hold an address, as Hallpass has them for what waits. */
const WAITS = /^(src|srcset|href|poster|data)$/;

/** A part of a path that may be about somebody: a mail address, a long number. */
const PRIVATE = /@|%40|\d{9}/i;

/** A host, and who asks it: `https://user:password@`. */
const HOST = /^((?:https?:|wss?:)?\/\/)(?:[^/]*@)?([^/]*)/i;

/** What holds content, or leads to somebody, rather than to a host. */
const NO_HOST = /^(data|blob|javascript|vbscript|mailto|tel|sms):/i;

/** A part of a path as it may be shown: what follows `;` or `=` is a value. */
const plainPart = (part: string): string =>
  PRIVATE.test(part) || isAboutSomebody(part) ? '…' : part.replace(/([;=]).+/, '$1…');

/** An address without what it asks, and without what in its path could be about somebody. */
export const plainAddress = (address: string): string => {
  const [path = '', ...asked] = address
    .trim()
    .replace(/[\t\n\r]/g, '')
    .replaceAll('\\', '/')
    .split(/[?#]/);
  const noHost = NO_HOST.exec(path)?.[0];
  if (noHost) return `${noHost}…`;
  const [whole = '', scheme = '', host = ''] = HOST.exec(path) ?? [];
  const short = scheme + host + path.slice(whole.length).split('/').map(plainPart).join('/');
  return `${short.length > 160 ? `${short.slice(0, 160)}…` : short}${asked[0] ? '?…' : ''}`;
};

/** Another value of an attribute: a word, or not shown. */
const plainValue = (value: string) => (isAboutSomebody(value) ? '…' : value.slice(0, 80));

const quoted = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

type Attributes = Iterable<readonly [name: string, value: string]>;

const written = (name: string, attributes: Attributes) =>
  `<${name}${[...attributes].map(([key, value]) => (value === '' ? ` ${key}` : ` ${key}="${quoted(value)}"`)).join('')}>`;

const shown = (attributes: Attributes): [string, string][] =>
  [...attributes].flatMap(([name, value]): [string, string][] => {
    if (!SHOWN.test(name)) return [];
    return [
      [name, WAITS.test(name) || name === 'data-consent-src' ? plainAddress(value) : plainValue(value)],
    ];
  });

/** An element's start tag, as far as it may be shown. */
export const tagCode = (name: string, attributes: Attributes): string => written(name, shown(attributes));

/** The site's own tag: all that it asks for, but no nonce. @param isPlain as it should be, whatever was done to it */
export function ownTagCode(attributes: Attributes, isPlain = false): string {
  const own = [...attributes].flatMap(([name, value]): [string, string][] => {
    if (name === 'nonce') return [];
    const shown = /[/:]/.test(value) ? plainAddress(value) : plainValue(value);
    if (!isPlain) return [[name, shown]];
    if (/^(async|defer|type|data-rocket-(?!src)\w+|data-cf-settings|data-optimized)$/.test(name)) return [];
    return [[name.replace(/^data-(rocket-)?src$/, 'src'), shown]];
  });
  return `${written('script', own)}</script>`;
}

/** The same element as it waits for a category. */
export function markedCode(name: string, attributes: Attributes, category: string): string {
  const own = shown(attributes).filter(([key]) => !/^data-(category|service)$/.test(key));
  const type = own.find(([key]) => key === 'type')?.[1];
  if (name === 'script')
    return `${written(name, [
      ['type', 'text/plain'],
      ...(type === 'module' ? [['data-type', 'module'] as const] : []),
      ['data-category', category],
      ...own.filter(([key]) => key !== 'type'),
    ])}…</script>`;
  const waiting = own.map(([key, value]): [string, string] => [
    WAITS.test(key) ? `data-consent-${key}` : key,
    value,
  ]);
  return written(name, [['data-category', category], ...waiting]);
}
