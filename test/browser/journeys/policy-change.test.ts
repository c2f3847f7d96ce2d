import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import es from '../../../locales/es.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, lines, place, stored, TRY, tag } from './steps.ts';

const here = place();
const FOOTER = '<footer><a href="#cookie-preferences">Cookie preferences</a></footer>';

/** A day so many days from now, as an attribute has it and as people read it. */
function dayIn(days: number) {
  const day = new Date();
  day.setDate(day.getDate() + days);
  const two = (number: number) => String(number).padStart(2, '0');
  const words = (lang: string) => new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(day);
  return {
    attribute: `data-policy-change="${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}"`,
    en: en.change.replace('{{day}}', words('en')),
    es: es.change.replace('{{day}}', words('es')),
  };
}

const far = dayIn(60);
const near = dayIn(12);

const open = (
  attributes: string,
  { cookie = '', lang = 'en' } = {},
  options: Parameters<typeof here.open>[1] = {},
) => {
  here.page({ tag: tag(attributes), body: FOOTER, lang: ` lang="${lang}"` });
  return here.open(TRY, { stored: cookie, ...options });
};

const message = (visitor: Visitor) => visitor.surface('status');

describe('a change of policy that is to come', () => {
  it.each(['en', 'es'] as const)('is announced in %s in the banner, and stores nothing (R21)', async lang => {
    const visitor = await open(far.attribute, { lang });
    await visitor.surface('banner').getByText(far[lang]).waitFor();
    expect(await visitor.storage()).toEqual({ local: {}, session: {} });
    expect(lines(visitor)).toEqual([]);
    const other = lang === 'en' ? 'es' : 'en';
    await visitor.surface('banner').locator(`button[lang="${other}"]`).click();
    await visitor.surface('banner').getByText(far[other]).waitFor();
  });

  it('is told to those who see no banner once in a browser session (R21)', async () => {
    const visitor = await open(far.attribute, { cookie: stored('p0a0m0') });
    await message(visitor).getByText(far.en).waitFor();
    expect(await message(visitor).getByRole('link').getAttribute('href')).toBe(
      'https://www.cedarcreek.example/privacy',
    );
    expect(await visitor.surface('banner').count()).toBe(0);
    const { local, session } = await visitor.storage();
    expect([Object.keys(local), Object.keys(session)]).toEqual([[], ['hallpass-told']]);
    await visitor.page.reload();
    await visitor.settled();
    expect(await message(visitor).count()).toBe(0);
    // Another day is other news.
    here.page({ tag: tag(near.attribute), body: FOOTER });
    await visitor.page.reload();
    await message(visitor).getByText(near.en).waitFor();
  });

  it('stands in the preferences, always (R21)', async () => {
    const visitor = await open(far.attribute, { cookie: stored('p0a0m0') });
    await message(visitor).getByText(far.en).waitFor();
    await visitor.page.reload();
    await visitor.page.locator('footer a').click();
    await visitor.surface('preferences').getByText(far.en).waitFor();
  });

  it('is nothing any more from its day on: nothing is said or stored', async () => {
    for (const days of [0, -1]) {
      const visitor = await open(dayIn(days).attribute, { cookie: stored('p0a0m0') });
      expect(await visitor.storage()).toEqual({ local: {}, session: {} });
      await visitor.page.locator('footer a').click();
      await visitor.surface('preferences').waitFor();
      expect(await visitor.surface('preferences').locator('.note').count()).toBe(0);
      here.network.traffic.length = 0;
    }
    const asked = await open(dayIn(0).attribute);
    await asked.surface('banner').waitFor();
    expect(await asked.surface('banner').innerText()).not.toContain('changes on');
  });

  it('begins where the visitor is: its day may have begun elsewhere', async () => {
    const noon = new Date();
    noon.setUTCHours(12, 0, 0, 0);
    const attribute = `data-policy-change="${new Date(+noon + 86_400_000).toISOString().slice(0, 10)}"`;
    for (const [timezoneId, isAnnounced] of [
      ['Pacific/Kiritimati', false],
      ['Pacific/Honolulu', true],
    ] as const) {
      const prepare = ({ page }: Visitor) => page.clock.setFixedTime(noon);
      const visitor = await open(attribute, {}, { timezoneId, prepare });
      await visitor.surface('banner').waitFor();
      await expect
        .poll(() => visitor.surface('banner').innerText())
        .toEqual(
          isAnnounced ? expect.stringContaining('changes on') : expect.not.stringContaining('changes on'),
        );
    }
  });

  it('that is announced late is reported to the webmaster, once (R21)', async () => {
    const visitor = await open(near.attribute, { cookie: stored('p0a0m0') });
    await expect.poll(() => lines(visitor)).toMatchObject([expect.stringMatching(/12 days are left/)]);
    await visitor.page.reload();
    await visitor.settled();
    expect(lines(visitor)).toHaveLength(1);
  });
});

describe('somebody who has chosen and is asked again', () => {
  it.each([
    ['en', en],
    ['es', es],
  ] as const)(
    'reads in %s that the policy has changed, until the choice is forgotten (R20)',
    async (lang, all) => {
      const visitor = await open('data-revision="2"', {
        cookie: stored('p1a0m1', { revision: '1' }),
        lang,
      });
      const banner = visitor.surface('banner');
      await banner.getByText(all.preferences.again).waitFor();
      await banner.locator('[data-consent-action="refuse-all"]').click();
      await visitor.page.locator('footer a').click();
      await visitor.surface('preferences').locator('[data-consent-action="forget"]').click();
      await banner.waitFor();
      expect(await banner.innerText()).not.toContain(all.preferences.again);
    },
  );

  it('reads what the answer is still missing for', async () => {
    const visitor = await open('', { cookie: stored('p1a0') });
    const text = en.preferences.added.replace('{{names}}', en.categories.marketing.name);
    await visitor.surface('banner').getByText(text).waitFor();
  });

  it.each([
    ['accept-all', 'p1a0m1'],
    ['refuse-all', 'p1a0m0'],
  ] as const)('answers that alone, and keeps what was answered before (%s)', async (action, choices) => {
    const visitor = await open('', { cookie: stored('p1a0', { services: 'matomo1' }) });
    await visitor.button(action).click();
    await visitor.settled();
    expect((await consentCookies(visitor))[0]?.value).toMatch(new RegExp(`\\.${choices}\\.-\\.matomo1$`));
    expect(await visitor.surface('banner').count()).toBe(0);
  });

  it('answers everything anew where the policy has changed, too', async () => {
    const visitor = await open('data-revision="2"', { cookie: stored('p1a0', { revision: '1' }) });
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect((await consentCookies(visitor))[0]?.value).toMatch(/\.2\.p1a1m1\.-$/);
  });

  it('reads both that and what is to come', async () => {
    const visitor = await open(far.attribute, { cookie: stored('p1a0') });
    await visitor.surface('banner').getByText(`Your other answers stand. ${far.en}`).waitFor();
  });

  it('costs nobody else a chunk', async () => {
    for (const cookie of ['', stored('p1a0m1')]) {
      await open('', { cookie });
      expect(here.chunks('embeds')).toBe(0);
    }
  });
});
