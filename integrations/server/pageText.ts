import type { Place } from './readTags.ts';

/** A page's text: what has come, and not gone on yet. Offsets are from the page's beginning. */
export interface PageText {
  /** Takes what has come. */
  add(text: string): void;
  /** What is written at a place that is still here. */
  at(place: Place): string;
  /** Lets go on what is before an offset. */
  passUpTo(offset: number): void;
  /** Lets go on what could not be the beginning of a tag, from an offset on. */
  passUpToTag(from: number): void;
  passAll(): void;
  /** Puts something in, behind what has gone on. */
  put(text: string): void;
  /** Puts something in the place of what is written there. */
  replace(place: Place, text: string): void;
  /** What has gone on since. */
  take(): string;
}

export function createPageText(): PageText {
  let waiting = '';
  /** Where it begins. */
  let start = 0;
  let gone = '';
  /** It begins with what could be a tag: to look again would copy all that has come since. */
  let isAtTag = false;
  const drop = (offset: number) => {
    waiting = waiting.slice(offset - start);
    start = offset;
    isAtTag = false;
  };
  const passUpTo = (offset: number) => {
    gone += waiting.slice(0, offset - start);
    drop(offset);
  };
  return {
    add(text) {
      waiting += text;
    },
    at: ({ startOffset, endOffset }) => waiting.slice(startOffset - start, endOffset - start),
    passUpTo,
    passUpToTag(from) {
      if (isAtTag && from <= start) return;
      const next = waiting.indexOf('<', from - start);
      passUpTo(start + (next < 0 ? waiting.length : next));
      isAtTag = next >= 0;
    },
    passAll: () => passUpTo(start + waiting.length),
    put(text) {
      gone += text;
    },
    replace(place, text) {
      passUpTo(place.startOffset);
      gone += text;
      drop(place.endOffset);
    },
    take() {
      const text = gone;
      gone = '';
      return text;
    },
  };
}
