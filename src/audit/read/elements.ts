import { HELD, PARKED } from '../../catalog/selectors.ts';
import { getAttribute, getAttributeNames, localName, querySelectorAll, shadowRoot } from '../../native.ts';
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
  const names = getAttributeNames(element);
  const isHeld = names.includes(HELD);
  const written = new Map<string, string>();
  for (const name of names) {
    const value = getAttribute(element, name) ?? '';
    const isGuard = isHeld && (GUARD.test(value) || (name === 'srcdoc' && !value));
    if (name !== HELD && !name.startsWith(PARKED) && !isGuard) written.set(name, value);
  }
  for (const name of names)
    if (name.startsWith(PARKED)) written.set(name.slice(PARKED.length), getAttribute(element, name) ?? '');
  return written;
}

const addressesIn = (name: string, value: string) =>
  name.endsWith('srcset') ? value.split(/[\s,]+/) : [value];

/** The same root, and the open shadow roots in it. */
function* rootsIn(root: Node): Generator<Node> {
  yield root;
  for (const element of querySelectorAll(root, '*')) {
    const inner =
      localName(element).includes('-') || element.id !== 'hallpass-consent' ? shadowRoot(element) : null;
    if (inner) yield* rootsIn(inner);
  }
}

/** The most that are looked at on one page. */
const MOST = 20_000;

/** The elements of the page that load something, or wait to. */
export function readLoaders(): Loader[] {
  const found: Loader[] = [];
  for (const root of rootsIn(document)) {
    for (const element of querySelectorAll(root, LOADERS)) {
      if (found.length >= MOST) return found;
      const name = localName(element);
      const attributes = writtenAttributes(element);
      const addresses = [...attributes].flatMap(([key, value]) =>
        ADDRESS.test(key) && value ? addressesIn(key, value) : [],
      );
      if (!addresses[0]) continue;
      const isInert =
        /^(text\/plain|opt-in)$/i.test(attributes.get('type') ?? '') || attributes.has('data-consent-src');
      found.push({
        name,
        attributes,
        addresses,
        isHeld: getAttribute(element, HELD) !== null || isInert,
        by: kinds[name] ?? 'media',
      });
    }
  }
  return found;
}
