import type { Token } from 'parse5';
import { decoded } from './bytes.ts';
import { type Place, placeOf, TagReader } from './readTags.ts';
import { rewriteTag, type StartTag } from './rewriteTag.ts';
import type { Site } from './site.ts';

/** Marks one page, piece by piece. */
export interface PageMarker {
  /** Takes a piece, cut anywhere; gives what is ready. */
  write(text: string): string;
  /** Gives the rest. */
  end(): string;
}

/** What stands at the beginning of pages, and never of a piece that a script is to put into one. */
const BEGINS_PAGE = /^(html|head|body|frameset|title|meta|base)$/;

/** What in a drawing or a formula loads something. */
const LOADS_IN_DRAWING = /^(image|script)$/;

/** The mark of UTF-8, as bytes: no part of the page. */
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/** @param source gives what is written there */
function readTag(token: Token.TagToken, isForeign: boolean, source: (place: Place) => string): StartTag {
  const { tagName, attrs, selfClosing, location } = token;
  const { startOffset } = placeOf(token);
  return {
    // An `<image>` of HTML is an old spelling.
    name: tagName === 'image' && !isForeign ? 'img' : tagName,
    opening: source({ startOffset, endOffset: startOffset + 1 + tagName.length }),
    attributes: attrs.map(({ name, value }) => {
      const place = location?.attrs?.[name];
      return { name, value: decoded(value), source: place ? source(place) : name };
    }),
    isSelfClosing: selfClosing,
  };
}

/**
 * Marks a page. All that is not changed stays as it is, character for character; so does all of what is no whole page:
 * that is `hallpass.js`'s, which is where a script puts it.
 *
 * @param text of the page: a character a byte, so that nothing depends on its encoding, nor on where it is cut
 * @param address of the page, absolute or relative to the site's
 * @param nonce for the tag; empty: none
 */
export function markPage(site: Site, address: string, nonce: string): PageMarker {
  /** What is read and not given out, from `start` on. */
  let source = '';
  let start = 0;
  let out = '';
  /** The end of the last token. */
  let read = 0;
  let base = new URL(address, site.base).href;
  let hasBase = false;
  let isPage = false;
  /** Where the tag of the head ends, and the last of those around it: the document's type, `<html>`. */
  let headEnd: number | undefined;
  let frameEnd: number | undefined;
  let state: 'before' | 'page' | 'untouched' = 'before';
  /** The templates that are open: whether each is a shadow root, which `hallpass.js` sees nothing of. */
  const templates: boolean[] = [];

  const slice = ({ startOffset, endOffset }: Place) => source.slice(startOffset - start, endOffset - start);
  const giveUpTo = (offset: number) => {
    out += source.slice(0, offset - start);
    source = source.slice(offset - start);
    start = offset;
  };

  /** The first thing that is more than a page's frame. @param hasTag whether it is the tag, or the data block before it */
  const begin = (offset: number, hasTag = false) => {
    state = isPage ? 'page' : 'untouched';
    if (!isPage) return;
    giveUpTo(headEnd ?? frameEnd ?? offset);
    if (!hasTag) out += site.head(nonce);
  };

  const reader = new TagReader({
    doctype(place) {
      isPage = true;
      if (state === 'before') frameEnd = place.endOffset;
    },
    startTag(token, isForeign) {
      const { tagName, attrs } = token;
      const place = placeOf(token);
      const value = (name: string) => attrs.find(one => one.name === name)?.value;
      if (state === 'before') {
        isPage ||= BEGINS_PAGE.test(tagName);
        if (tagName === 'html') {
          frameEnd = place.endOffset;
          return;
        }
        if (tagName === 'head' && headEnd === undefined) {
          headEnd = place.endOffset;
          return;
        }
        const isTag = tagName === 'script' && site.isTag(value('src') ?? '', base);
        begin(place.startOffset, isTag || value('data-hallpass') !== undefined);
      }
      if (state === 'untouched' || (isForeign && !LOADS_IN_DRAWING.test(tagName))) return;
      if (tagName === 'template') templates.push(value('shadowrootmode') !== undefined);
      const href = value('href');
      if (tagName === 'base' && href !== undefined && !hasBase && !templates.length) {
        hasBase = true;
        if (URL.canParse(href, base)) base = new URL(href, base).href;
      }
      if (templates.includes(true)) return;
      const written = rewriteTag(readTag(token, isForeign, slice), site, base);
      if (written === null) return;
      giveUpTo(place.startOffset);
      out += written;
      source = source.slice(place.endOffset - start);
      start = place.endOffset;
    },
    endTag(token) {
      if (state === 'before') begin(placeOf(token).startOffset);
      if (token.tagName === 'template') templates.pop();
    },
    text(place) {
      if (state === 'before') begin(place.startOffset);
    },
    upTo(offset) {
      read = offset;
    },
  });

  const take = () => {
    const ready = out;
    out = '';
    return ready;
  };
  const step = (text: string, isLast: boolean) => {
    source += text;
    // However odd a page is, it arrives.
    try {
      if (state !== 'untouched') reader.read(text, isLast);
    } catch {
      state = 'untouched';
    }
    if (isLast && state === 'before') begin(start);
    if (state === 'before') return '';
    // A tag that is not there as a whole begins with this.
    const next = isLast || state === 'untouched' ? -1 : source.indexOf('<', Math.max(0, read - start));
    giveUpTo(next < 0 ? start + source.length : start + next);
    return take();
  };

  /** The first bytes, until there are enough to tell whether they are a mark. */
  let first: string | undefined = '';
  const begun = (text: string, isLast: boolean) => {
    if (first === undefined) return step(text, isLast);
    first += text;
    if (!isLast && first.length < 3 && BYTE_ORDER_MARK.startsWith(first)) return '';
    const mark = first.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    const rest = first.slice(mark.length);
    first = undefined;
    return mark + step(rest, isLast);
  };
  return { write: text => begun(text, false), end: () => begun('', true) };
}
