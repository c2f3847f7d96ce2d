import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, hosts, lines, place, stored, TRY, tag } from './steps.ts';

const here = place();

const block = (services: object[]) =>
  `<script type="application/json" data-hallpass nonce="{{nonce}}">${JSON.stringify({ services })}</script>`;

/** Two services of one category, and one of another. */
const OWN = block([
  { id: 'acme', name: 'Acme Polls', company: 'Acme Inc.', category: 'analytics', hosts: ['acme.example'] },
  { id: 'bell', name: 'Bell Count', company: 'Bell Inc.', category: 'analytics', hosts: ['bell.example'] },
  { id: 'clip', name: 'Clip Ads', company: 'Clip Inc.', category: 'marketing', hosts: ['clip.example'] },
]);
const marked = [
  ['analytics', 'acme'],
  ['analytics', 'bell'],
  ['marketing', 'clip'],
]
  .map(
    ([category, id]) =>
      `<script type="text/plain" data-category="${category}" data-service="${id}" src="https://${id}.example/x.js" nonce="{{nonce}}"></script>`,
  )
  .join('');
const FOOTER = '<footer><a href="#cookie-preferences">Cookie preferences</a></footer>';

/** A page with three services that wait, and the preferences open on it. */
async function openPreferences({ cookie = '', attributes = '', body = marked + FOOTER, own = OWN } = {}) {
  here.page({ tag: own + tag(attributes), body });
  for (const id of ['acme', 'bell', 'clip']) here.script(`${id}.example`, '');
  const visitor = await here.open(TRY, { stored: cookie });
  await visitor.page.locator('footer a').first().click();
  await visitor.surface('preferences').waitFor();
  return visitor;
}

/** Opens the list of services below a category. */
const unfold = (visitor: Visitor, category: string) =>
  visitor
    .surface('preferences')
    .locator(`.categories > li:has(input[data-category="${category}"]) > details > summary`)
    .click();

const save = (visitor: Visitor) => visitor.button('save').click();

/** What a screen reader is told of a category's switch. */
const heard = (visitor: Visitor, name: string) =>
  visitor.surface('preferences').getByRole('checkbox', { name, exact: true }).ariaSnapshot();

const cookieOf = async (visitor: Visitor) => (await consentCookies(visitor))[0]?.value;

describe('one service', () => {
  it('can be granted alone: it loads, now and on the next page, and no other does (R18)', async () => {
    const visitor = await openPreferences();
    await unfold(visitor, 'analytics');
    await visitor.switch({ service: 'acme' }).check();
    await visitor.settled();
    expect(hosts(visitor)).toEqual([]);
    await save(visitor);
    await here.arrived(({ host }) => host === 'acme.example');
    await visitor.settled();
    expect(hosts(visitor)).toEqual(['acme.example']);
    expect(await cookieOf(visitor)).toMatch(/\.p0a0m0\.-\.acme1$/);
    here.demo.requests.length = 0;
    await visitor.page.reload();
    await here.arrived(({ host }) => host === 'acme.example');
    await visitor.settled();
    expect(hosts(visitor)).toEqual(['acme.example']);
  });

  it('can be refused alone: the page loads again without it, and with the others (R18)', async () => {
    const visitor = await openPreferences({ cookie: stored('p1a1m0') });
    expect(hosts(visitor).sort()).toEqual(['acme.example', 'bell.example']);
    here.demo.requests.length = 0;
    await unfold(visitor, 'analytics');
    await visitor.switch({ service: 'bell' }).uncheck();
    const again = visitor.page.waitForEvent('load');
    await save(visitor);
    await again;
    await visitor.settled();
    expect(hosts(visitor)).toEqual(['acme.example']);
    expect(await cookieOf(visitor)).toMatch(/\.p1a1m0\.-\.bell0$/);
  });

  it('shows its earlier answer, and loses it with its category’s', async () => {
    const visitor = await openPreferences({ cookie: stored('p0a0m0', { services: 'acme1' }) });
    expect(await visitor.switch({ service: 'acme' }).isChecked()).toBe(true);
    expect(await visitor.switch({ service: 'bell' }).isChecked()).toBe(false);
    await visitor.switch({ category: 'analytics' }).check();
    await save(visitor);
    await here.arrived(({ host }) => host === 'bell.example');
    expect(await cookieOf(visitor)).toMatch(/\.p0a1m0\.-$/);
  });

  it('is switched with the keyboard, as it is reached', async () => {
    const visitor = await openPreferences();
    const { keyboard } = visitor.page;
    await visitor.switch({ category: 'analytics' }).focus();
    // On to the disclosure, which opens; then to the first service in it.
    for (const key of ['Tab', 'Enter', 'Tab', 'Space']) await keyboard.press(key);
    await save(visitor);
    await here.arrived(({ host }) => host === 'acme.example');
    expect(await cookieOf(visitor)).toMatch(/\.-\.acme1$/);
  });
});

