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

/** The elements that load or run something, but for links, by their names. */
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

/** How a link with this `rel` loads something; `undefined` where it does not. */
export function kindOfLink(rel: string): Kind | undefined {
  if (/modulepreload/i.test(rel)) return modulePreload;
  if (/sheet|preload/i.test(rel)) return sheet;
  // `canonical` and its like load nothing.
  return /load|fetch|connect|icon|manifest/i.test(rel) ? otherLink : undefined;
}

/** Whether an input with this `type` loads anything: only those that show a picture do. */
export const isPicture = (type: string | null | undefined): boolean => /^image$/i.test(type ?? '');

/** The types that a browser runs: JavaScript's MIME types (https://mimesniff.spec.whatwg.org/#javascript-mime-type), none, and `module`. */
const JAVASCRIPT =
  /^(|module|(application|text)\/(x-)?(ecma|java)script|text\/(javascript1\.[0-5]|jscript|livescript))$/i;

/** Whether a browser runs a script of this type; parameters make it another. */
export const isExecutable = (type: string): boolean => JAVASCRIPT.test(type.trim());

/** Whether a browser leaves a script of this type alone: what a mark is good for. */
export const isPlainText = (type: string): boolean => /^(text\/plain|opt-in)$/i.test(type);
