/** A start tag in the source of a page. */
export interface StartTag {
  /** In small letters. */
  name: string;
  /** By name in small letters; the first of a name counts. */
  attributes: ReadonlyMap<string, string>;
  /** What is in a script. */
  text: string;
  isInHead: boolean;
  /** Only a page without JavaScript has it. */
  isInNoscript: boolean;
}

/** A comment, a start tag, or the end of a part that is something else than the page itself. */
const PIECE =
  /<!--(?:-?>|[\s\S]*?(?:--!?>|$))|<(\/?[a-z][^\s/<>]*)((?:[\s/](?:"[^"]*"|'[^']*'|[^'"<>])*)?)>/gi;

const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** What is in these is text to a browser. */
const RAW = /^(script|style|textarea|title|iframe|xmp)$/;

/** What may stand in the head; anything else begins the body. */
const IN_HEAD = /^(html|head|meta|title|link|script|style|base|noscript|template)$/;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#38': '&' };

const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39|#38);/g, (_, name) => ENTITIES[name] ?? '');

function attributesIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let part = ATTRIBUTE.exec(text); part; part = ATTRIBUTE.exec(text)) {
    const [, name = '', ...values] = part;
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, decoded(values.find(value => value !== undefined) ?? ''));
  }
  return found;
}

/**
 * The start tags of a page's source, in order, those in comments and in templates left out. Good enough to tell what
 * stands where: a browser's parser would move misplaced ones.
 */
export function startTags(html: string): StartTag[] {
  const tags: StartTag[] = [];
  let isInHead = true;
  let noscripts = 0;
  let templates = 0;
  PIECE.lastIndex = 0;
  for (let piece = PIECE.exec(html); piece; piece = PIECE.exec(html)) {
    const name = piece[1]?.toLowerCase();
    if (!name) continue;
    if (name === 'noscript') noscripts++;
    if (name === '/noscript') noscripts = 0;
    if (name === 'template') templates++;
    if (name === '/template') templates = Math.max(0, templates - 1);
    if (name === '/head' || (name[0] !== '/' && !IN_HEAD.test(name) && !noscripts && !templates))
      isInHead = false;
    if (name[0] === '/') continue;
    let text = '';
    if (RAW.test(name)) {
      const start = PIECE.lastIndex;
      const end = new RegExp(`</${name}[\\s/>]`, 'ig');
      end.lastIndex = start;
      PIECE.lastIndex = end.exec(html)?.index ?? html.length;
      if (name === 'script') text = html.slice(start, PIECE.lastIndex);
    }
    if (templates) continue;
    tags.push({
      name,
      attributes: attributesIn(piece[2] ?? ''),
      text,
      isInHead,
      isInNoscript: noscripts > 0,
    });
  }
  return tags;
}
