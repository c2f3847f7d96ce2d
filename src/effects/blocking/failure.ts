import {
  addEventListener,
  dispatchEvent,
  getAttribute,
  isConnected,
  localName,
  removeEventListener,
} from '../../native.ts';
import { isHeld } from './guards.ts';
import { isOfThisPage } from './requirement.ts';

/** What has no guard, or one that makes the browser say nothing: we say that it failed. */
const SILENT = /^(script|link|video|audio|image|input|object|track)$/;

/** What asks for something only where it stands in the page. */
export const loadsOnInsertion = (element: Element): boolean => /^(script|link)$/.test(localName(element));

/** Files that their loaders took out of the page when they failed, the last one of each address. */
const cleared = new Map<string, Element>();

/** Whether a script is in nobody's hand, but was cleared away by its loader (jQuery's, say): it runs with the grant. */
export const isCleared = (script: Element): boolean =>
  cleared.get(getAttribute(script, 'src') ?? '') === script;

const fail = (element: Element): void => {
  const wasIn = isConnected(element);
  if (!isHeld(element) || !isOfThisPage(element) || !(wasIn || !loadsOnInsertion(element))) return;
  dispatchEvent(element, new Event('error'));
  if (wasIn && localName(element) === 'script' && !isConnected(element))
    cleared.set(getAttribute(element, 'src') ?? '', element);
};

const keepQuiet = (event: Event): void => {
  if (isHeld(event.currentTarget as Element)) event.stopImmediatePropagation();
};

/** All that were cleared away. */
export const clearedScripts = (): Iterable<Element> => cleared.values();

/**
 * Tells a held element's listeners what a blocked request tells them, a moment later as it does: pages wait for it.
 * Not what the page itself marked: that waits for the visitor, as the page wants.
 */
export function answer(element: Element): void {
  const name = localName(element);
  // A style sheet that is stopped says that it has loaded, in all browsers.
  if (name === 'link') addEventListener(element, 'load', keepQuiet, true);
  if (SILENT.test(name)) setTimeout(() => fail(element));
  else if (name === 'img') {
    // Chromium and WebKit say themselves that the guard is no address; Firefox does not.
    let isTold = false;
    const told = () => {
      isTold = true;
    };
    addEventListener(element, 'error', told, true);
    setTimeout(() =>
      setTimeout(() => {
        removeEventListener(element, 'error', told, true);
        if (!isTold) fail(element);
      }),
    );
  }
}
