import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, DISTRICT, hosts, place, TRY } from '../journeys/steps.ts';

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
    here.page({ body: `${FRAME}<a href="#cookie-preferences">Cookies</a>` });
    const visitor = await here.open(TRY, PHONE);
    await visitor.surface('placeholder').locator('[data-consent-action="load-once"]').waitFor();
    for (const surface of ['placeholder', 'banner', 'preferences'] as const) {
      if (surface === 'preferences') await visitor.button('open').tap();
      const buttons = visitor
        .surface(surface)
        .locator('button:visible, input:enabled:visible, summary:visible');
      await buttons.first().waitFor();
      for (const target of await buttons.all()) {
        const { width = 0, height = 0 } = (await target.boundingBox()) ?? {};
        expect(
          Math.round(Math.min(width, height)),
          await target.evaluate(({ outerHTML }) => outerHTML),
        ).toBeGreaterThanOrEqual(24);
      }
    }
  });
});
