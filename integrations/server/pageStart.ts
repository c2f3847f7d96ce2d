import type { Token } from 'parse5';
import { type Place, placeOf } from './readTags.ts';

/** The beginning of a text, as far as it is a page's frame: whether it is one's at all, and where the tag goes. */
export interface PageStart {
  doctype(place: Place): void;
  /** Whether a tag belongs to the frame: that of the document, or of its head. */
  has(tag: Token.TagToken): boolean;
  /** Where the tag goes, if what comes first behind the frame comes there; `undefined`: this is no page. */
  placeFor(offset: number): number | undefined;
}

/** What stands at the beginning of pages, and never of a piece that a script is to put into one. */
const BEGINS_PAGE = /^(html|head|body|frameset|title|meta|base)$/;

export function createPageStart(): PageStart {
  let isPage = false;
  /** Where the head's own tag ends, and the last of those around it. */
  let headEnd: number | undefined;
  let frameEnd: number | undefined;
  return {
    doctype({ endOffset }) {
      isPage = true;
      frameEnd = endOffset;
    },
    has(tag) {
      const { endOffset } = placeOf(tag);
      isPage ||= BEGINS_PAGE.test(tag.tagName);
      if (tag.tagName === 'html') frameEnd = endOffset;
      else if (tag.tagName === 'head' && headEnd === undefined) headEnd = endOffset;
      else return false;
      return true;
    },
    placeFor: offset => (isPage ? (headEnd ?? frameEnd ?? offset) : undefined),
  };
}
