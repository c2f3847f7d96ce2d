import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { DISTRICT, lines, place, TRY, tag } from '../journeys/steps.ts';

const here = place();

const PAGES = [
  ['English', '/'],
  ['Spanish', '/es/'],
] as const;

const box = async (visitor: Visitor) => {
  const found = await visitor.surface('banner').boundingBox();
  if (!found) throw new Error('There is no banner');
  return found;
};

/** Everything in the banner that can be pressed, and the part of it that is on the screen and uncovered. */
const reachable = (visitor: Visitor) =>
  visitor.page.evaluate(() => {
    const root = document.querySelector('#hallpass-consent')?.shadowRoot as ShadowRoot;
    return [...root.querySelectorAll('button,a')].map(element => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const inset = 2;
      const seen = [
        [left + inset, top + inset],
        [left + width - inset, top + inset],
        [left + inset, top + height - inset],
        [left + width - inset, top + height - inset],
      ].filter(([x, y]) => element.contains(root.elementFromPoint(x as number, y as number)));
      return { name: element.textContent, seen: seen.length / 4 };
    });
  });

/** The texts that go beyond what is shown of them. */
const clipped = (visitor: Visitor) =>
  visitor
    .surface('banner')
    .locator('*')
    .evaluateAll(elements =>
      elements
        .filter(
          ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
            clientWidth && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1),
        )
        .map(element => element.textContent),
    );

