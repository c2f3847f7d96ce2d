import { beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { place } from '../journeys/steps.ts';
import { answer, LANGUAGES, makePage, reach, SURFACES } from './surfaces.ts';

const here = place();

/** The letters that browsers offer, in pixels: Chrome calls 20 "large" and 24 "very large". */
const LETTERS = [16, 18, 20, 22, 24];

/** Phones, in CSS pixels. */
const WIDTHS = [320, 360, 390, 412];

/** Sets the size of letters as a visitor does in the browser's settings: no page can tell, or overrule it. */
async function setLetters({ page }: Visitor, standard: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.setFontSizes', { fontSizes: { standard } });
}

/** Runs in the page: spaces letters, words and lines of a surface as WCAG 1.4.12 has it. */
function spaceOut(surface: Element): void {
  const root = surface.getRootNode() as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  );
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Runs in the page: the controls that stick out at a side, and what has to be scrolled sideways. */
function sticksOut(surface: Element): string[] {
  const frame = surface.getBoundingClientRect();
  const controls = [...surface.querySelectorAll('button, input, summary, a')].filter(
    control => control.checkVisibility() && getComputedStyle(control).clipPath === 'none',
  );
  const out = controls.filter(control => {
    const { left, right } = control.getBoundingClientRect();
    return left < frame.left - 0.5 || right > frame.right + 0.5;
  });
  const wide = [surface, ...surface.querySelectorAll('*')].filter(
    element =>
      /auto|scroll|hidden/.test(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).clipPath === 'none',
  );
  return [
    ...(frame.width ? [] : ['not shown']),
    ...(frame.left < 0 || frame.right > innerWidth + 0.5 ? ['the surface itself'] : []),
    ...out.map(control => `${control.localName} ${control.textContent || control.className}`),
    ...wide.map(element => `to be scrolled sideways: ${element.localName}.${element.className}`),
  ];
}

describe.each(LANGUAGES)('with large letters and small phones, in %s', language => {
  beforeEach(() => void makePage(here, language));

  it.each(['banner', 'preferences', 'declaration'] as const)(
    'no control leaves the %s, and it scrolls in one direction',
    async surface => {
      const looked = SURFACES[surface];
      const visitor = await here.open(makePage(here, language), looked.answered ? { stored: answer() } : {});
      const element = await reach(visitor, looked);
      for (const summary of await element.locator('summary').all()) await summary.click();
      const found: Record<string, string[]> = {};
      for (const spaced of [false, true]) {
        if (spaced) await element.evaluate(spaceOut);
        for (const letters of LETTERS) {
          await setLetters(visitor, letters);
          for (const width of WIDTHS) {
            await visitor.page.setViewportSize({ width, height: 640 });
            const out = await element.evaluate(sticksOut);
            if (out[0]) found[`${width} px, letters of ${letters}${spaced ? ', spaced' : ''}`] = out;
          }
        }
      }
      expect(found).toEqual({});
    },
  );

  it('letters of 24 px reach the last control of the preferences', async () => {
    const visitor = await here.open(makePage(here, language), {
      viewport: { width: 320, height: 568 },
      stored: answer(),
    });
    await setLetters(visitor, 24);
    await visitor.page.locator('.end > a').click();
    for (const action of ['save', 'accept-all', 'refuse-all'] as const) {
      await visitor.button(action).scrollIntoViewIfNeeded();
      const box = await visitor.button(action).boundingBox();
      expect((box?.y ?? 999) + (box?.height ?? 0), action).toBeLessThanOrEqual(568);
    }
    await visitor.button('refuse-all').click();
    await expect.poll(() => visitor.surface('preferences').count()).toBe(0);
  });
});
