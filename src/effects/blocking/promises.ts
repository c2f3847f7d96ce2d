import {
  baseURI,
  getAttribute,
  hasAttribute,
  localName,
  removeAttribute,
  setAttribute,
} from '../../native.ts';
import { trustedAsPage } from '../intercept/trusted.ts';
import { ADDRESSES, kindOf } from './kinds.ts';

/** The attributes that may keep a value until it may be used: in our words, and in other tools'. */
const promisesOf = Object.fromEntries(
  [...ADDRESSES, 'type', 'media'].map(name => [
    name,
    [`data-consent-${name}`, `data-${name}`, `data-cookieblock-${name}`],
  ]),
);

/** The one in which the page's markup keeps it. */
function promiseOf(element: Element, name: string): string | undefined {
  // A loop: pages have thousands of marked elements.
  for (const attribute of promisesOf[name] ?? []) if (hasAttribute(element, attribute)) return attribute;
  return undefined;
}

/** What a marked element is to have once it may; `null` where its markup promises nothing. */
export const promised = (element: Element, name: string): string | null => {
  const attribute = promiseOf(element, name);
  return attribute === undefined ? null : getAttribute(element, attribute);
};

/** Code and frames come from the network alone: `javascript:` in a data attribute is somebody's trick. */
export const isSafe = (address: string): boolean => {
  try {
    return /^(https?|blob):|^data:(image|audio|video)/.test(new URL(address, baseURI(document)).href);
  } catch {
    return false;
  }
};

/** Gives a marked element what its markup promised. A script's type comes last: until then it is no script. */
export function keepPromises(element: Element): void {
  for (const name of [...(kindOf(element)?.addresses ?? []), 'type', 'media']) {
    // A page in an attribute would be code in an attribute.
    const attribute = name === 'srcdoc' ? undefined : promiseOf(element, name);
    if (attribute === undefined) continue;
    const value = getAttribute(element, attribute) ?? '';
    removeAttribute(element, attribute);
    if (name === 'type' || name === 'media' || name === 'srcset') setAttribute(element, name, value);
    // The page's own policy has the last word on an address.
    else if (isSafe(value)) setAttribute(element, name, trustedAsPage(value));
    // YouTube refuses to play for a page that does not say who it is (its error 153).
    if (localName(element) === 'iframe' && /youtu/.test(value) && !hasAttribute(element, 'referrerpolicy'))
      setAttribute(element, 'referrerpolicy', 'strict-origin-when-cross-origin');
  }
}
