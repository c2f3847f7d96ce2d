import { REOPENS } from '../../catalog/selectors.ts';
import { body } from '../../native.ts';

/** What the keyboard stops at, if it is drawn. */
const STOPS =
  ':is(a[href],button,input,select,textarea,iframe,summary,[tabindex]):not([tabindex="-1"],:disabled,[type=hidden],[inert],[inert] *)';

/** Whether an element is drawn, so far as a browser can tell: an old one cannot. */
export const isDrawn = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? true;

/** What the keyboard stops at first. */
function firstStop(): HTMLElement | undefined {
  const page = body(document);
  // Of most pages the very first is drawn: so the rest of a long page need not be looked at, in each of its frames.
  const first = page?.querySelector<HTMLElement>(STOPS);
  if (!first || isDrawn(first)) return first ?? undefined;
  return [...(page?.querySelectorAll<HTMLElement>(STOPS) ?? [])].find(isDrawn);
}

/** The page's skip link: a link within the page at which the keyboard stops first. */
export function skipLink(): HTMLElement | undefined {
  const first = firstStop();
  return first?.matches(`a[href^="#"]:not(${REOPENS})`) ? first : undefined;
}

/** Whether the keyboard still stops at it. */
export const isStillStop = (link: HTMLElement): boolean =>
  link.isConnected && link.matches(STOPS) && isDrawn(link);
