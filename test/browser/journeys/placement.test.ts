import { describe, expect, it } from 'vitest';
import { consentCookies, DISTRICT, lines, place, stored, TRY, tag } from './steps.ts';

const here = place();

const VENDOR =
  '<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://vendor.test/x.js"></script>';
const FRAME =
  '<iframe data-category="marketing" data-consent-src="https://frame.test/film" title="Film"></iframe>';
const INJECTED = `<script nonce="{{nonce}}">
  trustedTypes.createPolicy('default', { createScriptURL: address => address });
  addEventListener('load', () => {
    const tag = document.createElement('script');
    tag.src = '/hallpass/hallpass.js';
    tag.nonce = document.currentScript?.nonce ?? document.querySelector('script').nonce;
    tag.dataset.policyUrl = '/privacy';
    document.head.append(tag);
  });
</script>`;

const placements: Record<string, { tag: string; head?: string; body?: string }> = {
  'first in the head': { tag: tag() },
  'at the end of the head': { tag: '', head: VENDOR + tag() },
  'at the end of the body': { tag: '', body: tag() },
  async: { tag: tag('async') },
  deferred: { tag: tag('defer') },
  'as a module': { tag: tag('type="module"') },
  'brought later by a script': { tag: INJECTED },
  'in one file': { tag: tag().replace('hallpass.js', 'hallpass.standalone.js') },
};

describe.each(Object.entries(placements))(
  'a tag that stands %s',
  (_, { tag: include, head = VENDOR, body = '' }) => {
    it('holds, asks and releases', async () => {
      here.page({ tag: include, head, body: `<p>School</p>${FRAME}${body}` });
      here.script('vendor.test', 'document.title = "counted"');
      here.demo.page('frame.test', '/film', { html: '<p>The film</p>' });
      const visitor = await here.open(TRY);
      expect(visitor.requests()).toEqual([]);
      // The banner has the policy's address: the tag has found itself, and its attributes.
      const policy = visitor.surface('banner').getByRole('link', { name: 'Privacy policy' });
      expect(await policy.getAttribute('href')).toBe(`${DISTRICT}/privacy`);
      await visitor.button('accept-all').click();
      await visitor.page.frameLocator('iframe').getByText('The film').waitFor();
      await visitor.settled();
      expect(await visitor.page.title()).toBe('counted');
      expect(await consentCookies(visitor)).toHaveLength(1);
      expect(visitor.requests()).toHaveLength(2);
    });

    it('lets pass at once what was granted before', async () => {
      here.page({ tag: include, head, body: `<p>School</p>${FRAME}${body}` });
      here.script('vendor.test', 'document.title = "counted"');
      here.demo.page('frame.test', '/film', { html: '<p>The film</p>' });
      const visitor = await here.open(TRY, { stored: stored('p1a1m1') });
      await visitor.page.frameLocator('iframe').getByText('The film').waitFor();
      expect(await visitor.page.title()).toBe('counted');
      expect(visitor.requests()).toHaveLength(2);
      expect(await visitor.surface('banner').count()).toBe(0);
    });
  },
);

describe('a page with the tag twice', () => {
  it('asks once, in the first tag’s manner, and tells the webmaster once', async () => {
    here.page({ tag: tag() + tag('data-categories="none" data-lang="es"'), head: VENDOR });
    here.script('vendor.test', 'document.title += " counted"');
    const visitor = await here.open(TRY);
    expect(await visitor.page.locator('#hallpass-consent').count()).toBe(1);
    expect(await visitor.surface('banner').count()).toBe(1);
    expect(await visitor.surface('banner').innerText()).toContain('Accept all');
    expect(lines(visitor).filter(line => line.includes('twice'))).toHaveLength(1);
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(await visitor.page.title()).toBe('Try counted');
    expect(visitor.requests()).toHaveLength(1);
  });

  it('also where one of them is the single file', async () => {
    here.page({ tag: tag() + tag().replace('hallpass.js', 'hallpass.standalone.js') });
    const visitor = await here.open(TRY);
    expect(await visitor.surface('banner').count()).toBe(1);
    expect(lines(visitor).filter(line => line.includes('twice'))).toHaveLength(1);
  });
});
