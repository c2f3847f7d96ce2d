import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { DISTRICT, focused, hosts, place, stored, TRY, tag } from './steps.ts';

const here = place();
const BUTTON = '<main><button data-consent-action="open">Cookie preferences</button></main>';
const answered = () => ({ stored: stored('p0a0m0') });

/** Opens with a click on an element of the page, closes with Esc, and says what has the focus then. */
async function thereAndBack(visitor: Visitor, selector: string): Promise<string> {
  await visitor.page.locator(selector).click();
  await visitor.surface('preferences').waitFor();
  expect(await focused(visitor)).toBe('preferences-title');
  await visitor.page.keyboard.press('Escape');
  await visitor.surface('preferences').waitFor({ state: 'detached' });
  return focused(visitor);
}

describe('a visitor who has answered', () => {
  it('opens the preferences with the link in the footer, and comes back to it (R5)', async () => {
    const visitor = await here.open(`${DISTRICT}/`, answered());
    const back = await thereAndBack(visitor, 'footer a[href="#cookie-preferences"]');
    expect(back).toBe('Cookie preferences');
    // The link leads nowhere: the address stays.
    expect(visitor.page.url()).toBe(`${DISTRICT}/`);
    expect(hosts(visitor)).toEqual([]);
  });

  it('opens them with a button of the page, again and again', async () => {
    here.page({ body: BUTTON });
    const visitor = await here.open(TRY, answered());
    for (const _ of [1, 2, 3]) {
      const back = await thereAndBack(visitor, 'main button[data-consent-action="open"]');
      expect(back).toBe('Cookie preferences');
    }
    expect(here.chunks('ui')).toBe(1);
  });

  it('opens them with an element that came later', async () => {
    here.page({ body: '<footer><a href="#cookie-preferences">Cookies</a></footer>' });
    const visitor = await here.open(TRY, answered());
    await visitor.page.evaluate(() => {
      const late = document.createElement('button');
      late.id = 'late';
      late.dataset.consentAction = 'open';
      late.append(document.createElement('span'), 'Cookies');
      document.body.append(late);
    });
    expect(await thereAndBack(visitor, '#late')).toBe('late');
  });

  it('opens them though the page stops every click', async () => {
    here.page({
      body: `<a id="link" href="#cookie-preferences">Cookies</a><script nonce="{{nonce}}">
        document.querySelector('a').onclick = event => { event.stopImmediatePropagation(); return false; };
      </script>`,
    });
    expect(await thereAndBack(await here.open(TRY, answered()), '#link')).toBe('link');
  });

  it('opens them with a picture that was drawn for it', async () => {
    here.page({
      body: '<svg id="drawn" tabindex="0" width="40" height="40" data-consent-action="open"><rect width="40" height="40"/></svg>',
    });
    const visitor = await here.open(TRY, answered());
    await visitor.page.locator('#drawn rect').click();
    await visitor.surface('preferences').waitFor();
  });

  it('sends no form with a button for it that stands within one', async () => {
    const actions = ['open', 'refuse-all'];
    // As ASP.NET writes them.
    const buttons = actions.map(
      action =>
        `<input type="submit" data-consent-action="${action}" value="${action}"><button data-consent-action="${action}">${action}</button>`,
    );
    here.page({ body: `<form method="post" action="/posted">${buttons.join('')}</form>` });
    const visitor = await here.open(TRY, answered());
    for (const action of actions.slice(1))
      for (const kind of ['button', 'input'])
        await visitor.page.locator(`form ${kind}[data-consent-action="${action}"]`).click();
    await visitor.page.locator('form input[data-consent-action="open"]').click();
    await visitor.surface('preferences').waitFor();
    await visitor.settled();
    expect(visitor.page.url()).toBe(TRY);
    expect(here.loads(TRY)).toBe(1);
  });

  it('lets a link within what opens them lead where it leads', async () => {
    here.page({ body: '<div data-consent-action="open">Cookies, and <a href="/news">news</a></div>' });
    const visitor = await here.open(TRY, answered());
    await visitor.page.getByRole('link', { name: 'news', exact: true }).click();
    await visitor.page.waitForURL(`${DISTRICT}/news`);
  });

  it('opens them with the keyboard (R24)', async () => {
    here.page({ body: BUTTON });
    const visitor = await here.open(TRY, answered());
    await visitor.page.locator('main button[data-consent-action="open"]').focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.surface('preferences').waitFor();
  });

  it('opens them with the address, on arrival and later', async () => {
    const visitor = await here.open(`${DISTRICT}/news#cookie-preferences`, answered());
    await visitor.surface('preferences').waitFor();
    await visitor.page.keyboard.press('Escape');
    await visitor.surface('preferences').waitFor({ state: 'detached' });
    await visitor.page.goto(`${DISTRICT}/news#`);
    await visitor.page.goto(`${DISTRICT}/news#cookie-preferences`);
    await visitor.surface('preferences').waitFor();
    expect(here.loads(`${DISTRICT}/news`)).toBe(1);
  });

  it('changes the language inside, and it stays changed on this page only', async () => {
    const visitor = await here.open(`${DISTRICT}/#cookie-preferences`, answered());
    await visitor.surface('preferences').locator('button[lang="es"]').click();
    await visitor.surface('preferences').getByText('Configuración de cookies').waitFor();
    expect(await visitor.surface('preferences').getAttribute('lang')).toBe('es');
    await visitor.page.reload();
    await visitor.surface('preferences').getByText(en.preferences.intro).waitFor();
  });

  it('can forget the choice, and is asked anew (R2)', async () => {
    const visitor = await here.open(`${DISTRICT}/#cookie-preferences`, answered());
    await visitor.button('forget').click();
    await visitor.surface('banner').waitFor();
    expect(await visitor.cookies()).toEqual([]);
  });
});

