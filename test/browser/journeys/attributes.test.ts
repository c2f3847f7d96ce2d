import { describe, expect, it } from 'vitest';
import type { attributes } from '../../../src/config/attributes.ts';
import type { Visitor, VisitorOptions } from '../harness/visitor.ts';
import { lines, OAK_HILL, place, stored, TRY } from './steps.ts';

const here = place();

interface Case {
  /** What the attribute says; by itself where it takes no value. */
  value?: string;
  /** Other attributes that it needs to act, with and without it. */
  beside?: string;
  visitor?: VisitorOptions & { stored?: string };
  /** In the page's body. */
  body?: string;
  /** In somebody else's frame. */
  framed?: boolean;
  /** What can be seen of it, from outside: by a visitor, a server, or the webmaster. */
  look(visitor: Visitor): Promise<unknown>;
}

const FILM =
  '<iframe src="https://www.youtube.com/embed/abc" width="560" height="315" title="Film"></iframe>';

const banners = (visitor: Visitor) => visitor.surface('banner').count();

const placeholders = (visitor: Visitor) => visitor.surface('placeholder').count();

/** The cookies after everything was accepted: how they are called, for whom, and for how many days. */
const accepted = async (visitor: Visitor) => {
  await visitor.page.evaluate(() => window.hallpass?.accept());
  const cookies = await visitor.cookies();
  return cookies.map(({ name, domain, expires }) => [
    name,
    domain,
    expires < 0 ? 0 : Math.round((expires - Date.now() / 1000) / 86_400),
  ]);
};

const styleOf = (visitor: Visitor, selector: string, property: string) =>
  visitor
    .surface('banner')
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** One row an attribute: whoever adds one is told by the compiler that it is missing here. */
const CASES: Record<keyof typeof attributes, Case> = {
  policyUrl: { value: '/privacy', look: visitor => visitor.surface('banner').locator('a').count() },
  revision: { value: '2', visitor: { stored: stored('p1a1m1') }, look: banners },
  policyChange: { value: '2199-08-15', look: visitor => visitor.surface('banner').innerText() },
  lang: { value: 'es', look: visitor => visitor.surface('banner').getAttribute('lang') },
  categories: { value: 'none', look: banners },
  cookieLimit: { value: 'session', look: accepted },
  loginCookies: {
    value: 'stay',
    beside: 'data-cookie-limit="login"',
    body: '<script nonce="{{nonce}}">document.cookie = "stay=1; Max-Age=864000; Path=/"</script>',
    look: accepted,
  },
  maxDays: { value: '30', look: accepted },
  signedIn: { beside: 'data-cookie-limit="login"', look: accepted },
  cookieName: { value: 'ours', look: accepted },
  cookieDomain: { value: 'cedarcreek.example', look: accepted },
  block: { value: 'marked', body: FILM, look: placeholders },
  allow: { value: 'youtube', body: FILM, look: placeholders },
  audience: { value: 'children', look: visitor => visitor.button('accept-all').count() },
  parentalConsent: {
    value: 'analytics',
    beside: 'data-audience="children"',
    look: visitor =>
      visitor.page.evaluate(() => {
        window.hallpass?.choose({ analytics: true });
        return window.hallpass?.granted('analytics');
      }),
  },
  signals: { value: 'none', visitor: { gpc: true }, look: banners },
  consentMode: {
    value: 'google',
    look: visitor => visitor.page.evaluate(() => 'dataLayer' in window),
  },
  recordUrl: {
    value: '/consent-records',
    look: async visitor => {
      await visitor.button('refuse-all').click();
      await visitor.settled();
      return here.demo.records.length;
    },
  },
  retire: { value: 'all', look: banners },
  frames: {
    value: 'ask',
    framed: true,
    look: visitor => visitor.page.frameLocator('iframe').locator('#hallpass-consent').count(),
  },
  reopen: { value: 'none', look: visitor => visitor.page.locator('.end > a').count() },
  theme: { value: 'dark', look: visitor => styleOf(visitor, '.answers button', 'color') },
  accent: { value: '#7a1f2b', look: visitor => styleOf(visitor, '.answers button', 'background-color') },
  position: {
    value: 'top',
    look: visitor => visitor.surface('banner').evaluate(banner => banner.getBoundingClientRect().top),
  },
  debug: { look: async visitor => lines(visitor).length },
};

const kebab = (key: string) => key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);

/** What is seen on a page whose tag has these attributes. */
async function seen({ visitor, body = '', framed, look }: Case, all: string): Promise<unknown> {
  const include = `<script nonce="{{nonce}}" src="/hallpass/hallpass.js" ${all}></script>`;
  if (framed) {
    here.demo.page('oakhill.cedarcreek.example', '/framed', {
      html: `<!doctype html><html lang="en"><head>${include}</head><body>Oak Hill</body></html>`,
    });
    here.page({ tag: '', body: `<iframe src="${OAK_HILL}/framed" title="Oak Hill"></iframe>` });
  } else here.page({ tag: include, body });
  return look(await here.open(TRY, visitor));
}

describe('an attribute', () => {
  it.each(Object.entries(CASES))('does something: %s', async (key, one) => {
    const name = `data-${kebab(key)}`;
    const attribute = one.value === undefined ? name : `${name}="${one.value}"`;
    const without = await seen(one, one.beside ?? '');
    expect(await seen(one, `${one.beside ?? ''} ${attribute}`)).not.toEqual(without);
  });
});
