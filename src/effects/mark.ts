import { categoryNamed } from '../catalog/categories.ts';

/** What a marked element waits for (DESIGN 2.2). */
export interface Mark {
  /** All of them must be granted; a word that is no category never is. */
  categories: string[];
  service: string | undefined;
}

/** The elements that can be marked. */
export const MARKED = ':is(script,template,iframe,img,link,video,audio,source,embed,object)[data-category]';

/** An element's mark, or `null` where it has none. */
export function markOf(element: Element): Mark | null {
  const { category, service } = (element as HTMLElement).dataset;
  return category === undefined
    ? null
    : {
        categories: category
          .split(/[\s,]+/)
          .filter(Boolean)
          .map(categoryNamed),
        service,
      };
}
