import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import es from '../../../locales/es.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { focused, place, stored, TRY, tag } from '../journeys/steps.ts';

const here = place();

const FOOTER = '<footer><a id="re" href="#cookie-preferences">Cookies</a></footer>';
const COUNTER =
  '<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://count.test/x.js"></script>';

const message = (visitor: Visitor) => visitor.surface('status');

/** Opens the preferences with the page's own link, and presses a button in them. */
async function inPreferences(visitor: Visitor, action: 'refuse-all' | 'forget') {
  await visitor.page.locator('#re').click();
  await visitor.surface('preferences').locator(`[data-consent-action="${action}"]`).click();
}

describe('messages', () => {
  it('are there a quarter of a second before their words', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, {
      prepare: ({ page }) =>
        page.addInitScript(() => {
          let born: number | undefined;
          const look = () => {
            const root = document.querySelector('#hallpass-consent')?.shadowRoot;
            const region = root?.querySelector('[role=status]');
            if (!region || !root) return;
            born ??= performance.now();
            if (!region.textContent)
              return new MutationObserver(look).observe(root, { subtree: true, childList: true });
            Object.assign(window, { waited: performance.now() - born });
          };
          new MutationObserver(look).observe(document, { subtree: true, childList: true });
          // Nobody answers faster.
          addEventListener('DOMContentLoaded', () => window.hallpass?.refuse());
        }),
    });
    await message(visitor).getByText(en.status.saved).waitFor();
    await expect.poll(() => visitor.page.evaluate('window.waited')).toBeGreaterThanOrEqual(200);
  });

  it('do not keep the frame waiting in which the banner goes', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY);
    // Once one has had its words, the next has them as soon as they are drawn.
    await visitor.page.evaluate(() => window.hallpass?.forget());
    await message(visitor).getByText(en.status.forgotten).waitFor();
    await visitor.page.evaluate(saved => {
      const frames: string[] = [];
      const look = () => {
        const root = document.querySelector('#hallpass-consent')?.shadowRoot;
        const isAsked = !!root?.querySelector('[data-consent-surface=banner]');
        const hasWords = !!root?.querySelector('[role=status]')?.textContent?.includes(saved);
        frames.push(`${isAsked ? 'asks' : 'has gone'}, ${hasWords ? 'words' : 'no words'}`);
        if (!hasWords) requestAnimationFrame(look);
      };
      document.addEventListener('hallpass:change', () => requestAnimationFrame(look), { once: true });
      Object.assign(window, { frames });
    }, en.status.saved);
    await visitor.button('refuse-all').click();
    await message(visitor).getByText(en.status.saved).waitFor();
    await expect
      .poll(() => visitor.page.evaluate('[...new Set(frames)]'))
      .toEqual(['has gone, no words', 'has gone, words']);
  });

  it.each(['Escape', 'Enter'])('are put away by %s', async key => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.button('refuse-all').focus();
    await visitor.page.keyboard.press('Enter');
    await message(visitor).waitFor();
    // Of the answer, the focus is on the message.
    expect(
      await visitor.page.evaluate(
        () => document.querySelector('#hallpass-consent')?.shadowRoot?.activeElement?.className,
      ),
    ).toBe('status');
    // Past the way to what it speaks of, the button that puts it away.
    if (key === 'Enter') {
      for (const name of [en.status.change, en.status.close]) {
        await visitor.page.keyboard.press('Tab');
        const button = message(visitor).getByRole('button', { name });
        expect(await button.evaluate(one => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(
          true,
        );
      }
    }
    await visitor.page.keyboard.press(key);
    await expect.poll(() => message(visitor).count()).toBe(0);
  });

  it('are small where there is room, and lead to what they speak of', async () => {
    here.page({ body: FOOTER });
    const visitor = await here.open(TRY, { viewport: { width: 1280, height: 800 } });
    await visitor.button('refuse-all').click();
    await message(visitor).waitFor();
    expect((await message(visitor).boundingBox())?.width).toBeLessThanOrEqual(28 * 16);
    await message(visitor).getByRole('button', { name: en.status.change }).click();
    await visitor.surface('preferences').waitFor();
    await visitor.page.keyboard.press('Escape');
    await visitor.surface('preferences').waitFor({ state: 'detached' });
    expect(await focused(visitor)).toBe(en.status.change);
    // Put away by its button, it leaves the focus where it was, and not on nothing: the keyboard goes on from there.
    await visitor.page.keyboard.press('Tab');
    await visitor.page.keyboard.press('Enter');
    await expect.poll(() => message(visitor).count()).toBe(0);
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('hallpass-consent');
    await visitor.page.keyboard.press('Tab');
    expect(await focused(visitor)).toBe('re');
  });

  it.each([
    ['en', en],
    ['es', es],
  ] as const)(
    'say in %s that the choice is forgotten, above the question that comes back',
    async (lang, words) => {
      here.page({ lang: ` lang="${lang}"`, body: FOOTER });
      const visitor = await here.open(TRY, { stored: stored('p0a0m0') });
      await inPreferences(visitor, 'forget');
      await message(visitor).getByText(words.status.forgotten).waitFor();
      const [above, below] = [
        await message(visitor).boundingBox(),
        await visitor.surface('banner').boundingBox(),
      ];
      expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
      // What opened the preferences has the focus again.
      expect(await focused(visitor)).toBe('re');
    },
  );
});

