import { type DefaultTreeAdapterMap, Parser, type Token } from 'parse5';

/** A start tag, or whatever stands between two of them. */
export interface Piece {
  /** `undefined`: no tag. */
  name: string | undefined;
  attributes: Record<string, string>;
  source: string;
}

/**
 * Start tags as a browser that runs scripts finds them, and all that is between them; within a `<noscript>`, as one
 * finds them that runs none.
 */
export function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const upTo = (offset: number) => {
    if (offset > at) pieces.push({ name: undefined, attributes: {}, source: html.slice(at, offset) });
    at = offset;
  };
  class Reader extends Parser<DefaultTreeAdapterMap> {
    override onStartTag(token: Token.TagToken): void {
      const { startOffset, endOffset } = token.location as Token.Location;
      upTo(startOffset);
      pieces.push({
        name: token.tagName,
        attributes: Object.fromEntries(token.attrs.map(({ name, value }) => [name, value])),
        source: html.slice(startOffset, endOffset),
      });
      at = endOffset;
      super.onStartTag(token);
    }
  }
  new Reader({ sourceCodeLocationInfo: true }).tokenizer.write(html, true);
  upTo(html.length);
  return pieces.flatMap((piece, i) => {
    if (pieces[i - 1]?.name !== 'noscript' || piece.name) return [piece];
    const [content = '', ...rest] = piece.source.split(/(?=<\/noscript)/);
    return [...piecesOf(content), { name: undefined, attributes: {}, source: rest.join('') }];
  });
}
