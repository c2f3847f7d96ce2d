import type { Gate } from '../../parts.ts';
import { dressHost } from '../dressHost.ts';
import { onceAFrame } from '../onceAFrame.ts';

const FOCUSABLE = 'a[href],button,input,select,textarea,iframe,summary,[tabindex]';

/**
 * The element that carries everything a visitor sees of us. It stands right after a skip link that comes
 * first on the page, else first, so that the keyboard reaches it early and nothing is moved.
 *
 * @param placed is called whenever it is put on the page
 */
export function createSurface(config: Gate['config'], placed: () => void): ShadowRoot {
  const host = document.createElement('div');
  host.id = 'hallpass-consent';
  // Search engines quote the page, not us.
  Object.assign(host.dataset, { position: config.position, nosnippet: '' });
  dressHost(host, config);

  const place = () => {
    const { body, documentElement } = document;
    for (const parent of [documentElement, body]) if (parent) observer.observe(parent, { childList: true });
    if (!body || host.isConnected) return;
    let first = body.querySelector(FOCUSABLE);
    if (first?.matches('a[href^="#"]')) {
      // Out of a wrapper that holds nothing else to stop at.
      while (first.parentElement !== body && first.parentElement?.querySelectorAll(FOCUSABLE).length === 1) {
        first = first.parentElement;
      }
      first.after(host);
    } else body.prepend(host);
    placed();
  };

  // The parser brings the body; soft navigation replaces it, or what is in it. Once a frame: whoever removes us
  // each time is not to be fought at the page's cost.
  const observer = new MutationObserver(onceAFrame(place));
  const root = host.attachShadow({ mode: 'open' });
  place();
  return root;
}
