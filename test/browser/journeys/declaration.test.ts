import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import es from '../../../locales/es.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { DISTRICT, focused, hosts, lines, place, stored, TRY, tag } from './steps.ts';

const here = place();
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

const PLACE = '<div data-consent-declaration><p>Ask the office for our list of services.</p></div>';
const FOOTER = '<footer><a href="#cookie-preferences">Cookie preferences</a></footer>';
const BLOCK = `<script type="application/json" data-hallpass nonce="{{nonce}}">{"services": [
  {"id": "youtube"}, {"id": "umami"},
  {"id": "acme", "name": "Acme Polls", "company": "Acme Inc.", "category": "analytics", "hosts": ["acme.example"],
   "cookies": [{"name": "_ac*", "days": 30, "purpose": "Remembers your answers."}], "privacy": "https://acme.example/privacy"},
  {"id": "bell", "category": "analytics", "privacy": "javascript:alert(1)"}]}</script>`;

const declarations = (visitor: Visitor) => visitor.page.locator('[data-consent-surface="declaration"]');

/** What is left of the page's words on the screen. */
const fallback = (visitor: Visitor) => visitor.page.getByText('Ask the office').first().isVisible();

/** A visitor who has answered, on a page with a place for the list. */
const open = (
  { body = PLACE + FOOTER, attributes = '', head = BLOCK, lang = ' lang="en"' } = {},
  options = {},
) => {
  here.page({ tag: head + tag(attributes), body, lang });
  return here.open(TRY, { stored: stored('p0a0m0'), ...options });
};

describe('a place for the list of services', () => {
  it('is filled with real tables, one a category: service, company, purpose, cookies, lifetimes, policy (R19)', async () => {
    const visitor = await open();
    const analytics = declarations(visitor).getByRole('table', { name: en.categories.analytics.name });
    await analytics.waitFor();
    expect(await analytics.getByRole('columnheader').allInnerTexts()).toEqual([
      en.declaration.service,
      en.declaration.company,
      en.declaration.cookies,
    ]);
    const row = analytics.getByRole('row').filter({ hasText: 'Acme Polls' });
    expect(await row.getByRole('rowheader').innerText()).toBe('Acme Polls');
    expect(await row.innerText()).toMatch(/Acme Inc\.[\s\S]*Remembers your answers\. _ac\*: 30 days/);
    expect(await row.getByRole('link').getAttribute('href')).toBe('https://acme.example/privacy');
    // An address that is none is no link.
    expect(await analytics.getByRole('row').filter({ hasText: 'bell' }).getByRole('link').count()).toBe(0);
    const essential = declarations(visitor).getByRole('table', { name: en.categories.essential.name });
    expect(await essential.innerText()).toMatch(/hallpass-consent: 180 days/);
    expect(await fallback(visitor)).toBe(false);
    expect(hosts(visitor)).toEqual([]);
    expect(lines(visitor)).toEqual([]);
  });

  it('speaks the language around it, several on one page (R19)', async () => {
    const visitor = await open({ body: `${PLACE}<section lang="es-MX">${PLACE}</section>${FOOTER}` });
    await expect
      .poll(() => declarations(visitor).evaluateAll(all => all.map(one => (one as HTMLElement).lang)))
      .toEqual(['en', 'es']);
    const [english, spanish] = await declarations(visitor).allInnerTexts();
    expect(english).toContain(en.purposes.security);
    expect(spanish).toContain(es.purposes.security);
    expect(spanish).toContain('VISITOR_INFO1_LIVE: 180 días');
    // The page's own switch of language is followed where nothing nearer speaks.
    await visitor.page.evaluate(() => {
      document.documentElement.lang = 'es';
    });
    await expect
      .poll(() => declarations(visitor).evaluateAll(all => all.map(one => (one as HTMLElement).lang)))
      .toEqual(['es', 'es']);
  });

  it('is filled also when it is added later', async () => {
    const visitor = await open({ body: FOOTER });
    expect(here.chunks('ui')).toBe(0);
    await visitor.page.evaluate(() => {
      const late = document.createElement('div');
      late.dataset.consentDeclaration = '';
      late.lang = 'es';
      document.body.prepend(late);
    });
    await declarations(visitor).getByText(es.declaration.change).waitFor();
    expect(here.chunks('ui')).toBe(1);
  });

  it('has a button that opens the preferences, and gets the focus back', async () => {
    const visitor = await open();
    await declarations(visitor).getByRole('button').click();
    await visitor.surface('preferences').waitFor();
    await visitor.page.keyboard.press('Escape');
    await visitor.surface('preferences').waitFor({ state: 'detached' });
    expect(await focused(visitor)).toBe(en.declaration.change);
  });

  it('lists what was met later, too', async () => {
    const visitor = await open({ head: '' });
    await declarations(visitor).waitFor();
    expect(await declarations(visitor).innerText()).not.toContain('Vimeo');
    await visitor.page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'https://player.vimeo.com/video/1';
      document.body.append(frame);
    });
    await declarations(visitor).getByText('Vimeo', { exact: true }).first().waitFor();
  });

  it('says that an opt-out signal is honored (R16)', async () => {
    const visitor = await open({}, { gpc: true });
    await declarations(visitor).getByText(en.optOut).waitFor();
  });

  it('gives the lives that cookies have on this site', async () => {
    const visitor = await open(
      { attributes: 'data-cookie-limit="session"' },
      { stored: stored('p0a0m0', { flags: 's' }) },
    );
    await declarations(visitor).waitFor();
    const text = await declarations(visitor).innerText();
    expect(text).toMatch(/hallpass-consent: until the browser closes/);
    expect(text).toMatch(/_ac\*: until the browser closes/);
    // Another company's site keeps its own as long as it likes.
    expect(text).toMatch(/VISITOR_INFO1_LIVE: 180 days/);
  });

  it('keeps the site’s own words where there is no JavaScript, and where the list does not load', async () => {
    expect(await fallback(await open({}, { javaScript: false }))).toBe(true);
    const visitor = await open(
      {},
      { prepare: ({ context }: Visitor) => context.route(/hallpass-services/, route => route.abort()) },
    );
    expect(await fallback(visitor)).toBe(true);
    expect(await declarations(visitor).count()).toBe(0);
  });

  it('is there on the privacy page of the demo, in both languages (R19)', async () => {
    for (const [path, words] of [
      ['/privacy', en],
      ['/es/privacy', es],
    ] as const) {
      const visitor = await here.open(DISTRICT + path, { stored: stored('p0a0m0') });
      await declarations(visitor).getByText(words.declaration.change).waitFor();
    }
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', colorScheme => {
  it.each([320, 1280])('it is accessible and fits at %i pixels, where it still is a table', async width => {
    const visitor = await open({}, { colorScheme, viewport: { width, height: 800 } });
    await declarations(visitor).waitFor();
    const { page } = visitor;
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await declarations(visitor).getByRole('rowheader').count()).toBe(5);
    expect(await declarations(visitor).getByRole('columnheader').count()).toBe(9);
    await page.evaluate(axe);
    const findings = await page.evaluate(async () => {
      const { run } = (
        window as never as { axe: { run(o: object): Promise<{ violations: { id: string }[] }> } }
      ).axe;
      const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      return (await run({ runOnly })).violations.map(({ id }) => id);
    });
    expect(findings).toEqual([]);
  });
});
