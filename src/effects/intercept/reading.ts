import { HELD, PARKED } from '../../catalog/selectors.ts';
import { hasHeld, TOKEN } from '../blocking/guards.ts';
import { kinds } from '../blocking/kinds.ts';
import type { Trap, Wrapping } from './wrapping.ts';

/** Attributes as browsers write them: a quote within a value is always coded. */
const ATTRIBUTE = / ([^\s>/=]+)(?:="([^"]*)")?/g;

/** A tag from its start to where it is cut, and how it goes on. */
const BEFORE = /^<[a-z][^\s"/>]*(?: [^\s>/=]+(?:="[^"]*")?)*$/i;
const BEHIND = /^(?: [^\s>/=]+(?:="[^"]*")?)*/;

/** One tag's attributes as the page wrote them: the parked ones in the places of ours. */
function asWritten(attributes: string): string {
  const parked = new Map<string, string>();
  for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE))
    if (name.startsWith(PARKED)) parked.set(name.slice(PARKED.length), value);
  // Of all links, these alone are guarded by `as`; a picture's preload has it of the page's own.
  const isModulePreload = / rel="[^"]*modulepreload/i.test(attributes);
  const names = new Set<string>();
  for (const [, name = ''] of attributes.matchAll(ATTRIBUTE)) names.add(name);
  return attributes.replace(ATTRIBUTE, (attribute, name: string, value: string) => {
    if (name === HELD) return '';
    if (name.startsWith(PARKED)) {
      const own = name.slice(PARKED.length);
      return names.has(own) ? '' : ` ${own}="${value}"`;
    }
    const own = parked.get(name);
    if (own !== undefined) return ` ${name}="${own}"`;
    const isOurs = guards.has(`${name}=${value}`) || (isModulePreload && name === 'as' && value === 'image');
    return isOurs ? '' : attribute;
  });
}

const guards = new Set([
  'media=not all',
  ...[...kinds.values()].flatMap(({ guard }) => (guard ? [guard.join('=')] : [])),
]);

/**
 * Takes out of a page's HTML what we put there. Only the tags that carry this page view's token are touched: no text
 * of the page's can have it.
 */
export function honest(html: string): string {
  if (!html.includes(TOKEN)) return html;
  const mark = ` ${HELD}="${TOKEN}"`;
  let read = '';
  let rest = html;
  for (let at = rest.indexOf(mark); at >= 0; at = rest.indexOf(mark)) {
    let start = rest.lastIndexOf('<', at);
    // Older browsers leave `<` in values as it is.
    while (start >= 0 && !BEFORE.test(rest.slice(start, at)))
      start = start ? rest.lastIndexOf('<', start - 1) : -1;
    if (start < 0) start = at;
    const behind = BEHIND.exec(rest.slice(at))?.[0] ?? mark;
    const tag = rest.slice(start, at + behind.length);
    const [name = ''] = /^<[^\s>]*/.exec(tag) ?? [];
    read += rest.slice(0, start) + name + asWritten(tag.slice(name.length));
    rest = rest.slice(at + behind.length);
  }
  return read + rest;
}

/** HTML that the page reads of itself: as it wrote it. */
export function interceptReading({ wrap }: Wrapping): void {
  const read: Trap = (run, self, args) => {
    const html = run(self, args);
    return hasHeld && typeof html === 'string' ? honest(html) : html;
  };
  for (const owner of [Element.prototype, ShadowRoot.prototype]) {
    wrap(owner, 'innerHTML', 'get', read);
    wrap(owner, 'getHTML', 'value', read);
  }
  wrap(Element.prototype, 'outerHTML', 'get', read);
  wrap(XMLSerializer.prototype, 'serializeToString', 'value', read);
}
