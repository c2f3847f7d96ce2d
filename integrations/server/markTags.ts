import type { Token } from 'parse5';
import { decoded } from './bytes.ts';
import { createPageText, type PageText } from './pageText.ts';
import { placeOf, TagReader } from './readTags.ts';
import { rewriteTag, type StartTag } from './rewriteTag.ts';
import type { Site } from './site.ts';

/** Marks a page's tags as they are read. */
export interface TagMarker {
  startTag(tag: Token.TagToken, isForeign: boolean): void;
  endTag(tag: Token.TagToken): void;
  /** From where on the text has to stay until more has come; `undefined`: it may go on. */
  readonly held: number | undefined;
}

/** What in a drawing or a formula loads something. */
const LOADS_IN_DRAWING = /^(image|script)$/;

function readTag(tag: Token.TagToken, isForeign: boolean, text: PageText): StartTag {
  const { tagName, attrs, selfClosing, location } = tag;
  const { startOffset } = placeOf(tag);
  return {
    // An `<image>` of HTML is an old spelling.
    name: tagName === 'image' && !isForeign ? 'img' : tagName,
    opening: text.at({ startOffset, endOffset: startOffset + 1 + tagName.length }),
    attributes: attrs.map(({ name, value }) => {
      const place = location?.attrs?.[name];
      return { name, value: decoded(value), source: place ? text.at(place) : name };
    }),
    isSelfClosing: selfClosing,
  };
}

/** @param address against which addresses are resolved, until the page names another */
export function createTagMarker(site: Site, address: string, text: PageText): TagMarker {
  let base = address;
  let hasBase = false;
  /** The templates that are open: whether each is a shadow root, which `hallpass.js` sees nothing of. */
  const templates: boolean[] = [];
  /** Where the content of a `<noscript>` begins: text, for a browser that runs scripts, but not for the others. */
  let silent: number | undefined;

  const noteBase = (href: string) => {
    hasBase = true;
    if (URL.canParse(href, base)) base = new URL(href, base).href;
  };

  return {
    get held() {
      return silent;
    },
    startTag(tag, isForeign) {
      // Its content would be text, without tags: it was none, as in a `<select>`.
      silent = undefined;
      const { tagName, attrs } = tag;
      const value = (name: string) => attrs.find(one => one.name === name)?.value;
      if (isForeign && !LOADS_IN_DRAWING.test(tagName)) return;
      if (tagName === 'template') templates.push(value('shadowrootmode') !== undefined);
      const href = value('href');
      if (tagName === 'base' && href !== undefined && !hasBase && !templates.length) noteBase(href);
      if (templates.includes(true)) return;
      if (tagName === 'noscript') silent = placeOf(tag).endOffset;
      const written = rewriteTag(readTag(tag, isForeign, text), site, base);
      if (written !== null) text.replace(placeOf(tag), written);
    },
    endTag(tag) {
      const { tagName } = tag;
      if (tagName === 'template') templates.pop();
      if (tagName !== 'noscript' || silent === undefined) return;
      const place = { startOffset: silent, endOffset: placeOf(tag).startOffset };
      text.replace(place, markPiece(site, base, text.at(place)));
      silent = undefined;
    },
  };
}

/** Marks what is there as a whole, and needs no tag of ours. */
function markPiece(site: Site, address: string, html: string): string {
  const text = createPageText();
  const { startTag, endTag } = createTagMarker(site, address, text);
  text.add(html);
  new TagReader({ startTag, endTag, doctype() {}, text() {}, upTo() {} }).read(html, true);
  text.passAll();
  return text.take();
}
