import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import es from '../../../locales/es.json' with { type: 'json' };
import { availableEngines } from '../harness/engine.ts';
import { launch, makeProfile } from '../harness/launch.ts';
import { accompany, type Visitor } from '../harness/visitor.ts';
import { consentCookies, focused, hosts, place, TRY } from '../journeys/steps.ts';

const here = place();

const FRAME =
  '<iframe data-category="marketing" data-consent-src="https://www.youtube.com/embed/abc" width="560" height="315" title="Film"></iframe>';
const FOOTER = '<footer><a id="reopen" href="#cookie-preferences">Cookies</a></footer>';

const css = (rules: string) => {
  here.demo.page('www.cedarcreek.example', '/page.css', { type: 'text/css', body: rules });
  return '<link rel="stylesheet" href="/page.css">';
};

/** Whether the middle of each button of the banner is the banner's, as a mouse would find it. */
const isInFront = (visitor: Visitor) =>
  visitor.page.evaluate(() => {
    const host = document.querySelector('#hallpass-consent') as Element;
    const buttons = [...(host.shadowRoot as ShadowRoot).querySelectorAll('.banner button')];
    return buttons.map(button => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === host;
    });
  });

/** The banner's picture on a page that is otherwise white. */
async function picture(rules: string): Promise<string> {
  here.page({ head: css(rules), body: FOOTER });
  const visitor = await here.open(TRY, { viewport: { width: 900, height: 600 } });
  const image = await visitor.surface('banner').screenshot();
  return image.toString('base64');
}

const _ALL = 'html, body { background: white !important } footer { visibility: hidden }';

describe('the rules of a page', () => {
  it.each([
    [
      'everything important',
      '* { font: 9px/1 fantasy !important; color: red !important; letter-spacing: 9px !important; text-transform: uppercase !important; text-align: center !important; direction: rtl !important }',
    ],
    ['everything gone', '* { visibility: hidden !important; opacity: .1 !important }'],
    [
      'everything moved',
      '* { transform: rotate(3deg) !important; margin: 30px !important; position: relative !important; contain: none !important; filter: blur(3px) !important; }',
    ],
    ['everything reset', '* { all: unset !important } '],
    ['nothing shown that is a div', 'body > div { display: none !important }'],
    ['buttons without anything', 'button { all: unset } section, p, h2, a { all: unset }'],
    ['tiny letters', 'html { font-size: 4px }'],
  ])('do not reach the banner: %s', async (_, rules) => {
    // The page itself must be as white as before.
    const strange = `${rules} html, html body { background: white !important; filter: none !important; transform: none !important; margin: 0 !important } body > :not(#hallpass-consent) { display: none !important }`;
    expect(await picture(strange)).toBe(
      await picture(`html,body{background:white}body > :not(#hallpass-consent) { display: none }`),
    );
  });

  it.each([
    [
      'a layer as high as there can be',
      '#top { position: fixed; inset: 0; background: #fff8; z-index: 2147483647 }',
    ],
    ['a body that is transformed', 'body { transform: translateX(0); min-height: 3000px }'],
    ['a body with a filter', 'body { filter: grayscale(1); min-height: 3000px }'],
    ['a body that contains', 'body { contain: strict; height: 100px; overflow: hidden }'],
    ['a body that does not scroll', 'html, body { overflow: hidden; height: 100% }'],
    ['a body that stands by itself', 'body { isolation: isolate; position: relative; z-index: -1 }'],
  ])('leave the banner in front and at the bottom: %s', async (_, rules) => {
    here.page({ head: css(rules), body: `<div id="top"></div><main>School</main>${FOOTER}` });
    const visitor = await here.open(TRY, { viewport: { width: 900, height: 600 } });
    expect(new Set(await isInFront(visitor))).toEqual(new Set([true]));
    const box = await visitor.surface('banner').boundingBox();
    expect(box && box.y + box.height).toBe(600 - 16);
    await visitor.button('refuse-all').click();
    await expect.poll(() => visitor.surface('banner').count()).toBe(0);
  });
});

