import { REOPENS } from '../../catalog/selectors.ts';
import { body } from '../../native.ts';

const FOCUSABLE = 'a[href],button,input,select,textarea,iframe,summary,[tabindex]';

/** Whether an element is drawn, so far as a browser can tell: an old one cannot. */
export const isDrawn = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? true;

const isStop = (node: Node): boolean =>
  (node as Element).matches(FOCUSABLE) &&
  !(node as Element).matches('[tabindex="-1"],:disabled,[type=hidden]') &&
  isDrawn(node as Element) &&
  !(node as Element).closest('[inert]');

/** The page's skip link: a link within the page at which the keyboard stops first. */
export function skipLink(): HTMLElement | undefined {
  const own = body(document);
  if (!own) return undefined;
  const first = document
    .createTreeWalker(own, NodeFilter.SHOW_ELEMENT, node =>
      node instanceof Element && !(node instanceof HTMLFormElement) && isStop(node)
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_SKIP,
    )
    .nextNode() as HTMLElement | null;
  return first?.matches(`a[href^="#"]:not(${REOPENS})`) ? first : undefined;
}

/** Whether the keyboard still stops at it. */
export const isStillStop = (link: HTMLElement): boolean => link.isConnected && isStop(link);
