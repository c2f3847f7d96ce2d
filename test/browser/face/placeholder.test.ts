import { describe, expect, it } from 'vitest';
import { place, TRY } from '../journeys/steps.ts';

const here = place();

const frame = (width: number, height: number, address = 'src="https://www.youtube.com/embed/abc"') =>
  `<iframe ${address} width="${width}" height="${height}" title="Field day"></iframe><footer><a href="#cookie-preferences">C</a></footer>`;

describe.each(['en', 'es'])('a placeholder in %s', language => {
  const open = async (body: string) => {
    here.page({ lang: ` lang="${language}"`, body });
    const visitor = await here.open(TRY, { viewport: { width: 1280, height: 900 } });
    await visitor.surface('placeholder').waitFor();
    return visitor;
  };

  it.each([
    [560, 315],
    [320, 180],
    [300, 200],
    [300, 150],
    [200, 120],
    [160, 25],
    [100, 300],
  ])(
    'in a frame of %i × %i pixels is as large as that, and all of it can be reached',
    async (width, height) => {
      const visitor = await open(frame(width, height));
      const placeholder = visitor.surface('placeholder');
      expect(await placeholder.boundingBox()).toMatchObject({ width, height });
      const parts = placeholder.locator('button:visible, a:visible, strong:visible');
      expect(await parts.count()).toBeGreaterThan(0);
      for (const part of await parts.all()) {
        await part.scrollIntoViewIfNeeded();
        // What is seen in the middle of it is part of it, and of a button nothing is cut off.
        const isSeen = await part.evaluate(node => {
          const { left, top, width, height } = node.getBoundingClientRect();
          const page = node.ownerDocument;
          const isWhole = node.localName !== 'button' || (left >= 0 && node.scrollWidth <= node.clientWidth);
          return isWhole && node.contains(page.elementFromPoint(left + width / 2, top + height / 2));
        });
        expect([await part.textContent(), isSeen]).toEqual([await part.textContent(), true]);
      }
    },
  );

  it('breaks the name of a host that is wider than its place', async () => {
    const address =
      'data-category="marketing" data-consent-src="https://videos.communications.districtoffice.example/1"';
    const visitor = await open(frame(250, 400, address));
    const { scrollWidth, clientWidth } = await visitor.surface('placeholder').evaluate(node => ({
      scrollWidth: node.scrollWidth,
      clientWidth: node.clientWidth,
    }));
    expect(scrollWidth).toBe(clientWidth);
  });
});

describe('a placeholder', () => {
  it('is a region with the title that is seen on it, in a frame that has that title', async () => {
    here.page({ body: frame(400, 225) });
    const visitor = await here.open(TRY);
    const region = visitor.page
      .locator('iframe')
      .contentFrame()
      .getByRole('region', { name: 'Field day', exact: true });
    await region.waitFor();
    await expect.poll(() => region.getByText('Field day').locator('visible=true').count()).toBe(1);
  });

  it('has the kind for a title where the frame has the vendor’s own', async () => {
    here.page({ lang: ' lang="es"', body: frame(400, 225).replace('Field day', 'YouTube video player') });
    const visitor = await here.open(TRY);
    await visitor.page.locator('iframe').contentFrame().getByRole('region', { name: 'Video' }).waitFor();
    expect(await visitor.surface('placeholder').textContent()).not.toContain('YouTube video player');
  });

  it('is worked by keyboard', async () => {
    here.page({ body: `<button id="before">B</button>${frame(400, 225)}` });
    const visitor = await here.open(TRY);
    await visitor.button('refuse-all').click();
    await visitor.surface('placeholder').waitFor();
    here.demo.requests.length = 0;
    await visitor.page.locator('#before').focus();
    await visitor.page.keyboard.press('Tab');
    await visitor.page.keyboard.press('Enter');
    await here.arrived(({ path }) => path === '/embed/abc');
    await expect.poll(() => visitor.page.evaluate(() => document.activeElement?.localName)).toBe('iframe');
  });

  it('takes the site’s own colors into the frame', async () => {
    here.demo.page('www.cedarcreek.example', '/colors.css', {
      type: 'text/css',
      body: ':root{--hallpass-background:rgb(255, 253, 247);--hallpass-font:serif}',
    });
    here.page({ head: '<link rel="stylesheet" href="/colors.css">', body: frame(560, 315) });
    const visitor = await here.open(TRY);
    const card = visitor.surface('placeholder').locator('.card');
    expect(
      await card.evaluate(node => [
        getComputedStyle(node).backgroundColor,
        getComputedStyle(node).fontFamily,
      ]),
    ).toEqual(['rgb(255, 253, 247)', 'serif']);
  });
});
