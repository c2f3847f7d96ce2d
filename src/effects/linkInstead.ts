import { isSafe } from './inert.ts';

/**
 * Plain links beside what is missing, where no placeholders could be loaded: nobody is left before an empty box.
 *
 * @returns puts them there, or takes them away
 */
export function linkInstead(missing: ReadonlyMap<Element, unknown>): (isNeeded: boolean) => void {
  let links: Element[] = [];
  return isNeeded => {
    for (const link of links) link.remove();
    links = [];
    for (const element of isNeeded ? missing.keys() : []) {
      const address = element.getAttribute('data-consent-src');
      if (!address || !isSafe(address)) continue;
      const link = document.createElement('a');
      link.href = address;
      link.textContent = (element as HTMLElement).title || address;
      element.after(link);
      links.push(link);
    }
  };
}
