import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { visitorEngines } from '../harness/engine.ts';
import { consentCookies, place, TRY, tag } from '../journeys/steps.ts';
import { oddPages } from './pages.ts';

const here = place();

const GOOGLE = 'www.google-analytics.com';
const FILM =
  '<iframe title="Field day" width="400" height="225" src="https://www.youtube.com/embed/fieldday"></iframe>';
/** Its code says that it ran by asking for an image. */
const RAN = 'new Image().src = "/ran"';
const COUNT = `<script src="https://${GOOGLE}/analytics.js"></script>`;

const ran = () => here.demo.requests.filter(({ path }) => path === '/ran').length;

describe.each(visitorEngines())('in %s, on a page that', engine => {
  it.each(oddPages.map(page => [page.what, page] as const))(
    '%s, nothing runs before the answer, the preferences have their words, and the answer is kept',
    async (_, { above = '', below = '', body = '' }) => {
      here.script(GOOGLE, RAN.replace('/ran', `https://${GOOGLE}/ran`), '/analytics.js');
      here.demo.page(GOOGLE, '/ran', { status: 204 });
      here.demo.page('www.youtube.com', '/embed/fieldday', { html: '<title>Film</title>' });
      here.page({ free: true, tag: above + tag(), head: below, body: `${body}<p>Lunch</p>${FILM}${COUNT}` });
      const visitor = await here.visitor({ engine });
      try {
        await visitor.page.goto(TRY);
        await visitor.button('open').waitFor();
        const film = visitor.page.frameLocator('iframe[title="Field day"]');
        await film.locator('[data-consent-surface="placeholder"]').waitFor();
        expect(ran()).toBe(0);

        await visitor.button('open').click();
        const preferences = visitor.surface('preferences');
        await preferences.getByText(en.preferences.intro).waitFor();
        expect(ran()).toBe(0);
        await preferences.locator('[data-consent-action="accept-all"]').click();
        await here.arrived(({ path }) => path === '/ran');
        expect(ran()).toBe(1);
        expect((await consentCookies(visitor))[0]?.value).toContain('.p1a1m1.');
        expect(visitor.errors).toEqual([]);
      } finally {
        await visitor.close();
      }
    },
  );
});