describe('a dialog of the page', () => {
  const dialog = '<dialog id="d"><p>Enroll now</p><button id="ok">OK</button></dialog>';

  it('that is open before the banner comes stays in front, and works', async () => {
    here.page({
      head: css('#d { width: 90vw; height: 80vh; max-width: none; max-height: none }'),
      body: `${dialog}<script nonce="{{nonce}}">d.showModal(); ok.onclick = () => d.close()</script>${FOOTER}`,
    });
    const visitor = await here.open(TRY, { viewport: { width: 900, height: 600 } });
    const top = await visitor.page.evaluate(() => document.elementFromPoint(450, 500)?.closest('dialog')?.id);
    expect(top).toBe('d');
    await visitor.page.locator('#ok').click();
    await visitor.button('refuse-all').click();
    await expect.poll(() => visitor.surface('banner').count()).toBe(0);
  });

  it('that opens later stands over the banner', async () => {
    here.page({
      head: css('#d { width: 90vw; height: 80vh; max-width: none; max-height: none }'),
      body: dialog + FOOTER,
    });
    const visitor = await here.open(TRY, { viewport: { width: 900, height: 600 } });
    const inside = await visitor.page.evaluate(() => {
      (document.querySelector('#d') as HTMLDialogElement).showModal();
      return document.elementFromPoint(450, 530)?.closest('dialog')?.id;
    });
    expect(inside).toBe('d');
  });

  it('and our preferences open over a banner that is in front of everything', async () => {
    here.page({
      head: css('#top { position: fixed; inset: 0; z-index: 2147483647; pointer-events: none }'),
      body: `<div id="top"></div>${FOOTER}`,
    });
    const visitor = await here.open(TRY);
    await visitor.button('open').click();
    await visitor.surface('preferences').waitFor();
    expect(await focused(visitor)).toBe('preferences-title');
    await visitor.page.keyboard.press('Escape');
    await expect.poll(() => focused(visitor)).toBe(en.banner.choose);
  });
});

describe('the order of the keyboard', () => {
  it('is that of the page, though the banner is in front of it', async () => {
    here.page({
      body: `<a class="skip" href="#main">Skip</a><a href="/one">One</a><main id="main"><a href="/two">Two</a></main>${FOOTER}`,
    });
    const visitor = await here.open(TRY);
    const order: string[] = [];
    for (let i = 0; i < 9; i++) {
      await visitor.page.keyboard.press('Tab');
      order.push(await focused(visitor));
    }
    const { banner } = en;
    expect(order).toEqual([
      'Skip',
      'Español',
      banner.policy,
      banner.accept,
      banner.refuse,
      banner.choose,
      'One',
      'Two',
      'reopen',
    ]);
  });
});

describe('whoever takes us from the page', () => {
  it('each time we come does not stop the page by it, and nothing that is held runs', async () => {
    here.page({
      body: `<p>School</p>${FRAME}${FOOTER}<script nonce="{{nonce}}">
        new MutationObserver(() => document.querySelector('#hallpass-consent')?.remove()).observe(document, { childList: true, subtree: true });
        addEventListener('click', () => { document.title = 'clicked'; });
      </script>`,
    });
    const visitor = await here.open(TRY);
    await visitor.page.locator('body > p').click();
    expect(await visitor.page.title()).toBe('clicked');
    expect(hosts(visitor)).toEqual([]);
  });

  it('with the body, once, gets us again, in front and clear of the focus', async () => {
    here.page({ head: css('body { transform: translateX(0); min-height: 3000px }'), body: FOOTER });
    const visitor = await here.open(TRY, { viewport: { width: 900, height: 600 } });
    await visitor.page.evaluate(() => {
      const body = document.createElement('body');
      body.append(document.createElement('main'), document.querySelector('footer') as Element);
      document.body.replaceWith(body);
      history.pushState(null, '', '/try?2');
    });
    await expect.poll(() => visitor.surface('banner').count()).toBe(1);
    expect(new Set(await isInFront(visitor))).toEqual(new Set([true]));
    const box = await visitor.surface('banner').boundingBox();
    expect(box && box.y + box.height).toBe(600 - 16);
    expect(
      await visitor.page.evaluate(() =>
        Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom),
      ),
    ).toBeGreaterThan(100);
  });
});

/** A visitor whose blocker hides things by its lists: rules of the visitor's, which go before all of a page's. */
async function withBlocker(rules: string): Promise<Visitor> {
  const profile = await makeProfile();
  await mkdir(join(profile.folder, 'chrome'));
  await writeFile(join(profile.folder, 'chrome', 'userContent.css'), rules);
  const context = await launch('firefox', here.network, profile, { locale: 'en-US' });
  return accompany(here, context, async () => {
    await context.close();
    await profile.remove();
  });
}

