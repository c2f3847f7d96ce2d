import { HELD, PARKED } from '../../catalog/selectors.ts';
import { createElement, getAttribute, importNode, querySelectorAll, setInnerHTML } from '../../native.ts';
import { inertDocument } from '../blocking/addresses.ts';
import type { Blocking } from '../blocking/blocking.ts';
import { TOKEN, writtenValue } from '../blocking/guards.ts';
import { kindOf } from '../blocking/kinds.ts';
import { ADDRESS } from './html.ts';
import { isTrusted, trustedHtml } from './trusted.ts';
import type { Trap, Wrapping } from './wrapping.ts';

/** The start of a tag that could load something. */
const TAG = /<(script|iframe|img|embed|object|source|link)(?=[\s/])/gi;

/** Marks such a tag by its number, while it is looked at. */
const NUMBER = 'data-hallpass-number';

/** No quote, space or bracket is ever added. */
const coded = (value: string): string =>
  value.replace(/[^\w/.:-]/gu, character => `&#${character.codePointAt(0)};`);

/**
 * What `document.write` inserts: it runs at once, before any observer hears of it. A text is looked at in a copy, and
 * into the text itself only words are put, behind the names of the tags that must wait: the first attribute of a name
 * counts. Nothing is taken out of it or written again, so that pieces of tags stay pieces.
 */
export function interceptWriting({ wrap }: Wrapping, { blockBefore }: Blocking): void {
  /** The words for each tag that must wait, by its number. */
  const wordsFor = (text: string): Map<number, string> => {
    let count = 0;
    const words = new Map<number, string>();
    const numbered = text.replace(TAG, tag => `${tag} ${NUMBER}=${count++}`);
    if (!count) return words;
    const place = importNode(inertDocument, createElement(document, 'div'));
    // A piece that ends within a tag.
    setInnerHTML(place, trustedHtml(numbered + (/<[a-z][^>]*$/i.test(text) ? '>' : '')));
    for (const element of querySelectorAll(place, `[${NUMBER}]`)) {
      const guard = kindOf(element)?.guard;
      if (!guard || !blockBefore(element)) continue;
      const [name, value] = guard;
      const own = writtenValue(element, name);
      const parked = own === null ? '' : ` ${PARKED}${name}=${coded(own)}`;
      words.set(
        Number(getAttribute(element, NUMBER)),
        getAttribute(element, HELD) === null
          ? ''
          : ` ${HELD}=${TOKEN}${parked} ${name}=${coded(value) || '""'}`,
      );
    }
    return words;
  };

  const write: Trap = (run, self: unknown, args: unknown[]) => {
    // As the platform puts them together.
    const text = args.join('');
    if (self !== document || !ADDRESS.test(text)) return run(self, args);
    const words = wordsFor(text);
    if (!words.size) return run(self, args);
    let count = 0;
    const spliced = text.replace(TAG, tag => tag + (words.get(count++) ?? ''));
    return run(self, [args.every(isTrusted) ? trustedHtml(spliced) : spliced]);
  };
  for (const name of ['write', 'writeln']) wrap(Document.prototype, name, 'value', write);
}