describe('a page without a link of its own', () => {
  const ours = (visitor: Visitor) => visitor.page.locator('a[href="#cookie-preferences"]');

  it.each([
    ['with a footer', 60, '<footer>Cedar Creek</footer>'],
    ['without a footer', 60, ''],
    ['with nothing but a line', 1, ''],
    ['as high as the window', 1, '<footer class="low">Cedar Creek</footer>'],
  ])('gets ours below all that is on it: %s (R5)', async (_, lines, footer) => {
    here.demo.page('www.cedarcreek.example', '/low.css', {
      type: 'text/css',
      body: 'body:has(.low){margin:0;min-height:100vh;display:flex;flex-direction:column;justify-content:space-between}',
    });
    here.page({
      head: '<link rel="stylesheet" href="/low.css">',
      body: `${'<p>News</p>'.repeat(lines)}${footer}`,
    });
    const visitor = await here.open(TRY, { ...answered(), hasScrollBars: true });
    await ours(visitor).waitFor();
    expect(await ours(visitor).count()).toBe(1);
    const { y = 0 } = (await ours(visitor).boundingBox()) ?? {};
    const last = await visitor.page.evaluate(
      () => document.body.lastElementChild?.getBoundingClientRect().bottom,
    );
    expect(y).toBeGreaterThanOrEqual(last ?? 0);
    expect(await thereAndBack(visitor, 'a[href="#cookie-preferences"]')).toBe('Cookie preferences');
  });

  it('loses it when its own appears', async () => {
    here.page({ body: '<footer>Here</footer>' });
    const visitor = await here.open(TRY, answered());
    await ours(visitor).waitFor();
    await visitor.page.evaluate(() => {
      const own = document.createElement('button');
      own.dataset.consentAction = 'open';
      document.body.append(own);
    });
    await ours(visitor).waitFor({ state: 'detached' });
  });

  it('keeps it when the page’s content is replaced', async () => {
    here.page({ body: '<footer>Here</footer>' });
    const visitor = await here.open(TRY, answered());
    await visitor.page.evaluate(() => {
      const body = document.createElement('body');
      const footer = document.createElement('footer');
      body.append(footer);
      document.body.replaceWith(body);
    });
    await visitor.settled();
    expect(await ours(visitor).count()).toBe(1);
    expect(await thereAndBack(visitor, 'a[href="#cookie-preferences"]')).toBe('Cookie preferences');
  });

  it('gets none where the webmaster wants none', async () => {
    here.page({ tag: tag('data-reopen="none"'), body: '<footer>Here</footer>' });
    const visitor = await here.open(TRY, answered());
    expect(await ours(visitor).count()).toBe(0);
  });

  it('has it in the language of the page, also while that changes (R5)', async () => {
    here.page({ lang: ' lang="es"' });
    const visitor = await here.open(TRY, answered());
    expect(await ours(visitor).innerText()).toBe('Configuración de cookies');
    await visitor.page.evaluate(() => {
      document.documentElement.lang = 'en';
    });
    await visitor.settled();
    expect(await ours(visitor).innerText()).toBe('Cookie preferences');
  });
});
