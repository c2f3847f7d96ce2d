import {
  addEventListener,
  dispatchEvent,
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

const fail = (element: Element): void => {
  if (isHeld(element) && isOfThisPage(element) && (isConnected(element) || !loadsOnInsertion(element)))
    dispatchEvent(element, new Event('error'));
};

/**
 * Tells a held element's listeners what a blocked request tells them, a moment later as it does: pages wait for it.
 * Not what the page itself marked: that waits for the visitor, as the page wants.
 */
export function answer(element: Element): void {
  const name = localName(element);
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
