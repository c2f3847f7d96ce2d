import { HELD, PARKED } from '../../catalog/selectors.ts';
import { attrName, getAttribute } from '../../native.ts';
import { isGuard, writtenValue } from '../blocking/guards.ts';

/** Each list's view, so that a page that compares them finds one and the same. */
const views = new WeakMap<NamedNodeMap, NamedNodeMap>();

/** The attributes that the page gave an element; where ours stands in the place of one, a copy with the page's value. */
function written(element: Element, list: NamedNodeMap): Attr[] {
  const found: Attr[] = [];
  for (let i = 0; i < list.length; i++) {
    const attribute = list[i] as Attr;
    const name = attrName(attribute);
    const isTaken = name.startsWith(PARKED) && getAttribute(element, name.slice(PARKED.length)) === null;
    if (name === HELD || (name.startsWith(PARKED) && !isTaken)) continue;
    if (!isTaken && !isGuard(element, name)) {
      found.push(attribute);
      continue;
    }
    const own = isTaken ? name.slice(PARKED.length) : name;
    const value = writtenValue(element, own);
    if (value === null) continue;
    const copy = document.createAttribute(own);
    copy.value = value;
    found.push(copy);
  }
  return found;
}

/**
 * A held element's list of attributes as the page wrote them: code that walks it asks the element for each of the names
 * next, and would not expect that there is none.
 */
export function attributesOf(element: Element, list: NamedNodeMap): NamedNodeMap {
  const known = views.get(list);
  if (known) return known;
  const own: Record<PropertyKey, unknown> = Object.assign(Object.create(null), {
    item: (at: number) => written(element, list)[at] ?? null,
    getNamedItem: (name: string) =>
      written(element, list).find(attribute => attrName(attribute) === `${name}`.toLowerCase()) ?? null,
    [Symbol.iterator]: () => written(element, list)[Symbol.iterator](),
  });
  const view = new Proxy(list, {
    get(target, key) {
      if (key === 'length') return written(element, list).length;
      if (typeof key === 'string' && /^\d+$/.test(key)) return written(element, list)[Number(key)];
      if (key in own) return own[key];
      const value = Reflect.get(target, key) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  views.set(list, view);
  return view;
}
