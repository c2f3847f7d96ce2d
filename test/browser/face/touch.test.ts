import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, hosts, place, TRY, tag } from '../journeys/steps.ts';

const here = place();

/** A phone: a finger, no pointer that could hover. */
const PHONE = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true };

const answer = async (visitor: Visitor) => (await consentCookies(visitor))[0]?.value;

const FRAME =
  '<iframe src="https://www.youtube.com/embed/abc" width="300" height="200" title="Film"></iframe>';

describe('with a finger on a phone', () => {
  it.each([
    ['accept-all', 'p1a1m1'],
    ['refuse-all', 'p0a0m0'],
  ] as const)('a visitor taps %s', async (action, choices) => {
    const visitor = await here.open(`${DISTRICT}/`, PHONE);
    await visitor.button(action).tap();
    await expect.poll(() => answer(visitor), { timeout: 10_000 }).toContain(choices);
    await expect.poll(() => visitor.surface('banner').count(), { timeout: 10_000 }).toBe(0);
  });

  it('opens the preferences, turns one thing on, and confirms', async () => {
    const visitor = await here.open(`${DISTRICT}/`, PHONE);
    await visitor.button('open').tap();
    await visitor.switch({ category: 'analytics' }).tap();
    await visitor.surface('preferences').getByText(en.glossary.title).tap();
    await visitor.surface('preferences').getByText(en.glossary.sessionText).waitFor();
    await visitor.button('save').tap();
    await expect.poll(() => answer(visitor), { timeout: 10_000 }).toContain('p0a1m0');
  });

  it('loads a film where it stands', async () => {
    here.page({ body: `${FRAME}<a href="#cookie-preferences">Cookies</a>` });
    const visitor = await here.open(TRY, PHONE);
    await visitor.button('refuse-all').tap();
    here.demo.requests.length = 0;
    await visitor.surface('placeholder').locator('[data-consent-action="load-once"]').tap();
    await here.arrived(({ path }) => path.startsWith('/embed/'));
    expect(hosts(visitor)).toContain('www.youtube.com');
    expect(await answer(visitor)).toContain('p0a0m0');
  });

  it('finds every target large enough', async () => {
    const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
    here.page({
      tag: tag(`data-policy-change="${inAYear}"`),
      body: `${FRAME}<a href="#cookie-preferences">Cookies</a>`,
    });
    const visitor = await here.open(TRY, PHONE);
    await visitor.surface('placeholder').locator('[data-consent-action="load-once"]').waitFor();
    const tooSmall = async (surface: 'placeholder' | 'banner' | 'preferences' | 'status') => {
      // A link within a sentence is excepted; the banner's is one.
      const links = surface === 'banner' ? '' : ', a:visible';
      const targets = visitor
        .surface(surface)
        .locator(`button:visible, input:enabled:visible, summary:visible${links}`);
      await targets.first().waitFor();
      const small: string[] = [];
      for (const target of await targets.all()) {
        const { width = 0, height = 0 } = (await target.boundingBox()) ?? {};
        if (Math.round(Math.min(width, height)) < 24)
          small.push(`${height} px: ${await target.evaluate(({ outerHTML }) => outerHTML)}`);
      }
      return small;
    };
    expect(await tooSmall('placeholder')).toEqual([]);
    expect(await tooSmall('banner')).toEqual([]);
    await visitor.button('open').tap();
    const services = visitor.surface('preferences').locator('.categories summary');
    await services.first().tap();
    expect(await tooSmall('preferences')).toEqual([]);
    await visitor.button('save').tap();
    expect(await tooSmall('status')).toEqual([]);
    // To whoever has answered, the change is announced in a message, with a link.
    await visitor.page.reload();
    await visitor.surface('status').getByRole('link').waitFor();
    expect(await tooSmall('status')).toEqual([]);
  });
});
