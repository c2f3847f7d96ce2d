import { REOPENS } from '../../catalog/selectors.ts';
import { body } from '../../native.ts';

/** What the keyboard stops at, if it is drawn. */
const STOPS =
  ':is(a[href],button,input,select,textarea,iframe,summary,[tabindex]):not([tabindex="-1"],:disabled,[type=hidden],[inert],[inert] *)';

/** Whether an element is drawn, so far as a browser can tell: an old one cannot. */
export const isDrawn = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? true;

/** The page's skip link: a link within the page at which the keyboard stops first. */
export function skipLink(): HTMLElement | undefined {
  const stops = body(document)?.querySelectorAll<HTMLElement>(STOPS);
  let at = 0;
  while (stops?.[at] && !isDrawn(stops[at] as Element)) at++;
  const first = stops?.[at];
  return first?.matches(`a[href^="#"]:not(${REOPENS})`) ? first : undefined;
}

/** Whether the keyboard still stops at it. */
export const isStillStop = (link: HTMLElement): boolean =>
  link.isConnected && link.matches(STOPS) && isDrawn(link);
