import { isExecutable, isPicture, kindOfLink, kinds } from '../../src/policy/loading.ts';
import type { Mark, Site } from './site.ts';

/** An attribute of a start tag. */
export interface Attribute {
  /** In small letters. */
  name: string;
  /** What a browser makes of it. */
  value: string;
  /** As it is written: `SRC='…'`. */
  source: string;
}

/** A start tag. */
export interface StartTag {
  /** The element's name, in small letters. */
  name: string;
  /** How it begins, as it is written: `<IMG`. */
  opening: string;
  /** The first of each name: the others mean nothing. */
  attributes: readonly Attribute[];
  isSelfClosing: boolean;
}

/** What connects to a host, for later. */
const CONNECTS = /^(preconnect|dns-prefetch)$/i;

/** What only prepares: so, or by asking ahead. */
const AHEAD = /^(preconnect|dns-prefetch|preload|modulepreload|prefetch)$/i;

/** The addresses in an attribute: one, or several with widths. */
const addressesIn = ({ name, value }: Attribute) =>
  name.endsWith('srcset') ? value.split(/[\s,]+/) : [value];

const valueIn = ({ attributes }: StartTag, name: string) => attributes.find(one => one.name === name)?.value;

/** How the element loads something; `undefined` where it does not. */
function kindOf(tag: StartTag) {
  const { name } = tag;
  if (name === 'link') return kindOfLink(valueIn(tag, 'rel') ?? '');
  if (name === 'script' && !isExecutable(valueIn(tag, 'type') ?? '')) return undefined;
  if (name === 'input' && !isPicture(valueIn(tag, 'type'))) return undefined;
  // A page in an attribute goes before an address: that is for the script.
  return valueIn(tag, 'srcdoc') === undefined ? kinds.get(name) : undefined;
}

/** Whether a link says nothing but this. */
function saysOnly(tag: StartTag, what: RegExp): boolean {
  const words = tag.name === 'link' ? (valueIn(tag, 'rel')?.match(/\S+/g) ?? []) : [];
  return words.length > 0 && words.every(word => what.test(word));
}

/** The tag with its mark, and what it is to have in the attributes that wait for a grant. */
function withMark(tag: StartTag, addresses: readonly Attribute[], { category, service }: Mark): string {
  const isScript = tag.name === 'script';
  const has = (name: string) => valueIn(tag, name) !== undefined;
  const waits = (one: Attribute) => addresses.includes(one) || (isScript && one.name === 'type');
  /** The attribute's name while it waits; a drawing's old and new spelling are one. */
  const aside = (name: string) =>
    isScript && /^(src|type)$/.test(name) && !has(`data-${name}`)
      ? `data-${name}`
      : `data-consent-${name.replace('xlink:', '')}`;
  /** The page's own word stands. */
  const added = (name: string, word = '') => (word && !has(name) ? [`${name}="${word}"`] : []);
  const isSuperseded = (one: Attribute) =>
    waits(one) && (has(aside(one.name)) || (one.name === 'xlink:href' && has('href')));
  const written = [
    ...(isScript ? ['type="text/plain"'] : []),
    ...added('data-category', category),
    ...added('data-service', service),
    ...tag.attributes
      .filter(one => !isSuperseded(one))
      .map(one => (waits(one) ? aside(one.name) + one.source.slice(one.name.length) : one.source)),
  ];
  // Behind a value without quotes a slash would belong to it.
  return `${tag.opening} ${written.join(' ')}${tag.isSelfClosing ? ' /' : ''}>`;
}

/**
 * A start tag of an element that asks for nothing before a grant: marked as in docs/marking.md.
 *
 * @param base against which addresses are resolved
 * @returns `null`: nothing in it has to wait, it stays as it is; empty: it goes
 */
export function rewriteTag(
  tag: StartTag,
  site: Pick<Site, 'markOf' | 'isOnServiceHost'>,
  base: string,
): string | null {
  const kind = kindOf(tag);
  const addresses = tag.attributes.filter(({ name }) => kind?.addresses.includes(name));
  if (saysOnly(tag, CONNECTS) && addresses.some(({ value }) => site.isOnServiceHost(value, base))) return '';
  // What a `preload` of a picture takes instead.
  const instead = tag.attributes.filter(({ name }) => tag.name === 'link' && name === 'imagesrcset');
  let mark: Mark | null = null;
  for (const address of [...addresses, ...instead].flatMap(addressesIn)) mark ??= site.markOf(address, base);
  if (!mark) return null;
  // A style sheet that is preloaded, and becomes one when it is there, is no mere preparation.
  const isPreparation = saysOnly(tag, AHEAD) && valueIn(tag, 'onload') === undefined;
  return isPreparation ? '' : withMark(tag, addresses, mark);
}
