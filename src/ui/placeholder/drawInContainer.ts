import { adoptStyles } from '../adoptStyles.ts';
import { replaceContent } from '../replaceContent.ts';
import type { Brush } from './brush.ts';

/** The width from which a place has room for a card, in letters' sizes; elsewhere one button must do. */
const ROOM = 16;

/** The height below which the page has left room for one line. */
const LINE = 3;

/** What is small by its nature, however wide its place. */
const SMALL = /^(translation|search|chat)$/;

/** The roots that we have given to places of the page; they stay, for no root can be taken away. */
const roots = new WeakMap<Element, ShadowRoot>();

/** The root of ours in a place of the page; `undefined` where there can be none. */
export function rootIn(place: Element): ShadowRoot | undefined {
  // A custom element's root is its own affair.
  if (roots.has(place) || place.shadowRoot || place.localName.includes('-')) return roots.get(place);
  try {
    const root = place.attachShadow({ mode: 'open' });
    root.append(document.createElement('slot'));
    roots.set(place, root);
    return root;
  } catch {
    return undefined;
  }
}

/**
 * Draws a placeholder in the root of a place that a held script would have filled, or its words anew. The page's tree
 * stays as it is, and what the vendor builds there later shows through a slot.
 */
export function drawInContainer(root: ShadowRoot, kind: string, { css, make, prepare }: Brush): void {
  const next = make(document);
  const old = root.querySelector<HTMLElement>('.placeholder');
  if (old) {
    next.className = old.className;
    replaceContent(old, next);
    return;
  }
  const { clientWidth, clientHeight } = root.host;
  adoptStyles(root, css);
  prepare(next);
  root.prepend(next);
  const letters = Number.parseFloat(getComputedStyle(next).fontSize);
  if (SMALL.test(kind) || clientWidth < ROOM * letters) next.classList.add('is-small');
  if (clientHeight && clientHeight < LINE * letters) next.classList.add('is-line');
}

/** Takes the placeholder away; what was asked for gets the focus, where it was asked for here. */
export function leaveContainer(root: ShadowRoot, wasAsked: boolean): void {
  root.adoptedStyleSheets = [];
  root.querySelector('.placeholder')?.remove();
  if (!wasAsked) return;
  const place = root.host as HTMLElement;
  // A place is something to stop at only as long as the focus is there.
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}