describe.runIf(availableEngines().includes('firefox'))('a blocker that hides us', () => {
  it.each([
    '#hallpass-consent { display: none !important }',
    '[id*="consent"], [class*="cookie"] { display: none !important }',
  ])('leaves the page as it is and everything held, and the footer’s link still opens: %s', async rules => {
    here.page({ body: `<p>School</p>${FRAME}<form><input name="q"></form>${FOOTER}` });
    const visitor = await withBlocker(rules);
    try {
      const { page } = visitor;
      await page.goto(TRY);
      await visitor.settled();
      expect(await visitor.surface('banner').isVisible()).toBe(false);
      expect(hosts(visitor)).toEqual([]);
      await page.locator('input').fill('lunch');
      expect(
        await page.evaluate(() => getComputedStyle(document.documentElement).scrollPaddingBottom),
      ).toMatch(/^(auto|0px|max\(0px)/);
      await page.locator('#reopen').click();
      await page.getByRole('heading', { name: en.preferences.title }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: en.preferences.title }).waitFor({ state: 'detached' });
      // The page is the visitor's again, and what was hidden is hidden again.
      await page.locator('input').fill('dinner');
      expect(await visitor.surface('banner').isVisible()).toBe(false);
      await page.locator('#reopen').click();
      await page.getByRole('button', { name: en.preferences.refuseAll }).last().click();
      await expect
        .poll(async () => (await visitor.cookies()).map(({ name }) => name))
        .toContain('hallpass-consent');
      expect(visitor.errors).toEqual([]);
    } finally {
      await visitor.close();
    }
  });
});

/** What a translator does with a page: each text goes into elements of its own, also later ones. */
function translate(): void {
  const wrap = (node: Node) => {
    for (const child of [...node.childNodes]) {
      if (child instanceof Text) {
        if (!child.data.trim() || (node as Element).localName === 'font') continue;
        const outer = document.createElement('font');
        outer.append(document.createElement('font'));
        child.replaceWith(outer);
        outer.firstElementChild?.append(new Text(child.data));
      } else {
        wrap(child);
        if (child instanceof Element && child.shadowRoot) wrap(child.shadowRoot);
      }
    }
  };
  wrap(document.body);
}

describe('a translator that takes every text apart between all steps', () => {
  it('breaks nothing, and leaves no word twice or behind', async () => {
    here.page({ body: `<p>School</p>${FRAME}<footer></footer>` });
    const visitor = await here.open(TRY);
    const { page } = visitor;
    const text = (surface: 'banner' | 'placeholder' | 'preferences' | 'status') =>
      visitor.surface(surface).innerText();
    const count = (words: string, whole: string) => whole.split(words).length - 1;

    await page.evaluate(translate);
    await visitor.button('language').click();
    await expect.poll(() => text('banner')).toContain(es.banner.title);
    expect(count(es.banner.title, await text('banner'))).toBe(1);
    expect(await text('banner')).not.toContain(en.banner.accept);
    await expect.poll(() => page.locator('.end > a').innerText()).toBe(es.reopen);
    await expect.poll(() => text('placeholder')).toContain(es.embed.once);
    expect(await text('placeholder')).not.toContain(en.embed.once);

    await page.evaluate(translate);
    await visitor.button('open').click();
    await visitor.surface('preferences').waitFor();
    await page.evaluate(translate);
    await visitor.switch({ category: 'analytics' }).click();
    await page.evaluate(translate);
    await visitor.surface('preferences').locator('[data-consent-action="language"]').click();
    await expect.poll(() => text('preferences')).toContain(en.preferences.intro);
    const words = await text('preferences');
    expect(words).not.toContain(es.preferences.intro);
    for (const once of [en.preferences.title, en.preferences.intro, en.categories.analytics.text])
      expect([once, count(once, words)]).toEqual([once, 1]);
    expect(await visitor.switch({ category: 'analytics' }).isChecked()).toBe(true);
    await page.evaluate(translate);
    await visitor.button('save').click();
    await expect.poll(async () => (await consentCookies(visitor))[0]?.value).toContain('p0a1m0');
    await expect.poll(() => text('status')).toContain(en.status.saved);
    await page.evaluate(translate);

    await page.locator('.end > a').click();
    await visitor.surface('preferences').waitFor();
    await page.evaluate(translate);
    await visitor.button('forget').click();
    await expect.poll(() => text('banner')).toContain(en.banner.title);
    await page.evaluate(translate);
    await visitor.surface('placeholder').locator('[data-consent-action="load-once"]').click();
    await here.arrived(({ path }) => path === '/embed/abc');
    await expect.poll(() => visitor.surface('placeholder').count()).toBe(0);
  });
});
