import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, place, TRY } from '../journeys/steps.ts';

const here = place();

const FOOTER = '<footer><a id="re" href="#cookie-preferences">Cookies</a></footer>';

const open = (script: string, body = '<main>News</main>') => {
  here.page({ body: `${body}${FOOTER}<script nonce="{{nonce}}">${script}</script>` });
  return here.open(TRY, { viewport: { width: 1000, height: 420 } });
};

const isRefused = (visitor: Visitor) =>
  expect.poll(async () => (await consentCookies(visitor))[0]?.value).toContain('p0a0m0');

/** What a page's shortcuts do with a key, unless it is a field's or a button's as they see it. */
const SHORTCUTS = `event => {
  if (/^(INPUT|TEXTAREA|SELECT|BUTTON|A)$/.test(event.target.tagName)) return;
  if (event.key === ' ' || event.key === 'Enter') { event.preventDefault(); event.stopPropagation(); window.acted = true; }
}`;

describe.each([
  ['document', 'false'],
  ['document', 'true'],
  ['window', 'true'],
])('a page whose shortcuts listen at its %s (capturing: %s)', (target, isCapturing) => {
  it.each(['Space', 'Enter'])('leaves %s to the banner’s buttons and to the switches', async key => {
    const visitor = await open(
      ['keydown', 'keypress', 'keyup']
        .map(kind => `${target}.addEventListener('${kind}', ${SHORTCUTS}, ${isCapturing});`)
        .join('\n'),
    );
    await visitor.button('open').focus();
    await visitor.page.keyboard.press(key);
    const toggle = visitor.switch({ category: 'analytics' });
    await toggle.focus();
    await visitor.page.keyboard.press('Space');
    expect(await toggle.isChecked()).toBe(true);
    await visitor.page.keyboard.press('Escape');
    // Until they are gone, the button of that name is theirs.
    await visitor.surface('preferences').waitFor({ state: 'detached' });
    await visitor.button('refuse-all').focus();
    await visitor.page.keyboard.press(key);
    await isRefused(visitor);
    expect(await visitor.page.evaluate('window.acted')).toBeUndefined();
    // What is not ours is the page's.
    await visitor.page.locator('main').click();
    await visitor.page.keyboard.press('Space');
    expect(await visitor.page.evaluate('window.acted')).toBe(true);
  });
});

it('a form around the page does not search when the banner is answered with Enter', async () => {
  here.page({
    body: `<form action="/search"><a href="#m">Skip</a><input name="q"><input type="submit" value="Search"><main id="m">News</main></form>${FOOTER}`,
  });
  const visitor = await here.open(TRY);
  await visitor.button('refuse-all').focus();
  await visitor.page.keyboard.press('Enter');
  await isRefused(visitor);
  await visitor.settled();
  expect(visitor.page.url()).toBe(TRY);
});

it('an optimizer that keeps the first press for later costs nobody the answer', async () => {
  const visitor = await open(
    `for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'click']) addEventListener(kind, event => {
       if (!event.isTrusted) return;
       event.preventDefault();
       event.stopImmediatePropagation();
       window.kept = true;
     }, true);`,
  );
  await visitor.button('refuse-all').click();
  await isRefused(visitor);
  expect(await visitor.page.evaluate('window.kept')).toBeUndefined();
});

it.each([
  [
    'that scrolls smoothly by itself',
    `addEventListener('wheel', event => event.preventDefault(), { passive: false });`,
  ],
  ['that lets the browser scroll', ''],
])('a page %s lets the preferences scroll, and stays where it is', async (_, script) => {
  const visitor = await open(script, `<main>${'<p>News</p>'.repeat(60)}</main>`);
  await visitor.button('open').click();
  const preferences = visitor.surface('preferences');
  await preferences.waitFor();
  const { x = 0, y = 0, width = 0, height = 0 } = (await preferences.boundingBox()) ?? {};
  await visitor.page.mouse.move(x + width / 2, y + height / 2);
  const scrolled = () =>
    preferences.evaluate(dialog =>
      Math.max(...[dialog, ...dialog.querySelectorAll('*')].map(({ scrollTop }) => scrollTop)),
    );
  await visitor.page.mouse.wheel(0, 100);
  await expect.poll(scrolled).toBeGreaterThan(0);
  // Far beyond their end.
  for (let i = 0; i < 5; i++) await visitor.page.mouse.wheel(0, 5000);
  await expect
    .poll(() =>
      preferences.evaluate(dialog =>
        [dialog, ...dialog.querySelectorAll('*')].some(
          ({ scrollTop, scrollHeight, clientHeight }) =>
            scrollTop > 0 && scrollTop + clientHeight > scrollHeight - 2,
        ),
      ),
    )
    .toBe(true);
  await visitor.page.mouse.wheel(0, 5000);
  await visitor.settled();
  expect(await visitor.page.evaluate(() => scrollY)).toBe(0);
});
