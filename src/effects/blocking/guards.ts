import { HELD, PARKED } from '../../catalog/selectors.ts';
import {
  getAttribute,
  getAttributeNames,
  hasAttribute,
  isConnected,
  localName,
  removeAttribute,
  setAttribute,
  setAttributeNS,
} from '../../native.ts';
import { emptyHtml, trusted, trustedHtml } from '../intercept/trusted.ts';
import { type Kind, kindOf } from './kinds.ts';

/**
 * The word of this page view: nobody can write it into a page, so what carries it was held by us, here. What somebody
 * else's HTML says of itself opens nothing, and no text of a page is ever taken for ours.
 */
export const TOKEN: string = Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);

/** A frame that is held is drawn in by us; WebKit runs no listener of ours where scripts may not run: https://webkit.org/b/218086 */
const OPEN_SANDBOX = 'allow-same-origin allow-scripts';

/** For a style sheet on its way: `type` does not stop it everywhere, and it would be applied. */
const NO_MEDIA = 'not all';

/** Held, whatever the page did to our attributes. */
const held = new WeakSet<Element>();

/** The addresses of elements whose guard the page took away. */
const taken = new WeakMap<Element, Map<string, string>>();

/** Whether anything was ever held on this page: until then nothing has to be read past us. */
export let hasHeld = false;

/** Whether a guard, or the lack of an address, keeps an element from loading. */
export const isHeld = (element: Element): boolean =>
  hasHeld && (held.has(element) || getAttribute(element, HELD) === TOKEN);

/** What the page wrote and the browser may not see; `null` if nothing. */
export const parkedValue = (element: Element, name: string): string | null =>
  taken.get(element)?.get(name) ?? getAttribute(element, PARKED + name);

/** Keeps what the page writes out of the browser's reach. */
export const park = (element: Element, name: string, value: string): void =>
  setAttribute(element, PARKED + name, value);

/** Forgets what was parked. */
export const unpark = (element: Element, name: string): void => removeAttribute(element, PARKED + name);

/** Whether an attribute of a held element is a guard of ours, so that the page's own value of it is parked. */
export const isGuard = (element: Element, name: string): boolean =>
  (name === 'media' && localName(element) === 'link' && getAttribute(element, name) === NO_MEDIA) ||
  (kindOf(element)?.guard?.[0] === name && !taken.has(element)) ||
  (name === 'sandbox' && parkedValue(element, name) !== null);

/** An attribute as the page wrote it; `null` where it wrote none. */
export function writtenValue(element: Element, name: string): string | null {
  if (!isHeld(element)) return getAttribute(element, name);
  return parkedValue(element, name) ?? (isGuard(element, name) ? null : getAttribute(element, name));
}

/** @param trusted what the platform takes without a policy, where the plain text may need one */
function setGuard(element: Element, name: string, value: string, trusted: unknown = value): void {
  const own = getAttribute(element, name);
  if (own === value) return;
  if (own !== null) park(element, name, own);
  setAttribute(element, name, trusted as string);
}

/** Ours are the ones that we parked: those that came with somebody's HTML are nobody's. */
function dropForeign(element: Element): void {
  for (const name of getAttributeNames(element)) if (name.startsWith(PARKED)) removeAttribute(element, name);
}

/**
 * Keeps an element from loading what it has: by its guard, else by parking the addresses that are to wait.
 *
 * @param waits which of its attributes
 */
export function disable(element: Element, kind: Kind, waits: (name: string) => boolean): void {
  if (!isHeld(element)) dropForeign(element);
  hasHeld = true;
  held.add(element);
  taken.delete(element);
  if (getAttribute(element, HELD) !== TOKEN) setAttribute(element, HELD, TOKEN);
  if (!kind.guard) {
    for (const name of kind.addresses) {
      const value = getAttribute(element, name);
      if (value === null || !waits(name)) continue;
      park(element, name, value);
      removeAttribute(element, name);
    }
    return;
  }
  const [name, value] = kind.guard;
  const isIn = getAttribute(element, name) === value;
  // What has begun goes on in some browsers (pictures in Firefox, style sheets in the others), unless it is stopped.
  const begun = { img: 'src', link: 'href' }[localName(element)] ?? '';
  const address = begun && !isIn && isConnected(element) ? getAttribute(element, begun) : null;
  if (address !== null) setAttribute(element, begun, '');
  if (name === 'srcdoc') {
    if (hasAttribute(element, 'sandbox')) setGuard(element, 'sandbox', OPEN_SANDBOX);
    // So that no policy of the page is asked for nothing.
    setGuard(element, name, value, emptyHtml);
  } else setGuard(element, name, value);
  if (address !== null && begun === 'href') setGuard(element, 'media', NO_MEDIA);
  if (address !== null) setAttribute(element, begun, address);
}

/** The page takes our guard away: it may, and the address goes along, until it may load. */
export function giveUp(element: Element, kind: Kind, name: string): void {
  const addresses = taken.get(element) ?? new Map<string, string>();
  for (const address of kind.addresses) {
    const value = getAttribute(element, address);
    if (value === null || address === name) continue;
    addresses.set(address, value);
    removeAttribute(element, address);
  }
  taken.set(element, addresses);
  removeAttribute(element, name);
}

/** A drawing takes no address of a plain attribute called `xlink:href`. */
const XLINK = 'http://www.w3.org/1999/xlink';

/** Gives an element back all that the page gave it, and so lets the browser load it. */
export function restore(element: Element): void {
  if (!isHeld(element)) return;
  const [name = '', value] = kindOf(element)?.guard ?? [];
  const own = name ? parkedValue(element, name) : null;
  for (const attribute of getAttributeNames(element)) {
    if (!attribute.startsWith(PARKED)) continue;
    const parked = attribute.slice(PARKED.length);
    const namespace = parked === 'xlink:href' ? XLINK : null;
    if (parked !== name) setAttributeNS(element, namespace, parked, getAttribute(element, attribute) ?? '');
    removeAttribute(element, attribute);
  }
  for (const [address, written] of taken.get(element) ?? []) setAttribute(element, address, trusted(written));
  removeAttribute(element, HELD);
  held.delete(element);
  taken.delete(element);
  if (isGuard(element, 'media')) removeAttribute(element, 'media');
  // The guard goes last: without it the browser begins to load.
  if (own !== null) setAttribute(element, name, name === 'srcdoc' ? trustedHtml(own) : own);
  else if (getAttribute(element, name) === value) removeAttribute(element, name);
}