/** A page that fills the window, and no more. */
const FULL =
  'body{margin:0;box-sizing:border-box;min-height:100vh}body,form{display:flex;flex-direction:column}form,textarea{flex:1}';

describe('the question whether to load again', () => {
  it.each([
    [
      'a page on a phone',
      'a button',
      'textarea{height:600px}',
      false,
      (visitor: Visitor) => message(visitor).getByRole('button', { name: en.status.later }).click(),
    ],
    [
      'a page as high as the window, beside scroll bars',
      'Esc',
      FULL,
      true,
      (visitor: Visitor) => visitor.page.keyboard.press('Escape'),
    ],
  ])('leaves the end of %s free, and can be put away by %s', async (_, __, rules, hasScrollBars, putAway) => {
    here.demo.page('www.cedarcreek.example', '/form.css', { type: 'text/css', body: rules });
    here.page({
      head: '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/form.css">',
      body: `${COUNTER}<form><input><textarea id="t"></textarea><p><button type="button" id="send">Send</button></form>${FOOTER}`,
    });
    here.script('count.test', '');
    const visitor = await here.open(TRY, {
      stored: stored('p1a1m1'),
      viewport: { width: 360, height: 640 },
      hasScrollBars,
    });
    await visitor.page.locator('#t').fill('Dear Ms. Park');
    await visitor.page.evaluate(() => window.hallpass?.refuse());
    await message(visitor).getByText(en.status.ask).waitFor();
    await visitor.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await visitor.page.locator('#send').click({ timeout: 5000 });
    await visitor.page.locator('#re').focus();
    await expect
      .poll(() =>
        visitor.page.evaluate(() => {
          const { left, top, width, height } = (document.activeElement as Element).getBoundingClientRect();
          return document.elementFromPoint(left + width / 2, top + height / 2)?.id;
        }),
      )
      .toBe('re');
    await putAway(visitor);
    await expect.poll(() => message(visitor).count()).toBe(0);
    expect(await visitor.page.locator('#t').inputValue()).toBe('Dear Ms. Park');
    expect(here.loads(TRY)).toBe(1);
  });
});

describe('what could not be removed', () => {
  it.each([
    ['en', en],
    ['es', es],
  ] as const)(
    'is said in %s after the page was loaded again, as sites, until it is put away (R13)',
    async (lang, words) => {
      here.page({
        lang: ` lang="${lang}"`,
        body: `${COUNTER}<iframe data-category="marketing" data-consent-src="https://www.youtube.com/embed/abc" title="Film"></iframe>${FOOTER}`,
      });
      here.script('count.test', '');
      here.demo.page('www.youtube.com', '/embed/abc', { html: '<p>The film</p>' });
      const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
      const again = visitor.page.waitForEvent('load');
      await inPreferences(visitor, 'refuse-all');
      await again;
      const text = words.status.sites.replace('{{sites}}', 'youtube.com');
      await message(visitor).getByText(text).waitFor();
      expect(here.loads(TRY)).toBe(2);
      await message(visitor).getByRole('button', { name: words.status.close }).click();
      // Once: not on the next page, nor when this one is loaded again.
      await visitor.page.reload();
      await visitor.settled();
      expect(await message(visitor).count()).toBe(0);
    },
  );
});

describe('an opt-out signal', () => {
  const signal = ({ page }: Visitor) =>
    page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));

  it('is honored, and said in a message when the visitor comes, where the page has a link of its own (R16)', async () => {
    here.page({ body: `<a id="on" href="/try?2">On</a>${FOOTER}` });
    const visitor = await here.open(TRY, { prepare: signal });
    await message(visitor).getByText(en.optOut).waitFor();
    expect(await visitor.storage()).toEqual({ local: {}, session: {} });
    expect(await visitor.cookies()).toEqual([]);
    for (const go of [
      () => visitor.page.reload(),
      () => visitor.page.locator('#on').click(),
      () => visitor.page.goto(TRY),
    ]) {
      await go();
      await visitor.settled();
      expect(await message(visitor).count()).toBe(0);
    }
  });
});

it('code of the page that opens the preferences has the focus back on its own button', async () => {
  here.page({
    body: `<button id="mine">Cookies</button>${FOOTER}<script nonce="{{nonce}}">mine.onclick = () => window.hallpass.open();</script>`,
  });
  const visitor = await here.open(TRY, { stored: stored('p0a0m0') });
  await visitor.page.locator('#mine').focus();
  await visitor.page.keyboard.press('Enter');
  await visitor.surface('preferences').waitFor();
  await visitor.page.keyboard.press('Escape');
  await expect.poll(() => focused(visitor)).toBe('mine');
});

it('the preferences of a children’s site answer with the message, too', async () => {
  here.page({ tag: tag('data-audience="children"'), body: FOOTER });
  const visitor = await here.open(TRY);
  await visitor.button('refuse-all').click();
  await message(visitor).getByText(en.status.saved).waitFor();
});
