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

/** Elements that the page marked, and the ones that we hold. */
export const MARKED = `:is(template,${LOADERS})[data-category],[${HELD}]`;

/** All that could be of interest: marked ones, and where services are held too, every one that loads. */
export const candidates = (marked: boolean): string => (marked ? MARKED : `${MARKED},${LOADERS}`);

/** An element's mark in the page's own markup, or `null` where it has none. */
export function markOf(element: Element): Mark | null {
  const { category, service } = (element as HTMLElement).dataset;
  return category === undefined
    ? null
    : {
        // A mark without a word waits for what is never granted: `every` of nothing would be true.
        categories: (category.match(/[^\s,|]+/g) ?? ['']).map(categoryNamed),
        service,
      };
}