describe('a category’s switch', () => {
  it('is heard as on, off or mixed', async () => {
    const visitor = await openPreferences({ cookie: stored('p1a0m1') });
    expect(await heard(visitor, en.categories.marketing.name)).toContain('[checked]');
    expect(await heard(visitor, en.categories.analytics.name)).not.toContain('checked');
    await unfold(visitor, 'analytics');
    await visitor.switch({ service: 'acme' }).check();
    expect(await heard(visitor, en.categories.analytics.name)).toContain('[checked=mixed]');
    // What is mixed is switched on as a whole.
    await visitor.switch({ category: 'analytics' }).click();
    expect(await heard(visitor, en.categories.analytics.name)).toContain('[checked]');
    expect(await visitor.switch({ service: 'bell' }).isChecked()).toBe(true);
  });
});

describe('the services that are listed', () => {
  it('are those that the page met, also where nobody declared them (R18)', async () => {
    here.script('cdn.userway.org', '', '/widget.js');
    const visitor = await openPreferences({
      own: '',
      body: `<iframe src="https://www.youtube.com/embed/abc" title="Field day"></iframe>${FOOTER}
        <script src="https://cdn.userway.org/widget.js" nonce="{{nonce}}"></script>
        <script nonce="{{nonce}}">document.createElement('img').src = 'https://www.facebook.com/tr?id=1';</script>`,
    });
    const dialog = visitor.surface('preferences');
    await unfold(visitor, 'marketing');
    await dialog.getByText('Video · Google').waitFor();
    expect(await visitor.switch({ service: 'meta-pixel' }).count()).toBe(1);
    expect(await visitor.switch({ service: 'vimeo' }).count()).toBe(0);
    // Essential to the page: told of, and not the visitor's to switch.
    await unfold(visitor, 'essential');
    await dialog.getByText('UserWay', { exact: true }).waitFor();
    expect(await visitor.switch({ service: 'userway' }).count()).toBe(0);
  });

  it('are those that the site names by id alone, without a complaint (R18)', async () => {
    const visitor = await openPreferences({
      own: block([{ id: 'vimeo' }]),
      attributes: 'data-allow="umami"',
    });
    expect(await visitor.switch({ service: 'vimeo' }).count()).toBe(1);
    expect(await visitor.switch({ service: 'umami' }).isChecked()).toBe(true);
    await unfold(visitor, 'analytics');
    await visitor.surface('preferences').getByText(en.services.cookieless).waitFor();
    expect(lines(visitor)).toEqual([]);
  });

  it('are left out if what is told of them does not load; the categories still work', async () => {
    here.page({ tag: OWN + tag(), body: marked + FOOTER });
    here.script('acme.example', '');
    here.script('bell.example', '');
    const visitor = await here.open(TRY, {
      prepare: ({ context }) => context.route(/hallpass-services/, route => route.abort()),
    });
    await visitor.page.locator('footer a').first().click();
    await visitor.switch({ category: 'analytics' }).check();
    expect(await visitor.switch({ service: 'acme' }).count()).toBe(0);
    await save(visitor);
    await here.arrived(({ host }) => host === 'bell.example');
    expect(lines(visitor)).toMatchObject([expect.stringContaining('did not load')]);
  });
});

describe('on a children’s site', () => {
  const children = { attributes: 'data-audience="children"' };

  it('no switch of a locked category or its services moves, and nothing of them loads (R14)', async () => {
    const visitor = await openPreferences(children);
    await unfold(visitor, 'analytics');
    const switches = [visitor.switch({ category: 'analytics' }), visitor.switch({ service: 'acme' })];
    for (const one of switches) {
      expect(await one.isDisabled()).toBe(true);
      await one.click({ force: true });
      await one.evaluate((input: HTMLInputElement) => input.click());
      expect(await one.isChecked()).toBe(false);
    }
    await save(visitor);
    await visitor.page.evaluate(() => window.hallpass?.choose({ acme: true, analytics: true }));
    await visitor.settled();
    expect(hosts(visitor)).toEqual([]);
    expect(await cookieOf(visitor)).toMatch(/\.p0\.-$/);
  });

  it('banner and preferences speak plainly, and offer nobody to accept all (R14)', async () => {
    here.page({ tag: tag(children.attributes), body: FOOTER });
    const visitor = await here.open(TRY);
    await visitor.surface('banner').getByText(en.children.banner).waitFor();
    expect(await visitor.button('accept-all').count()).toBe(0);
    expect(await visitor.button('refuse-all').count()).toBe(1);
    await visitor.button('open').click();
    await visitor.surface('preferences').getByText(en.children.intro).waitFor();
    await visitor.surface('preferences').getByText(en.preferences.locked).first().waitFor();
    expect(await visitor.page.locator('#hallpass-consent [data-consent-action="accept-all"]').count()).toBe(
      0,
    );
  });
});
