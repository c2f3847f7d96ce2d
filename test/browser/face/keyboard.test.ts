import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, focused, hosts, place, stored, TRY } from '../journeys/steps.ts';

const here = place();

const press = async (visitor: Visitor, ...keys: string[]) => {
  for (const key of keys) await visitor.page.keyboard.press(key);
};

/** Presses Tab until something has the focus; fails where it is out of the way. */
async function tabTo(visitor: Visitor, name: string, most: number, key = 'Tab'): Promise<number> {
  for (let presses = 1; presses <= most; presses++) {
    await press(visitor, key);
    if ((await focused(visitor)) === name) return presses;
  }
  throw new Error(`${name} is more than ${most} presses of ${key} away`);
}

/** The class of what has the focus in our own root. */
const focusedClass = (visitor: Visitor) =>
  visitor.page.evaluate(
    () => document.querySelector('#hallpass-consent')?.shadowRoot?.activeElement?.className,
  );

const FRAME =
  '<iframe id="v" src="https://www.youtube.com/embed/abc" width="560" height="315" title="Film"></iframe>';

describe('with nothing but the keyboard', () => {
  it.each([
    ['Enter', en.banner.accept, 'p1a1m1', 4],
    ['Space', en.banner.accept, 'p1a1m1', 4],
    ['Enter', en.banner.refuse, 'p0a0m0', 5],
    ['Space', en.banner.refuse, 'p0a0m0', 5],
  ])(
    'a visitor comes from the skip link to the banner and answers with %s: %s',
    async (key, name, answer, away) => {
      const visitor = await here.open(`${DISTRICT}/`);
      await press(visitor, 'Tab');
      expect(await visitor.page.evaluate(() => document.activeElement?.className)).toBe('skip');
      expect(await tabTo(visitor, name, away)).toBeLessThanOrEqual(away);
      await press(visitor, key);
      await expect.poll(async () => (await consentCookies(visitor))[0]?.value).toContain(answer);
      await expect.poll(() => visitor.surface('banner').count()).toBe(0);
      await expect
        .poll(() => visitor.page.locator('#hallpass-consent').getByRole('status').innerText())
        .toContain(en.status.saved);
      // The focus is on the message; past its two buttons, onwards from where the banner was.
      expect(await focusedClass(visitor)).toContain('status');
      await press(visitor, 'Tab', 'Tab', 'Tab');
      expect(await visitor.page.evaluate(() => document.activeElement?.className)).toBe('brand');
    },
  );

  it('a visitor skips the banner, comes back to it, and is kept by it nowhere', async () => {
    const visitor = await here.open(`${DISTRICT}/`);
    await press(visitor, 'Tab', 'Tab');
    const order: string[] = [];
    for (let i = 0; i < 5; i++) {
      order.push(await focused(visitor));
      await press(visitor, 'Tab');
    }
    const { banner } = en;
    expect(order).toEqual(['Español', banner.policy, banner.accept, banner.refuse, banner.choose]);
    expect(await visitor.page.evaluate(() => document.activeElement?.className)).toBe('brand');
    await press(visitor, 'Shift+Tab');
    expect(await focused(visitor)).toBe(banner.choose);
    await press(visitor, 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    expect(await visitor.page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await press(visitor, 'Enter', 'Tab');
    expect(await visitor.page.evaluate(() => !!document.activeElement?.closest('main'))).toBe(true);
    expect(hosts(visitor)).toEqual([]);
  });

  it('a visitor reopens the choice from the footer, looks through it, and leaves with Esc (R24)', async () => {
    here.page({
      body: '<a href="#main">Skip</a><main id="main"><a href="/news">News</a></main><footer></footer>',
    });
    const visitor = await here.open(TRY, { stored: stored('p0a1m0') });
    await tabTo(visitor, en.reopen, 4);
    await press(visitor, 'Enter');
    await visitor.surface('preferences').waitFor();
    await expect.poll(() => focused(visitor)).toBe('preferences-title');
    const before = await consentCookies(visitor);
    const preferences = visitor.surface('preferences');
    const inside = await preferences
      .locator('a,button,summary,input:enabled')
      .filter({ visible: true })
      .count();
    const seen = new Set<string>();
    for (let i = 0; i < inside; i++) {
      await press(visitor, 'Tab');
      seen.add(
        await visitor.page.evaluate(() => {
          const active = document.querySelector('#hallpass-consent')?.shadowRoot?.activeElement;
          return active?.closest('dialog') ? active.outerHTML.slice(0, 120) : 'outside';
        }),
      );
    }
    expect(seen.size).toBe(inside);
    expect(seen).not.toContain('outside');
    await press(visitor, 'Escape');
    await preferences.waitFor({ state: 'detached' });
    expect(await focused(visitor)).toBe(en.reopen);
    expect(await consentCookies(visitor)).toEqual(before);
  });

  it('a visitor looks through the preferences at 400 %: all of it scrolls, and what has the focus is in sight', async () => {
    here.page({ body: `<main>${'<p><a href="/news">News</a></p>'.repeat(30)}</main><footer></footer>` });
    const visitor = await here.open(`${TRY}#cookie-preferences`, {
      stored: stored('p0a1m0'),
      viewport: { width: 320, height: 256 },
    });
    const preferences = visitor.surface('preferences');
    await preferences.waitFor();
    // The words are not in a slit between header and footer.
    expect(await preferences.locator('.scroll').evaluate(area => area.clientHeight)).toBeGreaterThan(256);
    const count = await preferences
      .locator('a,button,summary,input:enabled')
      .filter({ visible: true })
      .count();
    for (let i = 0; i < count; i++) {
      await press(visitor, 'Tab');
      const isInSight = await visitor.page.evaluate(() => {
        const active = document.querySelector('#hallpass-consent')?.shadowRoot?.activeElement;
        const { top, bottom, left, right } = active?.getBoundingClientRect() ?? new DOMRect(-1);
        return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth;
      });
      expect(isInSight, `stop ${i + 1}`).toBe(true);
    }
    expect(await visitor.page.evaluate(() => scrollY), 'the page').toBe(0);
  });

  it('a visitor turns a switch with Space and confirms with Enter', async () => {
    const visitor = await here.open(`${DISTRICT}/`);
    await press(visitor, 'Tab');
    await tabTo(visitor, en.banner.choose, 5);
    await press(visitor, 'Space');
    await visitor.surface('preferences').waitFor();
    const isAt = (category: string) =>
      visitor
        .switch({ category })
        .evaluate(element => (element.getRootNode() as ShadowRoot).activeElement === element);
    for (let i = 0; i < 12 && !(await isAt('analytics')); i++) await press(visitor, 'Tab');
    await press(visitor, 'Space');
    expect(await visitor.switch({ category: 'analytics' }).isChecked()).toBe(true);
    await visitor.button('save').focus();
    await press(visitor, 'Enter');
    await expect.poll(async () => (await consentCookies(visitor))[0]?.value).toContain('p0a1m0');
  });

  it.each(['Enter', 'Space'])('a visitor loads one video with %s, and is in it then', async key => {
    here.page({ body: `<main>${FRAME}</main><footer><a href="#cookie-preferences">C</a></footer>` });
    const visitor = await here.open(TRY, { stored: stored('p0a0m0') });
    const before = await consentCookies(visitor);
    here.demo.reset();
    await tabTo(visitor, en.embed.once, 3);
    await press(visitor, key);
    await here.arrived(({ path }) => path === '/embed/abc');
    await expect.poll(() => focused(visitor)).toBe('v');
    expect(await consentCookies(visitor)).toEqual(before);
  });
});
