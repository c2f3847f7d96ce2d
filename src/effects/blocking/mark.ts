import { categoryNamed, isCategory } from '../../catalog/categories.ts';
import type { Mark } from '../../model.ts';

/** The elements that load or run something. */
const LOADERS = 'script,iframe,frame,img,image,link,video,audio,source,track,embed,object,input[type=image]';

const NAMES = new Set(LOADERS.replace('[type=image]', '').split(','));

/** Whether an element is of a kind that loads or runs something; of links, `canonical` and its like do not. */
export const isLoader = (element: Element): boolean => {
  const { localName, rel } = element as HTMLLinkElement;
  return NAMES.has(localName) && (!rel || /sheet|load|fetch|connect|icon|manifest/i.test(rel));
};

/** What we hold without the page's asking carries this, with the service's id, as long as it is held. */
export const HELD = 'data-hallpass-held';

/** The marks of the page, in our words and in other consent tools'. */
export const MARKS =
  '[data-category],[data-consent],[data-cookieconsent],[data-purpose],[data-usercentrics],[data-name],[class*=optanon-category]';

/** Most elements of most pages: the browser is done with them at once. */
const COMMON = ':not(div,p,a,span,li,td)';

/**
 * All that could be of interest: what is marked, or held by us; where services are held too, what names a host
 * (the browser itself tells that quickest); where every other host is held, all that loads, for a `<base>` may
 * make any address another host's.
 */
export const candidates = {
  marked: `${COMMON}:is(template,${LOADERS}):is(${MARKS},[${HELD}])`,
  known: `${COMMON}:is(template,${LOADERS}):is(${MARKS},[${HELD}],[src*="//"],[srcset*="//"],[href*="//"],[poster*="//"],[data*="//"],[srcdoc],iframe[data-src*="//"])`,
  strict: `${COMMON}:is(template,${LOADERS})`,
};

/** Whether the browser leaves a script of this type alone: what a mark is good for. */
export const isWaiting = (script: HTMLScriptElement): boolean => /^(text\/plain|opt-in)$/i.test(script.type);

/**
 * An element's mark in the page's own markup, or `null` where it has none. Moving from another
 * tool takes no new markup: Cookiebot, Decidim and OneTrust name categories, as we do; Klaro, Orejime and
 * Usercentrics name services, whose category the catalog or the site knows.
 */
export function markOf(element: Element, services: ReadonlyMap<string, string>): Mark | null {
  const { category, consent, cookieconsent, purpose, service, usercentrics, name, src, href } = (
    element as HTMLElement
  ).dataset;
  const foreign =
    consent ?? cookieconsent ?? purpose ?? /optanon-category-(\S+)/.exec(element.className)?.[1];
  // `c0002-c0004` is OneTrust's way to name two. A mark without a word waits for what is never granted:
  // `every` of nothing would be true.
  const words = ((category ?? foreign)?.replace(/-(?=C\d)/g, ' ').match(/[^\s,|]+/g) ?? ['']).map(
    categoryNamed,
  );
  if (category !== undefined) return { categories: words, service };
  // Other tools' attributes mean something to other software too: they count where they name what we know, or
  // stand on something inert that waits for an answer anyway.
  const isInert = element.localName === 'template' || isWaiting(element as HTMLScriptElement);
  if (foreign !== undefined)
    return isInert || words.every(isCategory) ? { categories: words, service } : null;
  const id = (usercentrics ?? name ?? '').toLowerCase().replace(/\W+/g, '-');
  const known = services.get(id);
  // A name alone is anybody's; Klaro's stands on what is put off.
  const isPutOff = usercentrics || src || href;
  return (known && isPutOff) || (id && isWaiting(element as HTMLScriptElement))
    ? { categories: [known ?? id], service: id }
    : null;
}
