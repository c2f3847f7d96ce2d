import type { Gate } from '../model.ts';

const FOCUSABLE = 'a[href],button,input,select,textarea,iframe,summary,[tabindex]';

/**
 * The element that carries everything a visitor sees of us. It stands right after a skip link that comes
 * first on the page, else first, so that the keyboard reaches it early and nothing is moved.
 */
export function createSurface({ theme, position, accent }: Gate['config']): ShadowRoot {
  const host = document.createElement('div');
  host.id = 'hallpass-consent';
  // Search engines quote the page, not us.
  Object.assign(host.dataset, { theme, position, nosnippet: '' });
  if (accent) host.style.setProperty('--hallpass-accent', accent);

  const place = () => {
    const { body } = document;
    if (!body || host.isConnected) return;
    let first = body.querySelector(FOCUSABLE);
    if (!first?.matches('a[href^="#"]')) {
      body.prepend(host);
      return;
    }
    // Out of a wrapper that holds nothing else to stop at.
    while (first.parentElement !== body && first.parentElement?.querySelectorAll(FOCUSABLE).length === 1) {
      first = first.parentElement;
    }
    first.after(host);
  };

  // The parser brings the body; soft navigation replaces it, or what is in it.
  const observer = new MutationObserver(() => {
    place();
    watch();
  });
  const watch = () => {
    for (const parent of [document.documentElement, document.body]) {
      if (parent) observer.observe(parent, { childList: true });
    }
  };
  place();
  watch();
  return host.attachShadow({ mode: 'open' });
}
