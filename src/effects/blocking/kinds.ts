import { getAttribute, localName } from '../../native.ts';

/** How a kind of element loads something, and how it is kept from it. */
export interface Kind {
  /** The attributes that hold an address; of a frame also the one that holds a whole page. */
  readonly addresses: readonly string[];
  /**
   * The guard: another attribute, and the value of it that makes every browser pass over the address, which stays
   * where the page put it. A kind without one has its address taken away while it is held.
   */
  readonly guard?: readonly [name: string, value: string];
}

/** A type that nothing is of. */
const NO_TYPE = ['type', 'hallpass/held'] as const;

export const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['script', { addresses: ['src', 'href', 'xlink:href'], guard: NO_TYPE }],
  ['iframe', { addresses: ['src', 'srcdoc'], guard: ['srcdoc', ''] }],
  ['frame', { addresses: ['src'] }],
  // A blob that is none: no request, no report of the page's policy (`data:,` would make one), and in the timeline of
  // resources an address that can be parsed, which one that is none could not.
  ['img', { addresses: ['src', 'srcset'], guard: ['srcset', 'blob:hallpass'] }],
  ['image', { addresses: ['href', 'xlink:href', 'src'] }],
  ['source', { addresses: ['src', 'srcset'], guard: NO_TYPE }],
  ['video', { addresses: ['src', 'poster'] }],
  ['audio', { addresses: ['src'] }],
  ['track', { addresses: ['src'] }],
  ['object', { addresses: ['data'], guard: NO_TYPE }],
  ['embed', { addresses: ['src'], guard: NO_TYPE }],
  ['input', { addresses: ['src'] }],
]);

const sheet: Kind = { addresses: ['href'], guard: NO_TYPE };
// `type` does not stop a module's preload in Chromium and Firefox; another destination does.
const modulePreload: Kind = { addresses: ['href'], guard: ['as', 'image'] };
const otherLink: Kind = { addresses: ['href'] };

/** @param rel another value than the link has now */
function kindOfLink(link: Element, rel = getAttribute(link, 'rel') ?? ''): Kind | undefined {
  if (/modulepreload/i.test(rel)) return modulePreload;
  if (/sheet|preload/i.test(rel)) return sheet;
  // `canonical` and its like load nothing.
  return /load|fetch|connect|icon|manifest/i.test(rel) ? otherLink : undefined;
}

/** How an element loads something; `undefined` where it does not. @param rel of a link: what `rel` is about to be */
export function kindOf(element: Element, rel?: string): Kind | undefined {
  const name = localName(element);
  if (name === 'link') return kindOfLink(element, rel);
  // Of inputs only those that show a picture load anything.
  if (name === 'input' && !/^image$/i.test(getAttribute(element, 'type') ?? '')) return undefined;
  return kinds.get(name);
}

/** The elements that load or run something, as a selector. */
export const LOADERS = `link,${[...kinds.keys()].join()}`.replace('input', 'input[type=image i]');

/** The attributes that hold addresses. */
export const ADDRESSES = [
  ...new Set([...kinds.values()].flatMap(({ addresses }) => addresses)),
] as readonly string[];

/** The types that a browser runs: JavaScript's MIME types (https://mimesniff.spec.whatwg.org/#javascript-mime-type), none, and `module`. */
const JAVASCRIPT =
  /^(|module|(application|text)\/(x-)?(ecma|java)script|text\/(javascript1\.[0-5]|jscript|livescript))$/i;

/** Whether a browser runs a script of this type; parameters make it another. */
export const isExecutable = (type: string): boolean => JAVASCRIPT.test(type.trim());

/** Whether a browser leaves a script of this type alone: what a mark is good for. */
export const isPlainText = (type: string): boolean => /^(text\/plain|opt-in)$/i.test(type);
