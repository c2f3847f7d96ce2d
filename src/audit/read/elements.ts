import { HELD, PARKED } from '../../catalog/selectors.ts';
import type { By } from '../model.ts';

/** An element that loads something, as the page wrote it. */
export interface Loader {
  name: string;
  attributes: Map<string, string>;
  /** Everything that it would load. */
  addresses: string[];
  isHeld: boolean;
  by: By;
}

const LOADERS =
  'script,link,iframe,frame,img,image,source,video,audio,track,object,embed,input[type=image i]';

/** The attributes that hold addresses, of elements that load by themselves and of those that wait. */
const ADDRESS = /^(data-consent-|data-cookieblock-|data-)?(src|href|data|poster|srcset)$/;

/** What Hallpass puts beside an address while an element is held (`effects/blocking/kinds.ts`). */
const GUARD = /^(hallpass\/held|blob:hallpass|not all)$/;

const kinds: Record<string, By> = {
  script: 'script',
  iframe: 'frame',
  frame: 'frame',
  img: 'image',
  image: 'image',
  input: 'image',
  link: 'style',
};

/** The attributes of an element as the page wrote them: what is ours is left out. */
export function writtenAttributes(element: Element): Map<string, string> {
  const names = element.getAttributeNames();
  const isHeld = names.includes(HELD);
  const written = new Map<string, string>();
  for (const name of names) {
    const value = element.getAttribute(name) ?? '';
    const isGuard = isHeld && (GUARD.test(value) || (name === 'srcdoc' && !value));
    if (name !== HELD && !name.startsWith(PARKED) && !isGuard) written.set(name, value);
  }
  for (const name of names)
    if (name.startsWith(PARKED)) written.set(name.slice(PARKED.length), element.getAttribute(name) ?? '');
  return written;
}

const addressesIn = (name: string, value: string) =>
  name.endsWith('srcset') ? value.split(/[\s,]+/) : [value];

/** All addresses that attributes hold. */
export const addressesOf = (attributes: ReadonlyMap<string, string>): string[] =>
  [...attributes].flatMap(([key, value]) => (ADDRESS.test(key) && value ? addressesIn(key, value) : []));

/** The same root, and the open shadow roots in it. */
function* rootsIn(root: ParentNode): Generator<ParentNode> {
  yield root;
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot && !/^hallpass-/.test(element.id)) yield* rootsIn(element.shadowRoot);
  }
}

/** The most that are looked at on one page. */
const MOST = 20_000;

/** The elements of the page that load something, or wait to. */
export function readLoaders(): Loader[] {
  const found: Loader[] = [];
  for (const root of rootsIn(document)) {
    for (const element of root.querySelectorAll(LOADERS)) {
      if (found.length >= MOST) return found;
      const name = element.localName;
      const attributes = writtenAttributes(element);
      const addresses = addressesOf(attributes);
      if (!addresses[0]) continue;
      const isInert =
        /^(text\/plain|opt-in)$/i.test(attributes.get('type') ?? '') || attributes.has('data-consent-src');
      found.push({
        name,
        attributes,
        addresses,
        isHeld: element.getAttribute(HELD) !== null || isInert,
        by: kinds[name] ?? 'media',
      });
    }
  }
  return found;
}
