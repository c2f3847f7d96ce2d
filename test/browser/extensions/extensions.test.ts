import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, place, stored, TRY, tag } from '../journeys/steps.ts';
import { claims, visit } from './autoconsent.ts';
import { answerFor } from './consentOMatic.ts';

const here = place();

/** The decision as it can be read on the page, whatever the cookie's name is. */
const attribute = ({ page }: Pick<Visitor, 'page'>) =>
  page.evaluate(() => document.querySelector('#hallpass-consent')?.getAttribute('data-consent-decision'));

/** What came of it: the answers, by the page, by the cookie and by the attribute, and how many banners are left. */
const outcome = async (visitor: Visitor) => ({
  answers: await visitor.page.evaluate(() => Object.values(window.hallpass?.decision?.categories ?? {})),
  cookies: (await visitor.cookies()).map(({ name, value }) => `${name}: ${value.split('.')[3]}`),
  attribute: await attribute(visitor),
  banners: await visitor.surface('banner').count(),
});

describe('DuckDuckGo’s autoconsent, with our rule', () => {
  const OUR_NAME = 'hallpass-consent';
  it.each([
    ['in English', {}, {}, OUR_NAME],
    ['in Spanish', { lang: ' lang="es"' }, {}, OUR_NAME],
    ['on a children’s site', { tag: tag('data-audience="children"') }, {}, OUR_NAME],
    ['where the cookie has another name', { tag: tag('data-cookie-name="privacy"') }, {}, 'privacy'],
    ['who accepted an older text', { tag: tag('data-revision="2"') }, { stored: stored('p1a1m1') }, OUR_NAME],
  ])('refuses for a visitor %s, and knows that it did', async (_, parts, options, cookie) => {
    here.page(parts);
    const { visitor, said } = await visit(here, 'optOut', options);
    expect(claims(said)).toEqual([
      'cmpDetected: hallpass',
      'popupFound: hallpass',
      'optOutResult: true',
      'done, 1 click',
      'selfTestResult: true',
    ]);
    expect(await outcome(visitor)).toEqual({
      answers: [false, false, false],
      cookies: [`${cookie}: p0a0m0`],
      attribute: 'p0a0m0',
      banners: 0,
    });
  });

  it('accepts for a visitor who wants that', async () => {
    here.page({});
    const { visitor, said } = await visit(here, 'optIn');
    expect(claims(said)).toContain('optInResult: true');
    expect(await outcome(visitor)).toEqual({
      answers: [true, true, true],
      cookies: ['hallpass-consent: p1a1m1'],
      attribute: 'p1a1m1',
      banners: 0,
    });
  });

  it.each([
    ['has answered already', { stored: stored('p1a0m0') }, ['hallpass-consent: p1a0m0']],
    ['sends an opt-out signal and is not asked', { gpc: true }, []],
  ])('leaves a visitor alone who %s', async (_, options, cookies) => {
    here.page({});
    const { visitor, said } = await visit(here, 'optOut', options);
    expect(claims(said)).toEqual([]);
    expect((await outcome(visitor)).cookies).toEqual(cookies);
  });
});

describe('Consent-O-Matic’s rule', () => {
  it.each([
    ['nothing', {}, [], 'p0a0m0'],
    ['preferences and analytics', {}, ['A', 'B'], 'p1a1m0'],
    ['everything, in Spanish', { lang: ' lang="es"' }, ['A', 'B', 'F'], 'p1a1m1'],
    ['everything, on a children’s site', { tag: tag('data-audience="children"') }, ['A', 'B', 'F'], 'p1'],
  ] as const)('answers for a visitor who allows %s', async (_, parts, allowed, choices) => {
    here.page(parts);
    const visitor = await here.open(TRY);
    expect(await answerFor(visitor.page, allowed)).toBe(true);
    await expect.poll(() => consentCookies(visitor)).toHaveLength(1);
    expect((await consentCookies(visitor))[0]?.value.split('.')[3]).toBe(choices);
    expect(await visitor.surface('banner').count()).toBe(0);
    expect(await visitor.surface('preferences').isVisible()).toBe(false);
  });

  it('finds nothing to do for a visitor who has answered', async () => {
    here.page({});
    const visitor = await here.open(TRY, { stored: stored('p1a0m0') });
    expect(await answerFor(visitor.page, [])).toBe(false);
  });
});

describe('the decision on #hallpass-consent', () => {
  it('is there as soon as there is one, and follows it: answered, changed, taken over, forgotten', async () => {
    here.page({ tag: tag('data-cookie-name="privacy"') });
    const visitor = await here.open(TRY);
    expect(await attribute(visitor)).toBeNull();
    // Who hears of a change finds it.
    await visitor.page.evaluate(() => {
      document.addEventListener('hallpass:change', () => {
        const { consentDecision } = document.querySelector<HTMLElement>('#hallpass-consent')?.dataset ?? {};
        document.title = `at the change: ${consentDecision}`;
      });
    });
    await visitor.button('accept-all').click();
    expect(await attribute(visitor)).toBe('p1a1m1');
    expect(await visitor.page.title()).toBe('at the change: p1a1m1');
    await visitor.page.evaluate(() => window.hallpass?.choose({ analytics: false }));
    expect(await attribute(visitor)).toBe('p1a0m1');

    const other = { page: await visitor.context.newPage() };
    await other.page.goto(TRY);
    await other.page.evaluate(() => window.hallpass?.refuse());
    await expect.poll(() => attribute(visitor)).toBe('p0a0m0');

    await visitor.page.evaluate(() => window.hallpass?.forget());
    expect(await attribute(visitor)).toBeNull();
  });

  it('is there when a page has only a link to the preferences to show', async () => {
    here.page({});
    const visitor = await here.open(TRY, { stored: stored('p1a0m0', { services: 'youtube1' }) });
    expect(await attribute(visitor)).toBe('p1a0m0');
  });
});
