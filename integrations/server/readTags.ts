import { type DefaultTreeAdapterMap, foreignContent, Parser, type Token } from 'parse5';

/** Where something begins and ends, in characters from the page's beginning. */
export interface Place {
  startOffset: number;
  endOffset: number;
}

/** What is told of a page's tokens, in their order. */
export interface Seen {
  doctype(place: Place): void;
  /** @param isForeign whether it is an element of a drawing or a formula */
  startTag(tag: Token.TagToken, isForeign: boolean): void;
  endTag(tag: Token.TagToken): void;
  /** Text that is not white space. */
  text(place: Place): void;
  /** Behind each of them, and behind comments and white space. */
  upTo(offset: number): void;
}

/** What a token without a place would be: parse5 gives each of them one, as it is told to. */
const NOWHERE: Place = { startOffset: 0, endOffset: 0 };

export const placeOf = ({ location }: Pick<Token.TagToken, 'location'>): Place => location ?? NOWHERE;

/**
 * Reads a page as a browser does that runs scripts: the parser tells the tokenizer where markup is text (`<title>`,
 * `<noscript>`, `<plaintext>`) and where it is a drawing's. The tree that it makes for this is without text.
 */
export class TagReader extends Parser<DefaultTreeAdapterMap> {
  private readonly seen: Seen;

  constructor(seen: Seen) {
    super({ sourceCodeLocationInfo: true, scriptingEnabled: true });
    this.seen = seen;
  }

  /** Reads on. @param isLast whether the page ends here */
  read(text: string, isLast: boolean): void {
    this.tokenizer.write(text, isLast);
  }

  override onDoctype(token: Token.DoctypeToken): void {
    super.onDoctype(token);
    this.seen.doctype(placeOf(token));
    this.seen.upTo(placeOf(token).endOffset);
  }

  override onStartTag(token: Token.TagToken): void {
    const isForeign =
      this.shouldProcessStartTagTokenInForeignContent(token) && !foreignContent.causesExit(token);
    // Before the parser spells them as the tree has them.
    this.seen.startTag(token, isForeign);
    this.seen.upTo(placeOf(token).endOffset);
    super.onStartTag(token);
  }

  override onEndTag(token: Token.TagToken): void {
    super.onEndTag(token);
    this.seen.endTag(token);
    this.seen.upTo(placeOf(token).endOffset);
  }

  override onComment(token: Token.CommentToken): void {
    super.onComment(token);
    this.seen.upTo(placeOf(token).endOffset);
  }

  override onCharacter(token: Token.CharacterToken): void {
    super.onCharacter(token);
    this.seen.text(placeOf(token));
    this.seen.upTo(placeOf(token).endOffset);
  }

  override _insertCharacters(): void {}

  /** Each paragraph would begin with all `<b>` that were never closed: those change nothing of how tags are read. */
  override _reconstructActiveFormattingElements(): void {}
}
