import { describe, expect, it } from 'vitest';
import { place, TRY } from '../journeys/steps.ts';

const here = place();

describe.each(['en', 'es'])('a placeholder in %s', language => {
  it.each([
    [560, 315],
    [300, 200],
    [200, 120],
  ])(
    'in the place of a frame of %i × %i pixels covers nothing beside it, and all of it can be reached',
    async (width, height) => {
      here.page({
        lang: ` lang="${language}"`,
        body: `<iframe src="https://www.youtube.com/embed/abc" width="${width}" height="${height}" title="Field day"></iframe><footer><a href="#cookie-preferences">C</a></footer>`,
      });
      const visitor = await here.open(TRY);
      const placeholder = visitor.page.locator('[data-consent-surface="placeholder"]');
      await placeholder.waitFor();
      expect(await placeholder.boundingBox()).toMatchObject({ width, height });
      const hidden: string[] = [];
      for (const element of await placeholder.locator('strong,button,a').all()) {
        if (!(await element.isVisible())) continue;
        await element.scrollIntoViewIfNeeded();
        const isSeen = await element.evaluate(node => {
          const { left, top, width, height } = node.getBoundingClientRect();
          const root = node.getRootNode() as ShadowRoot;
          return node.contains(root.elementFromPoint(left + width / 2, top + height / 2));
        });
        if (!isSeen) hidden.push((await element.textContent()) ?? '');
      }
      expect(hidden).toEqual([]);
    },
  );

  it('breaks the name of a host that is wider than its place', async () => {
    here.page({
      lang: ` lang="${language}"`,
      body: `<iframe data-category="marketing" data-consent-src="https://videos.communications.districtoffice.example/1" width="200" height="400" title="Field day"></iframe><footer><a href="#cookie-preferences">C</a></footer>`,
    });
    const visitor = await here.open(TRY);
    const placeholder = visitor.page.locator('[data-consent-surface="placeholder"]');
    await placeholder.waitFor();
    const { scrollWidth, clientWidth } = await placeholder.evaluate(node => ({
      scrollWidth: node.scrollWidth,
      clientWidth: node.clientWidth,
    }));
    expect(scrollWidth).toBe(clientWidth);
  });
});
