import { createTagMarker } from './markTags.ts';
import { createPageStart } from './pageStart.ts';
import { createPageText } from './pageText.ts';
import { placeOf, TagReader } from './readTags.ts';
import type { Site } from './site.ts';

/** Marks one page, piece by piece. */
export interface PageMarker {
  /** Takes a piece, cut anywhere; gives what is ready. */
  write(text: string): string;
  /** Gives the rest. */
  end(): string;
}

/** The mark of UTF-8, as bytes: no part of the page. */
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/**
 * Marks a page. All that is not changed stays as it is, character for character; so does all of what is no whole page:
 * that is `hallpass.js`'s, which is where a script puts it.
 *
 * What it takes and gives is text with a character a byte (`bytes.ts`).
 *
 * @param nonce for the tag; empty: none
 */
export function markPage(site: Site, nonce: string): PageMarker {
  const text = createPageText();
  const start = createPageStart();
  const tags = createTagMarker(site, site.base, text);
  let state: 'start' | 'page' | 'untouched' = 'start';
  /** The end of the last token. */
  let read = 0;

  /** The page's frame is over. @param hasTag whether what comes first behind it is the tag, or the data block before it */
  const begin = (offset: number, hasTag = false) => {
    const place = start.placeFor(offset);
    state = place === undefined ? 'untouched' : 'page';
    if (place === undefined) return;
    text.passUpTo(place);
    if (!hasTag) text.put(site.head(nonce));
  };

  const reader = new TagReader({
    doctype(place) {
      if (state === 'start') start.doctype(place);
    },
    startTag(tag, isForeign) {
      if (state === 'start') {
        if (start.has(tag)) return;
        const value = (name: string) => tag.attrs.find(one => one.name === name)?.value;
        const isTag = tag.tagName === 'script' && site.isTag(value('src') ?? '');
        begin(placeOf(tag).startOffset, isTag || value('data-hallpass') !== undefined);
      }
      if (state === 'page') tags.startTag(tag, isForeign);
    },
    endTag(tag) {
      if (state === 'start') begin(placeOf(tag).startOffset);
      if (state === 'page') tags.endTag(tag);
    },
    text(place) {
      if (state === 'start') begin(place.startOffset);
    },
    upTo(offset) {
      read = offset;
    },
  });

  const step = (piece: string, isLast: boolean) => {
    text.add(piece);
    // However odd a page is, it arrives.
    try {
      if (state !== 'untouched') reader.read(piece, isLast);
    } catch {
      state = 'untouched';
    }
    if (isLast && state === 'start') begin(0);
    if (isLast || state === 'untouched') text.passAll();
    else if (tags.held !== undefined) text.passUpTo(tags.held);
    else if (state === 'page') text.passUpToTag(read);
    return text.take();
  };

  /** The first bytes, until there are enough to tell whether they are a mark. */
  let first: string | undefined = '';
  const begun = (piece: string, isLast: boolean) => {
    if (first === undefined) return step(piece, isLast);
    first += piece;
    if (!isLast && first.length < 3 && BYTE_ORDER_MARK.startsWith(first)) return '';
    const mark = first.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    const rest = first.slice(mark.length);
    first = undefined;
    return mark + step(rest, isLast);
  };
  return { write: piece => begun(piece, false), end: () => begun('', true) };
}
