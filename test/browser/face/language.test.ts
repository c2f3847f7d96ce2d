import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import es from '../../../locales/es.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { focused, place, TRY, tag } from '../journeys/steps.ts';

const here = place();

const frame = (name: string) =>
  `<iframe data-category="marketing" data-consent-src="https://www.youtube.com/embed/${name}" width="560" height="315" title="${name}"></iframe>`;

const BODY = `<main>${frame('one')}<section lang="es-MX"><div>${frame('two')}</div></section></main><footer></footer>`;

/** The language that each surface says it is in, and the one that it is in. */
async function spoken(visitor: Visitor): Promise<string[]> {
  const languages: string[] = [];
  for (const [selector, key] of [
    ['[data-consent-surface="banner"]', (words: typeof en) => words.banner.accept],
    ['[title="one"]', (words: typeof en) => words.embed.once],
    ['[title="two"]', (words: typeof en) => words.embed.once],
    ['.end > a', (words: typeof en) => words.reopen],
  ] as const) {
    const found = visitor.page.locator(selector);
    const element = selector.startsWith('[title') ? found.contentFrame().locator('section') : found;
    const text = await element.innerText();
    const is = text.includes(key(en)) ? 'en' : text.includes(key(es)) ? 'es' : '?';
    const [lang, dir] = [await element.getAttribute('lang'), await element.getAttribute('dir')];
    languages.push(lang === is && dir === 'ltr' ? is : `${is}, but says ${lang} ${dir}`);
  }
  return languages;
}

describe('the language of banner, two placeholders and the link', () => {
  it.each([
    ['of the page, and of the place that a placeholder stands at', {}, ['en', 'en', 'es', 'en']],
    ['of the page in Spanish', { lang: ' lang="es"' }, ['es', 'es', 'es', 'es']],
    [
      'of the body',
      { body: `<script nonce="{{nonce}}">document.body.lang = 'es'</script>${BODY}` },
      ['es', 'es', 'es', 'es'],
    ],
    [
      'that the webmaster fixed',
      { tag: tag('data-lang="en"'), lang: ' lang="es"' },
      ['en', 'en', 'en', 'en'],
    ],
    ['of the browser, where the page says nothing', { lang: ' lang=""' }, ['es', 'es', 'es', 'es']],
  ])('is that %s', async (_, parts, languages) => {
    here.page({ body: BODY, ...parts });
    const visitor = await here.open(TRY, { locale: 'es-US' });
    await expect.poll(() => spoken(visitor)).toEqual(languages);
  });

  it('is that of an XHTML page that says it as XML does', async () => {
    here.demo.page('www.cedarcreek.example', '/try.xhtml', {
      type: 'application/xhtml+xml',
      body: `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="es"><head>${tag().replace(' nonce="{{nonce}}"', '')}<title>Escuela</title><link rel="icon" href="/icon.svg"/></head><body><p>Comedor</p></body></html>`,
    });
    const visitor = await here.open(`${TRY}.xhtml`);
    await visitor.surface('banner').getByText(es.banner.text).waitFor();
  });

  it('is the visitor’s, from the switch on', async () => {
    here.page({ tag: tag('data-lang="en"'), body: BODY });
    const visitor = await here.open(TRY);
    await expect.poll(() => spoken(visitor)).toEqual(['en', 'en', 'en', 'en']);
    await visitor.button('language').click();
    await expect.poll(() => spoken(visitor)).toEqual(['es', 'es', 'es', 'es']);
  });

  it('follows the page, the body and the place while they change', async () => {
    here.page({ body: BODY });
    const visitor = await here.open(TRY);
    await expect.poll(() => spoken(visitor)).toEqual(['en', 'en', 'es', 'en']);
    const set = (selector: string, lang: string) =>
      visitor.page.locator(selector).evaluate((element, code) => {
        (element as HTMLElement).lang = code;
      }, lang);
    await set('html', 'es-MX');
    await expect.poll(() => spoken(visitor)).toEqual(['es', 'es', 'es', 'es']);
    await set('main > section', 'en');
    await expect.poll(() => spoken(visitor)).toEqual(['es', 'es', 'en', 'es']);
    await set('body', 'en-GB');
    await expect.poll(() => spoken(visitor)).toEqual(['en', 'en', 'en', 'en']);
  });
});

describe('a language that changes while somebody is at it', () => {
  const turn = (visitor: Visitor, lang: string) =>
    visitor.page.evaluate(code => {
      document.documentElement.lang = code;
    }, lang);

  it('leaves the switches as they are, and the focus where it is, in the preferences', async () => {
    here.page({ body: BODY });
    const visitor = await here.open(TRY);
    await visitor.button('open').click();
    await visitor.switch({ category: 'marketing' }).click();
    const preferences = visitor.surface('preferences');
    for (const [lang, words] of [
      ['es', es],
      ['en', en],
    ] as const) {
      await turn(visitor, lang);
      await expect.poll(() => preferences.innerText()).toContain(words.preferences.intro);
      expect(await preferences.getAttribute('lang')).toBe(lang);
      expect(await visitor.switch({ category: 'marketing' }).isChecked()).toBe(true);
      expect(await visitor.switch({ category: 'analytics' }).isChecked()).toBe(false);
      expect(
        await visitor
          .switch({ category: 'marketing' })
          .evaluate(element => (element.getRootNode() as ShadowRoot).activeElement === element),
      ).toBe(true);
    }
    await preferences.locator('[data-consent-action="refuse-all"]').focus();
    await turn(visitor, 'es');
    await expect.poll(() => focused(visitor)).toBe(es.preferences.refuseAll);
  });

  it('leaves the focus where it is, in the banner and in a placeholder', async () => {
    here.page({ body: BODY });
    const visitor = await here.open(TRY);
    await visitor.button('refuse-all').focus();
    await turn(visitor, 'es');
    await expect.poll(() => focused(visitor)).toBe(es.banner.refuse);
    const once = visitor.page.locator('[title="one"]').contentFrame().getByRole('button').first();
    await once.focus();
    await turn(visitor, 'en');
    await expect.poll(() => once.innerText()).toBe(en.embed.once);
    expect(await once.evaluate(button => button === button.ownerDocument.activeElement)).toBe(true);
  });
});
