import { describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import type { Visitor } from '../harness/visitor.ts';
import { place, TRY, tag } from '../journeys/steps.ts';

const here = place();

const LINKS = 60;
const links = Array.from(
  { length: LINKS },
  (_, i) => `<p><a id="link-${i}" href="#x">Link ${i}</a></p>`,
).join('');

/** What has the focus, and how much of it the banner covers or the window does not show: of nine points, how many. */
function hiddenPoints(): { id: string; hidden: number } {
  const active = document.activeElement as Element;
  const { left, top, width, height } = active.getBoundingClientRect();
  let hidden = 0;
  for (const x of [0.05, 0.5, 0.95]) {
    for (const y of [0.05, 0.5, 0.95]) {
      const at = document.elementFromPoint(left + width * x, top + height * y);
      if (!at || !(active.contains(at) || at.contains(active))) hidden++;
    }
  }
  return { id: active.id, hidden };
}

const css = (rules: string) => {
  here.demo.page('www.cedarcreek.example', '/page.css', { type: 'text/css', body: rules });
  return '<link rel="stylesheet" href="/page.css">';
};

const PAGES: [what: string, rules: string, attributes: string][] = [
  ['a plain page', '', ''],
  ['a page with a bar at its bottom that knows of itself', 'html{scroll-padding-bottom:20%}', ''],
  ['a page as high as the window', 'html,body{height:100%}', ''],
  ['a page that is a column', 'body{display:flex;flex-direction:column;min-height:100vh}', ''],
  ['a page with the banner at the top', '', 'data-position="top"'],
];

describe.each([
  [1280, 800],
  [320, 568],
])('at %i × %i pixels', (width, height) => {
  it.each(PAGES)(
    'nothing that has the focus is hidden by the banner, forwards and backwards, on %s',
    async (_, rules, attributes) => {
      here.page({ tag: tag(attributes), head: css(rules), body: `${links}<footer>School</footer>` });
      const visitor = await here.open(TRY, { viewport: { width, height } });
      const hidden: string[] = [];
      const seen = new Set<string>();
      const { page } = visitor;
      const walk = async (key: string, presses: number) => {
        for (let i = 0; i < presses; i++) {
          await page.keyboard.press(key);
          await page.evaluate(() => new Promise(requestAnimationFrame));
          const { id, hidden: points } = await page.evaluate(hiddenPoints);
          if (!id.startsWith('link-')) continue;
          seen.add(id);
          if (points > 0) hidden.push(`${key} ${id}: ${points} of 9`);
        }
      };
      // The banner, the links, and our own link in the footer.
      await walk('Tab', 5 + LINKS + 1);
      expect(seen.size).toBe(LINKS);
      await walk('Shift+Tab', LINKS);
      expect(hidden).toEqual([]);
    },
  );
});

describe.each(['light', 'dark'] as const)('the focus, in %s colours', colorScheme => {
  it('shows a ring of the colour of the text around everything in the banner', async () => {
    here.page({ body: '<p>School</p>' });
    const visitor = await here.open(TRY, { colorScheme });
    const rings: string[] = [];
    for (let i = 0; i < 5; i++) {
      await visitor.page.keyboard.press('Tab');
      rings.push(
        await visitor.page.evaluate(() => {
          const active = document.querySelector('#hallpass-consent')?.shadowRoot?.activeElement as Element;
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(active);
          const text = getComputedStyle(active.closest('.banner') as Element).color;
          return `${outlineStyle} ${outlineWidth} ${outlineColor === text ? 'as text' : outlineColor}`;
        }),
      );
    }
    expect(rings).toEqual(Array(5).fill('solid 3px as text'));
  });
});

/** What the page itself has asked for, as far as it can be seen in its root element. */
const asked = (visitor: Visitor) =>
  visitor.page.evaluate(() => ({
    inline: document.documentElement.style.scrollPaddingBottom,
    computed: getComputedStyle(document.documentElement).scrollPaddingBottom,
    height: document.documentElement.scrollHeight,
    last: document.body.lastElementChild?.localName,
  }));

describe('what the page itself asks for', () => {
  it.each([
    ['nothing', '', '', 'auto'],
    ['less than the banner takes', 'html{scroll-padding-bottom:10px}', '', '10px'],
    ['more than the banner takes', 'html{scroll-padding:300px}', '', '300px'],
    ['something in its own style attribute', '', '30px', '30px'],
  ])('stands when the banner is gone: %s', async (_, rules, inline, after) => {
    here.page({
      head: css(rules),
      body: `<script nonce="{{nonce}}">document.documentElement.style.scrollPaddingBottom='${inline}'</script>${links}<footer><a href="#cookie-preferences">C</a></footer>`,
    });
    const visitor = await here.open(TRY, { viewport: { width: 1280, height: 800 } });
    await expect.poll(async () => (await asked(visitor)).inline).toMatch(/^(max|calc)\(/);
    const covered = 800 - ((await visitor.surface('banner').boundingBox())?.y ?? 0);
    const during = await asked(visitor);
    const room = Number.parseFloat(during.computed);
    expect(room).toBeGreaterThanOrEqual(Math.max(covered, Number.parseFloat(after) || 0));
    expect(room).toBeLessThan(Math.max(covered + 20, Number.parseFloat(after) || 0) + 1);
    await visitor.button('refuse-all').click();
    await visitor.surface('status').waitFor();
    await visitor.page.keyboard.press('Escape');
    await expect.poll(() => asked(visitor)).toMatchObject({ inline, computed: after, last: 'footer' });
    expect((await asked(visitor)).height).toBeLessThan(during.height - covered);
  });
});

it('a page that is written anew keeps the room for what has the focus', async () => {
  here.page({ body: '<main>Checking</main>', free: true });
  const visitor = await here.open(TRY);
  const room = async () => Number.parseFloat((await asked(visitor)).computed) || 0;
  await expect.poll(room).toBeGreaterThan(0);
  await visitor.page.evaluate(() => {
    document.open();
    document.write('<!doctype html><html lang="en"><title>Anew</title><body><main>Welcome</main>');
    document.close();
  });
  const covered = async () =>
    visitor.page
      .evaluate(() => innerHeight)
      .then(async height => {
        const box = await visitor.surface('banner').boundingBox();
        return height - (box?.y ?? 0);
      });
  await expect.poll(async () => (await room()) >= (await covered())).toBe(true);
});

it('the end of the page comes clear of the banner, for a mouse too', async () => {
  here.page({ body: `${links}<footer><a id="end" href="#x">The end</a></footer>` });
  for (const [width, height] of [
    [1280, 800],
    [320, 568],
  ] as const) {
    const visitor = await here.open(TRY, { viewport: { width, height } });
    await visitor.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await visitor.page.locator('#end').click({ timeout: 3000 });
  }
});

it('a printed page is no longer for it', async () => {
  // The first sheet is nearly full.
  here.page({
    head: css('body{margin:0}p{height:1000px;margin:0}@page{margin:0}'),
    body: '<p>School</p><footer><a href="#cookie-preferences">C</a></footer>',
  });
  const pages = async (visitor: Visitor) =>
    (await visitor.page.pdf({ format: 'letter' })).toString('latin1').match(/\/Type \/Page\b/g)?.length;
  const asking = await here.open(TRY);
  const answered = await here.open(TRY);
  await answered.button('refuse-all').click();
  await expect.poll(() => answered.surface('banner').count()).toBe(0);
  expect([await pages(asking), await pages(answered)]).toEqual([1, 1]);
});

describe.each(availableEngines())('in %s', name => {
  it('what has the focus is not hidden either (R24)', async () => {
    here.page({ body: links });
    const engine: Engine = await openEngine(name, here);
    try {
      await engine.resize(1000, 600);
      await engine.open(TRY);
      await engine.settled();
      const hidden: string[] = [];
      const order: string[] = [];
      let last = '';
      for (let i = 0; i < 45; i++) {
        await engine.keys('Tab');
        await engine.evaluate(() => new Promise(done => requestAnimationFrame(() => done(0))));
        const { id, hidden: points } = await engine.evaluate(hiddenPoints);
        order.push(id);
        if (!id.startsWith('link-')) continue;
        last = id;
        if (points > 0) hidden.push(`${id}: ${points} of 9`);
      }
      // The banner comes where it is in the document (after what looks like a skip link), though it is in front.
      expect(order.slice(0, 7)).toEqual(['link-0', ...Array(5).fill('hallpass-consent'), 'link-1']);
      expect(last).toBe('link-39');
      expect(hidden).toEqual([]);
    } finally {
      await engine.close();
    }
  });
});
