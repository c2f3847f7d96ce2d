import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import es from '../../../locales/es.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { DISTRICT, focused, hosts, place, TRY, tag } from './steps.ts';

const here = place();

const banner = (visitor: Visitor) => visitor.surface('banner').innerText();

/** How far anything on the page was pushed about. */
const shift = (visitor: Visitor) =>
  visitor.page.evaluate(
    () =>
      new Promise<number>(resolve => {
        let sum = 0;
        const add = (entry: PerformanceEntry) => {
          sum += (entry as PerformanceEntry & { value: number }).value;
        };
        new PerformanceObserver(list => list.getEntries().forEach(add)).observe({
          type: 'layout-shift',
          buffered: true,
        });
        requestAnimationFrame(() => setTimeout(() => resolve(sum)));
      }),
  );

describe.each([
  ['English', '/', en],
  ['Spanish', '/es/', es],
])('somebody who comes to a page in %s for the first time', (_, path, { banner: words }) => {
  it('is asked in that language, and nothing leaves the page before an answer (R4, R15)', async () => {
    const visitor = await here.open(DISTRICT + path);
    const text = await banner(visitor);
    for (const word of Object.values(words)) expect(text).toContain(word);
    expect(hosts(visitor)).toEqual([]);
    expect(await visitor.cookies()).toEqual([]);
    expect(await visitor.storage()).toEqual({ local: {}, session: {} });
  });

  it('finds the question before all else, and the rest of the page as it was', async () => {
    const visitor = await here.open(DISTRICT + path);
    // Playwright reads no more than the body by itself.
    const page = await visitor.page.locator(':root').ariaSnapshot();
    const parts = [
      `- region "${words.title}"`,
      `- button "${words.accept}"`,
      `- button "${words.refuse}"`,
      `- button "${words.choose}"`,
      '- banner:',
    ].map(part => page.indexOf(part));
    expect(parts).not.toContain(-1);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(await focused(visitor)).toBe('body');
    expect(await visitor.page.evaluate(() => scrollY)).toBe(0);
    expect(await shift(visitor)).toBe(0);
  });

  it('reaches the question with the second press of Tab (R24)', async () => {
    const visitor = await here.open(DISTRICT + path);
    await visitor.page.keyboard.press('Tab');
    expect(await visitor.page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await visitor.page.keyboard.press('Tab');
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('hallpass-consent');
  });
});

describe('the language of the question', () => {
  it.each([
    ['the page’s, before the browser’s', ' lang="en"', 'es-ES', en.banner.accept],
    ['the page’s, whatever its region', ' lang="es-MX"', 'en-US', es.banner.accept],
    ['the browser’s, where the page has none', '', 'es-MX', es.banner.accept],
    ['English, where the page’s is not shipped', ' lang="vi"', 'es-MX', en.banner.accept],
    ['English, where the browser’s is not shipped', '', 'fr-CA', en.banner.accept],
  ])('is %s (R4)', async (_, lang, locale, words) => {
    here.page({ lang });
    const visitor = await here.open(TRY, { locale });
    expect(await banner(visitor)).toContain(words);
  });

  it('is the one that the webmaster fixed', async () => {
    here.page({ tag: tag('data-lang="es"') });
    expect(await banner(await here.open(TRY))).toContain(es.banner.accept);
  });

  it('follows the page while it changes', async () => {
    const visitor = await here.open(`${DISTRICT}/`);
    await visitor.page.evaluate(() => {
      document.documentElement.lang = 'es';
    });
    await visitor.settled();
    expect(await banner(visitor)).toContain(es.banner.accept);
    expect(await visitor.surface('banner').getAttribute('lang')).toBe('es');
    await visitor.page.evaluate(() => {
      document.documentElement.lang = 'en';
    });
    await visitor.settled();
    expect(await banner(visitor)).toContain(en.banner.accept);
  });

  it('is the visitor’s own from the moment it is switched, on this page only', async () => {
    const visitor = await here.open(`${DISTRICT}/`);
    const español = visitor.surface('banner').locator('button[lang="es"]');
    expect(await español.getAttribute('lang')).toBe('es');
    await español.focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.settled();
    expect(await banner(visitor)).toContain(es.banner.accept);
    expect(await visitor.surface('banner').getAttribute('lang')).toBe('es');
    // Whoever used the keyboard goes on from where they were.
    expect(await focused(visitor)).toBe('English');
    await visitor.page.evaluate(() => {
      document.documentElement.lang = 'en-GB';
    });
    await visitor.settled();
    expect(await banner(visitor)).toContain(es.banner.accept);
    expect(await visitor.cookies()).toEqual([]);
    expect(await visitor.storage()).toEqual({ local: {}, session: {} });
    await visitor.page.goto(`${DISTRICT}/news`);
    await visitor.settled();
    expect(await banner(visitor)).toContain(en.banner.accept);
    expect(hosts(visitor)).toEqual([]);
  });
});

describe('a small screen', () => {
  it('shows the question without moving the page, or being wider than the screen (R24)', async () => {
    const visitor = await here.open(`${DISTRICT}/es/`, { viewport: { width: 320, height: 640 } });
    const box = await visitor.surface('banner').boundingBox();
    expect(box?.width).toBeLessThanOrEqual(320);
    expect(box && box.y + box.height).toBeLessThanOrEqual(640);
    const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await visitor.page.evaluate(wider)).toBe(0);
    expect(await shift(visitor)).toBe(0);
  });
});
