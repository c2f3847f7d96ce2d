import { categoryNamed } from '../catalog/categories.ts';
import type { Mark } from '../model.ts';

/** The elements that load or run something. */
const LOADERS = 'script,iframe,frame,img,image,link,video,audio,source,track,embed,object,input';

const NAMES = new RegExp(`^(${LOADERS.replace(/,/g, '|')})$`);

/** Whether an element is of a kind that loads or runs something; of links, `canonical` and its like do not. */
export const isLoader = (element: Element): boolean =>
  NAMES.test(element.localName) &&
  !/^(?!$|.*(sheet|load|fetch|connect|icon|manifest))/.test((element as HTMLLinkElement).rel ?? '');

/** What we hold without the page's asking carries this, with the service's id, as long as it is held. */
export const HELD = 'data-hallpass-held';

/** Elements that the page marked, in our words or in another consent tool's, and the ones that we hold. */
export const MARKED = `:is(template,${LOADERS}):is([data-category],[data-consent],[data-cookieconsent],[data-purpose],[data-usercentrics],[data-name],[class*=optanon-category]),[${HELD}]`;

/** All that could be of interest: marked ones, and where services are held too, every one that loads. */
export const candidates = (marked: boolean): string => (marked ? MARKED : `${MARKED},${LOADERS}`);

/** Whether the browser leaves a script of this type alone: what a mark is good for. */
export const isWaiting = (script: HTMLScriptElement): boolean => /^(text\/plain|opt-in)$/i.test(script.type);

/**
 * An element's mark in the page's own markup, or `null` where it has none (DESIGN 2.2). Moving from another
 * tool takes no new markup: Cookiebot, Decidim and OneTrust name categories, as we do; Klaro, Orejime and
 * Usercentrics name services, whose category the catalog or the site knows.
 */
export function markOf(element: Element, services: ReadonlyMap<string, string>): Mark | null {
  const { category, consent, cookieconsent, purpose, service, usercentrics, name } = (element as HTMLElement)
    .dataset;
  const words =
    category ?? consent ?? cookieconsent ?? purpose ?? /optanon-category-(\S+)/.exec(element.className)?.[1];
  // Cookiebot's word for "none of your business".
  if (words === 'ignore') return null;
  // `data-name` means something to many: only on what is inert by its type or its address.
  const isInert = (element as HTMLScriptElement).type
    ? isWaiting(element as HTMLScriptElement)
    : element.hasAttribute('data-src');
  const id = (usercentrics ?? (isInert ? name : undefined))?.toLowerCase().replace(/\W+/g, '-');
  if (words === undefined && id === undefined) return null;
  // A mark without a word waits for what is never granted: `every` of nothing would be true.
  const named = words?.replace(/-(?=C\d)/g, ' ').match(/[^\s,|]+/g) ?? [''];
  return id && words === undefined
    ? { categories: [services.get(id) ?? id], service: service ?? id }
    : { categories: named.map(categoryNamed), service };
}
