import type { Categories } from '../../catalog/catalog.ts';
import { categoryNamed, isCategory } from '../../catalog/categories.ts';
import type { AnyOf, Requirement } from '../../model.ts';
import { baseURI, getAttribute, localName, ownerDocument } from '../../native.ts';
import { type ClassifyUrl, EVERYTHING } from '../../policy/classifyUrl.ts';
import type { Trace } from '../../problems.ts';
import { isPlainText } from './kinds.ts';

/** The marks of the page, in our words and in other consent tools'. */
export const MARKS =
  '[data-category],[data-consent],[data-cookieconsent],[data-osano],[data-cookieyes],[data-purpose],[data-usercentrics],[data-name],[class*=optanon-category]';

/** What marks say that were read, by their words: a page has thousands of few kinds. */
const lists = new Map<string, readonly AnyOf[]>();

function categoriesIn(mark: string): readonly AnyOf[] {
  let list = lists.get(mark);
  if (list) return list;
  // `c0002-c0004` is OneTrust's way to name two; of `analytics|marketing` either will do. A mark without a word requires
  // what is never granted: `every` of nothing would be true.
  const words = mark.replace(/-(?=C\d)/g, ' ').match(/[^\s,]+/g) ?? [''];
  list = words.map(word => word.split('|').map(categoryNamed));
  lists.set(mark, list);
  return list;
}

/**
 * What an element's mark in the page's own markup requires, or `null` where it has none. Moving from another
 * tool takes no new markup: Cookiebot, CookieYes, Decidim, OneTrust and Osano name categories, as we do; Klaro, Orejime
 * and Usercentrics name services, whose category the catalog or the site knows.
 */
export function requirementOfMark(element: Element, services: Categories): Requirement | null {
  const data = (name: string) => getAttribute(element, `data-${name}`) ?? undefined;
  const service = data('service');
  const category = data('category');
  if (category !== undefined) return { categories: categoriesIn(category), service };
  const foreign =
    data('consent') ??
    data('cookieconsent') ??
    data('osano') ??
    data('cookieyes')?.replace('cookieyes-', '') ??
    data('purpose') ??
    /optanon-category-(\S+)/.exec(getAttribute(element, 'class') ?? '')?.[1];
  // Other tools' attributes mean something to other software too: they count where they name what we know, or
  // stand on something inert that waits for an answer anyway.
  const isInert = localName(element) === 'template' || isPlainText(getAttribute(element, 'type') ?? '');
  if (foreign !== undefined) {
    const categories = categoriesIn(foreign);
    return isInert || categories.flat().every(isCategory) ? { categories, service } : null;
  }
  const id = (data('usercentrics') ?? data('name') ?? '').toLowerCase().replace(/\W+/g, '-');
  const known = services.get(id);
  // A name alone is anybody's; Klaro's stands on what is put off.
  const isPutOff = data('usercentrics') || data('src') || data('href');
  return (known && isPutOff) || (id && isPlainText(getAttribute(element, 'type') ?? ''))
    ? { categories: [known ?? [id]], service: id }
    : null;
}

/** What is required where nobody can tell. */
const UNKNOWN: Requirement = { categories: EVERYTHING, service: undefined };

/** A path on the page's own host: no scheme, no second slash at its start, whatever the parser drops. */
const OWN_PATH = /^\/?[\w.][^:\\]*$/;

/** What loads nothing from anywhere. */
const DATA = /^data:/i;

/** A host that stands in an address as the parser would give it. */
const PLAIN_HOST = /^https?:\/\/([a-z\d.-]+)(?![^/?#])/;

/**
 * Classifies addresses as they stand in the page, each parsed by the platform alone. What cannot be judged requires
 * everything.
 *
 * @param strangers gets the hosts that no service is known on; of each is told once
 * @returns the requirement of an address; `null`: it may load
 */
export function createRequirementOfUrl(
  classify: ClassifyUrl | undefined,
  strangers: Set<string>,
  trace: Trace,
): (address: string) => Requirement | null {
  if (!classify) return () => null;
  const { origin } = location;
  // Most addresses of most pages are on a few hosts.
  const harmless = new Set<string>();
  return address => {
    try {
      if (!address || DATA.test(address) || harmless.has(PLAIN_HOST.exec(address)?.[1] ?? '')) return null;
      const base = baseURI(document);
      if (OWN_PATH.test(address) && base.startsWith(`${origin}/`)) return null;
      let url: URL;
      try {
        url = new URL(address, base);
      } catch {
        // No browser asks anybody for what is no address.
        return null;
      }
      if (harmless.has(url.host)) return null;
      const requirement = classify(url);
      if (requirement === undefined) harmless.add(url.host);
      if (requirement !== null && !requirement?.service && !strangers.has(url.host)) {
        strangers.add(url.host);
        trace('stranger', url.host);
      }
      return requirement ?? null;
    } catch {
      return UNKNOWN;
    }
  };
}

/** Whether an element belongs to the page that is shown, not to a document that nobody looks at. */
export const isOfThisPage = (element: Node): boolean => ownerDocument(element) === document;
