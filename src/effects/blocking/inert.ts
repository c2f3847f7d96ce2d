import { trusted, trustedHtml } from '../intercept/trusted.ts';
import { HELD } from './mark.ts';

/** The attributes that make an element load something; held, each stands as `data-consent-…`. */
export const LOADING = ['src', 'srcset', 'href', 'poster', 'data', 'srcdoc'];

export const BLANK = 'about:blank';

// Before anybody changes it, ourselves included.
const { setAttribute } = Element.prototype;

/** Sets an attribute past our own interception. */
export const write = (element: Element, name: string, value: string): void =>
  setAttribute.call(element, name, value);

const EXECUTABLE = /^(|module|(text|application)\/(x-)?(java|ecma)script.*)$/i;

/** Whether the browser would run this script as it stands. */
export const isExecutable = (script: HTMLScriptElement): boolean => EXECUTABLE.test(script.type.trim());

/** The addresses in a page's text, but for its links. */
const inText = (text: string): string[] =>
  /[/\\]\s*[/\\]/.test(text)
    ? (text.replace(/<a\s((?!src|data|poster)[^>])*>/gi, '').match(/[/\\]\s*[/\\][^\s"'<>]+/g) ?? [])
    : [];

/** The addresses in an attribute's value: one, several with widths, or those in a whole page's text. */
export const addressesIn = (name: string, value: string): string[] =>
  name === 'srcset' ? value.split(/[\s,]+/) : name === 'srcdoc' ? inText(value) : [value];

/** The addresses that an element would load as it stands. */
export const liveAddresses = (element: Element): string[] =>
  element.getAttributeNames().flatMap(name => {
    const value = LOADING.includes(name) && element.getAttribute(name);
    return value && value !== BLANK ? addressesIn(name, value) : [];
  });

/** Whole pages that frames would show. No attribute keeps them: one in a comment's HTML would run as code. */
const pages = new WeakMap<Element, string>();

/** Keeps what an element is to load until it may. */
export function setAside(element: Element, name: string, value: string): void {
  if (name === 'srcdoc') pages.set(element, value);
  else write(element, `data-consent-${name}`, value);
}

/**
 * The attribute that keeps a value: ours; where the page marked the element, its own and other tools' too. On what it
 * did not mark they are the page's own business.
 */
const keeping = (element: Element, name: string): string | undefined =>
  [
    `data-consent-${name}`,
    ...(element.hasAttribute(HELD) ? [] : [`data-${name}`, `data-cookieblock-${name}`]),
  ].find(attribute => element.hasAttribute(attribute));

/** What an element keeps of an attribute, or has in it. */
export const kept = (element: Element, name: string): string | null =>
  element.getAttribute(keeping(element, name) ?? name);

/** Takes out what an element keeps of an attribute. */
function take(element: Element, name: string): string | undefined {
  const attribute = keeping(element, name);
  if (!attribute) return undefined;
  const value = element.getAttribute(attribute) as string;
  element.removeAttribute(attribute);
  return value;
}

/**
 * Takes from an element what makes it run or load, so that it can be given back unchanged.
 * Does nothing to one that is inert already.
 *
 * @param waits which of its addresses
 */
export function makeInert(element: Element, waits: (addresses: string[]) => unknown): void {
  if (element instanceof HTMLScriptElement) {
    if (isExecutable(element)) {
      if (element.hasAttribute('type')) setAside(element, 'type', element.type);
      write(element, 'type', 'text/plain');
    }
    return;
  }
  for (const name of LOADING) {
    const value = element.getAttribute(name);
    if (value === null || value === BLANK || !waits(addressesIn(name, value))) continue;
    setAside(element, name, value);
    // Taking the address away stops neither a frame that has begun to load nor a style sheet on its way.
    if (name === 'src' && element.localName === 'iframe') write(element, name, BLANK);
    else element.removeAttribute(name);
    if (element instanceof HTMLLinkElement && element.media !== 'none') {
      setAside(element, 'media', element.media);
      element.media = 'none';
    }
  }
}

/** Code and frames come from the network alone: `javascript:` in a data attribute is somebody's trick. */
export const isSafe = (address: string): boolean => {
  try {
    return /^(https?|blob):|^data:(image|audio|video)/.test(new URL(address, document.baseURI).href);
  } catch {
    return false;
  }
};

/** Gives back what an element other than a script needs to load. */
export function makeLive(element: Element): void {
  for (const name of [...LOADING, 'media']) {
    const value = name === 'srcdoc' ? undefined : take(element, name);
    if (value === undefined) continue;
    // YouTube refuses to play for a page that does not say who it is (its error 153).
    if (/youtu/.test(value) && !element.hasAttribute('referrerpolicy')) {
      write(element, 'referrerpolicy', 'strict-origin-when-cross-origin');
    }
    // Chromium forgets an address that a frame is given in the very moment in which the parser inserts it.
    if (element.tagName === 'IFRAME') element.parentNode?.insertBefore(element, element.nextSibling);
    if (name === 'srcset' || isSafe(value)) write(element, name, trusted(value));
  }
  const page = pages.get(element);
  if (page) write(element, 'srcdoc', trustedHtml(page));
  element.removeAttribute(HELD);
  // A media element chose its source before it had one.
  if (element.tagName === 'SOURCE' && element.parentElement instanceof HTMLMediaElement)
    element.parentElement.load();
}

/**
 * Gives back what a script needs to run. The address goes first: a connected script without one is
 * prepared the moment it gets one, and must still be inert then.
 */
export function makeExecutable(script: HTMLScriptElement): void {
  const src = take(script, 'src');
  const type = take(script, 'type');
  if (src && isSafe(src)) write(script, 'src', trusted(src));
  if (type) write(script, 'type', type);
  else script.removeAttribute('type');
  script.removeAttribute(HELD);
}
