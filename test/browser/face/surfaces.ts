import type { Locator } from 'playwright-core';
import { shipped } from '../../../build/locales.ts';
import type { Surface } from '../../../src/interfaces.ts';
import type { Visitor } from '../harness/visitor.ts';
import { type Place, stored, TRY, tag } from '../journeys/steps.ts';

/** The languages that are shipped. */
export const LANGUAGES = shipped;

type Words = [heading: string, film: string];

const ENGLISH: Words = ['Try', 'Field day'];

/** Words of the page in its own language; in any other it has the English ones. */
const WORDS: Record<string, Words> = {
  en: ENGLISH,
  es: ['Prueba', 'Día deportivo'],
};

/** Those of the first layer, whatever they are, and the others. */
export type SurfaceName = Surface | 'placeholder' | 'preferences' | 'declaration';

/**
 * Every surface, and the way to it on the page that {@link makePage} makes: what to click first. A new surface
 * is one line here, and is then looked at by axe, written down as a tree and taken a picture of.
 */
export const SURFACES: Record<SurfaceName, SurfaceCase> = {
  banner: { selector: '[data-consent-surface="banner"]', clicks: [] },
  placeholder: {
    selector: '[data-consent-surface="placeholder"]',
    frame: 'iframe',
    clicks: [],
    beside: 'banner',
  },
  reopen: { selector: '.end > a', clicks: [], answered: true, beside: 'status' },
  status: {
    selector: '[data-consent-surface="status"]',
    clicks: ['[data-consent-surface="banner"] [data-consent-action="refuse-all"]'],
  },
  preferences: {
    selector: '[data-consent-surface="preferences"]',
    clicks: ['.end > a'],
    answered: true,
  },
  declaration: {
    selector: '[data-consent-surface="declaration"]',
    clicks: [],
    answered: true,
  },
};

interface SurfaceCase {
  selector: string;
  /** The frame that it is drawn in, if not in the page. */
  frame?: string;
  /** What to click, one after the other. */
  clicks: string[];
  /** Whether the visitor has answered before. */
  answered?: boolean;
  /** Another surface that can only be seen together with it. */
  beside?: string;
}

/** The way to a surface, and the surface itself. */
export async function reach({ page }: Visitor, { selector, frame, clicks }: SurfaceCase): Promise<Locator> {
  for (const click of clicks) await page.locator(click).click();
  const element = (frame ? page.frameLocator(frame) : page).locator(selector).first();
  await element.waitFor();
  return element;
}

/** The answer of somebody who has been here before. */
export const answer = () => stored('p0a1m0');

/** A page with nothing of its own to find fault with, on which every surface can be reached. */
export function makePage(here: Place, language: string, attributes = ''): string {
  const [heading, film] = WORDS[language] ?? ENGLISH;
  here.page({
    lang: ` lang="${language}"`,
    tag: tag(attributes),
    head: '<meta name="viewport" content="width=device-width">',
    body: `<main><h1>${heading}</h1><iframe src="https://www.youtube.com/embed/abc" width="300" height="260" title="${film}"></iframe><div data-consent-declaration></div></main><footer></footer>`,
  });
  return TRY;
}
