import { isSafe } from './inert.ts';

/**
 * Plain links beside what is missing, where no placeholders could be loaded: nobody is left before an empty box.
 *
 * @returns puts them there, or takes them away
 */
export function linkInstead(missing: ReadonlyMap<Element, unknown>): (isNeeded: boolean) => void {
  const links = new Map<Element, Element>();
  return isNeeded => {
    for (const [element, link] of links) {
      if (isNeeded && missing.has(element)) continue;
      link.remove();
      links.delete(element);
    }
    for (const element of isNeeded ? missing.keys() : []) {
      const address = element.getAttribute('data-consent-src');
      // What the page hides stays hidden.
      const isSeen = (element as HTMLElement).offsetWidth;
      if (!address || !isSeen || links.has(element) || !isSafe(address)) continue;
      const link = document.createElement('a');
      link.href = address;
      link.textContent = (element as HTMLElement).title || address;
      element.after(link);
      links.set(element, link);
    }
  };
}
