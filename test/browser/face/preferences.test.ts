import { describe, expect, it } from 'vitest';
import { usualEngine } from '../harness/visitor.ts';
import { place, stored, TRY } from '../journeys/steps.ts';

const here = place();

const BODY = '<main><h1>Try</h1></main><footer><a href="#cookie-preferences">Cookies</a></footer>';
const FILM =
  '<iframe src="https://www.youtube.com/embed/abc" width="560" height="315" title="Film"></iframe>';

/** Playwright cannot have Firefox, as it is distributed, ask for more contrast or colors of the visitor's own. */
const isEmulated = usualEngine !== 'firefox';

describe('the preferences', () => {
  it('have the banner away while they are open, and nothing moves', async () => {
    here.page({ body: BODY });
    const visitor = await here.open(TRY);
    const banner = visitor.surface('banner');
    const before = await banner.boundingBox();
    await visitor.button('open').click();
    await visitor.surface('preferences').waitFor();
    expect(await banner.isVisible()).toBe(false);
    await visitor.page.keyboard.press('Escape');
    await expect.poll(() => banner.isVisible()).toBe(true);
    expect(await banner.boundingBox()).toEqual(before);
  });

  it('have links that a finger can hit, where they stand alone', async () => {
    here.page({ body: BODY });
    const visitor = await here.open(TRY, { viewport: { width: 320, height: 568 }, stored: stored('p0a0m0') });
    await visitor.page.locator('footer a').click();
    const dialog = visitor.surface('preferences');
    await dialog.waitFor();
    await dialog.locator('summary').first().click();
    const links = await dialog.locator('a:visible').all();
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  });

  it.runIf(isEmulated)(
    'have lines as strong as the text for whoever asks for more contrast, and so do banner and placeholder',
    async () => {
      here.page({ body: `${FILM}${BODY}` });
      for (const contrast of ['no-preference', 'more'] as const) {
        const visitor = await here.open(TRY, { contrast });
        await visitor.button('open').click();
        const edges = [
          visitor.surface('banner'),
          visitor.surface('placeholder').locator('.card'),
          visitor.surface('preferences').locator('.categories > li').first(),
        ];
        for (const edge of edges) {
          const isStrong = await edge.evaluate(element => {
            const { borderTopColor, color } = getComputedStyle(element);
            return borderTopColor === color;
          });
          expect(isStrong, contrast).toBe(contrast === 'more');
        }
      }
    },
  );

  it.runIf(isEmulated)(
    'keep their edges, and what is on apart from what is off, in forced colors',
    async () => {
      here.page({ body: BODY });
      const visitor = await here.open(TRY, { forcedColors: 'active', stored: stored('p0a1m0') });
      await visitor.page.locator('footer a').click();
      const dialog = visitor.surface('preferences');
      await dialog.waitFor();
      const looks = await dialog.locator('button, .switch, li').evaluateAll(all =>
        all
          .filter(one => one.checkVisibility() && !one.matches('.plain, .close, .services li'))
          .map(one => {
            const { borderTopColor, borderTopStyle, borderTopWidth, backgroundColor } = getComputedStyle(one);
            const around = getComputedStyle(one.closest('dialog') as Element).backgroundColor;
            const isSeen =
              borderTopColor !== around && borderTopStyle === 'solid' && borderTopWidth !== '0px';
            return { name: one.textContent || one.getAttribute('data-category'), isSeen, backgroundColor };
          }),
      );
      expect(looks.length).toBeGreaterThan(8);
      expect(looks.filter(({ isSeen }) => !isSeen)).toEqual([]);
      const highlight = await dialog.evaluate(node => {
        node.style.forcedColorAdjust = 'none';
        node.style.outlineColor = 'Highlight';
        return getComputedStyle(node).outlineColor;
      });
      const lit = looks
        .filter(({ backgroundColor }) => backgroundColor === highlight)
        .map(({ name }) => name);
      expect(lit).toEqual(['analytics']);
    },
  );

  it('have no ring around the heading that only begins the reading', async () => {
    here.page({ body: BODY });
    const visitor = await here.open(TRY);
    await visitor.button('open').focus();
    await visitor.page.keyboard.press('Enter');
    const heading = visitor.surface('preferences').locator('h2');
    await expect
      .poll(() => heading.evaluate(h2 => (h2.getRootNode() as ShadowRoot).activeElement === h2))
      .toBe(true);
    expect(await heading.evaluate(h2 => getComputedStyle(h2).outlineStyle)).toBe('none');
  });
});