/** Rules that a visitor's own style sheet, or browser, lays over ours. */
const overlay = (visitor: Visitor, css: string) =>
  visitor.page.evaluate(rules => {
    const root = document.querySelector('#hallpass-consent')?.shadowRoot as ShadowRoot;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, css);

describe.each(PAGES)('the banner in %s', (_, path) => {
  it('takes no more than a fifth of a desk’s screen', async () => {
    const visitor = await here.open(DISTRICT + path, { viewport: { width: 1280, height: 800 } });
    expect((await box(visitor)).height).toBeLessThanOrEqual(160);
  });

  it('takes no more than half of the smallest phone, with every button in sight', async () => {
    const visitor = await here.open(DISTRICT + path, { viewport: { width: 320, height: 568 } });
    const { x, width, y, height } = await box(visitor);
    expect(height).toBeLessThanOrEqual(284);
    expect([x, width, y + height]).toEqual([0, 320, 568]);
    expect((await reachable(visitor)).filter(({ seen }) => seen < 1)).toEqual([]);
    expect(await clipped(visitor)).toEqual([]);
  });

  it('leaves some of the page at 400 %, and each of its buttons can be scrolled to and tabbed to (R24)', async () => {
    const visitor = await here.open(DISTRICT + path, { viewport: { width: 320, height: 256 } });
    expect((await box(visitor)).height).toBeLessThanOrEqual(192);
    const seen: string[] = [];
    await visitor.page.keyboard.press('Tab');
    for (let i = 0; i < 5; i++) {
      await visitor.page.keyboard.press('Tab');
      const name = await visitor.page.evaluate(
        () => document.querySelector('#hallpass-consent')?.shadowRoot?.activeElement?.textContent,
      );
      const [focused] = (await reachable(visitor)).filter(one => one.name === name);
      if (focused?.seen === 1) seen.push(focused.name as string);
    }
    expect(seen).toHaveLength(5);
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it.each([
    [
      'the text spacing of WCAG 1.4.12',
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
    ],
    ['text of twice the size', ':host{font-size:200%!important}'],
  ])('loses no word to %s', async (_what, css) => {
    for (const width of [320, 768, 1280]) {
      const visitor = await here.open(DISTRICT + path, { viewport: { width, height: 568 } });
      await overlay(visitor, css);
      expect(await clipped(visitor), `${width}`).toEqual([]);
      const { right } = await visitor.surface('banner').evaluate(banner => ({
        right: banner.scrollWidth - banner.clientWidth,
      }));
      expect(right).toBe(0);
    }
  });

  it.each(['light', 'dark'] as const)(
    'makes no difference between Accept all and Only essential, in %s colours (R2)',
    async colorScheme => {
      for (const width of [320, 768, 1280]) {
        const visitor = await here.open(DISTRICT + path, { colorScheme, viewport: { width, height: 800 } });
        const [accept, refuse] = await visitor
          .surface('banner')
          .locator('.answers button')
          .evaluateAll(buttons =>
            buttons.slice(0, 2).map(button => {
              const style = getComputedStyle(button);
              const { width, height, top } = button.getBoundingClientRect();
              const all = [...style].map(name => [name, style.getPropertyValue(name)]);
              return { ...Object.fromEntries(all), width, height, top };
            }),
          );
        expect(Object.keys(accept ?? {}).length).toBeGreaterThan(300);
        expect(refuse).toEqual(accept);
      }
    },
  );

  it('needs one press for either answer', async () => {
    for (const [action, answer] of [
      ['accept-all', 'p1a1m1'],
      ['refuse-all', 'p0a0m0'],
    ] as const) {
      const visitor = await here.open(DISTRICT + path);
      await visitor.button(action).click();
      await expect.poll(async () => (await visitor.cookies())[0]?.value).toContain(answer);
      await expect.poll(() => visitor.surface('banner').count()).toBe(0);
    }
  });
});

describe('the type', () => {
  it.each(['4px', '62.5%', '200%'])(
    'is as large as the visitor’s own, on a page with html at %s',
    async size => {
      here.page({ head: '<link rel="stylesheet" href="/size.css">' });
      here.demo.page('www.cedarcreek.example', '/size.css', {
        type: 'text/css',
        body: `html{font-size:${size}}`,
      });
      const visitor = await here.open(TRY);
      const sizeOf = (selector: string) =>
        visitor
          .surface('banner')
          .locator(selector)
          .first()
          .evaluate(element => getComputedStyle(element).fontSize);
      expect([await sizeOf('p'), await sizeOf('button[data-consent-action="open"]')]).toEqual([
        '16px',
        '16px',
      ]);
    },
  );
});

type Color = [red: number, green: number, blue: number];

/** Contrast as WCAG defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Color, other: Color): number {
  const luminance = (color: Color) => {
    const [red = 0, green = 0, blue = 0] = color.map(part =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colours of a button as they are painted: background, text, and what is behind it. */
const painted = (surface: Locator) =>
  surface.first().evaluate(element => {
    const button = element.querySelector('.answers button') as Element;
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    const pixel = (color: string) => {
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3) as [number, number, number];
    };
    const { backgroundColor, color } = getComputedStyle(button);
    return {
      back: pixel(backgroundColor),
      text: pixel(color),
      behind: pixel(getComputedStyle(element.querySelector('.card') ?? element).backgroundColor),
    };
  });

const ACCENTS: [accent: string, light: 'kept' | 'corrected', dark: 'kept' | 'corrected'][] = [
  ['#7a1f2b', 'kept', 'corrected'],
  ['yellow', 'corrected', 'kept'],
  ['#fff', 'corrected', 'kept'],
  ['black', 'kept', 'corrected'],
  ['#777777', 'kept', 'kept'],
  ['hsl(200 80% 30%)', 'kept', 'corrected'],
  ['rgba(0, 120, 90, .4)', 'kept', 'corrected'],
  ['hwb(120deg 0% 40%)', 'kept', 'kept'],
  ['oklch(70% 0.3 150)', 'corrected', 'kept'],
  ['lab(60% 40 -80)', 'kept', 'kept'],
  ['color(display-p3 1 0.2 0.1)', 'kept', 'kept'],
  ['MidnightBlue', 'kept', 'corrected'],
];

describe.each(['light', 'dark'] as const)('the accent, in %s colours', scheme => {
  it.each(ACCENTS)('%s can be read', async (accent, light, dark) => {
    const fate = scheme === 'light' ? light : dark;
    here.page({
      tag: tag(`data-accent="${accent}"`),
      body: '<iframe src="https://www.youtube.com/embed/abc" title="Film"></iframe>',
    });
    const visitor = await here.open(TRY, { colorScheme: scheme });
    for (const surface of ['banner', 'placeholder'] as const) {
      const { back, text, behind } = await painted(visitor.surface(surface));
      expect(contrast(back, text)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(back, behind)).toBeGreaterThanOrEqual(3);
    }
    const said = lines(visitor).filter(line => line.includes(`data-accent="${accent}"`));
    expect(said).toHaveLength(fate === 'kept' ? 0 : 1);
  });
});

it.each(['nonsense', 'inherit', 'transparent'])('the accent "%s" does no harm', async accent => {
  here.page({ tag: tag(`data-accent="${accent}"`) });
  const visitor = await here.open(TRY);
  const { back, text, behind } = await painted(visitor.surface('banner'));
  expect(contrast(back, text)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(back, behind)).toBeGreaterThanOrEqual(3);
});

it('colours are the visitor’s system’s, or the webmaster’s wish', async () => {
  const dark = async (attributes: string, colorScheme: 'light' | 'dark') => {
    here.page({ tag: tag(attributes) });
    const visitor = await here.open(TRY, { colorScheme });
    return (await painted(visitor.surface('banner'))).behind[0] < 128;
  };
  expect(await dark('', 'light')).toBe(false);
  expect(await dark('', 'dark')).toBe(true);
  expect(await dark('data-theme="light"', 'dark')).toBe(false);
  expect(await dark('data-theme="dark"', 'light')).toBe(true);
});
