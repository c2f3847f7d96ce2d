import { describe, expect, it } from 'vitest';
import { pages } from './harness/pages.ts';
import { complaints } from './harness/site.ts';
import { placeOf, sites, tagsIn, visitorOf, WITHOUT, withoutTag, wordpress } from './harness/sites.ts';
import { askedTooEarly } from './harness/waiting.ts';

const THEMES = [
  ['modern', 'twentytwentyone'],
  ['modern', 'twentytwentythree'],
  ['modern', 'twentytwentyfour'],
  ['old', 'twentytwentyone'],
  ['old', 'twentytwentytwo'],
  ['old', 'twentytwentythree'],
] as const;

describe.runIf(wordpress)('a page of a site with the plugin', () => {
  it.each(sites)('has the tag once, right behind <head>, and PHP has no complaint: %s', async name => {
    for (const slug of Object.keys(pages)) {
      const { text, status } = await visitorOf(name).ask(`/${slug}/`);
      expect(status, slug).toBe(200);
      expect(tagsIn(text), slug).toHaveLength(1);
      expect(tagsIn(withoutTag(text)), slug).toEqual([]);
    }
    expect(complaints(placeOf(name))).toEqual([]);
  });

  it('asks no service for anything, in whatever way it was put there', async () => {
    for (const slug of Object.keys(pages)) {
      const { text } = await visitorOf('modern').ask(`/${slug}/`);
      const control = await visitorOf('modern').ask(`/${slug}/`, WITHOUT);
      expect(askedTooEarly(control.text).length, slug).toBeGreaterThan(0);
      expect(askedTooEarly(text), slug).toEqual([]);
    }
  });

  it('is as it was but for the tag, where WordPress cannot read HTML', async () => {
    for (const slug of Object.keys(pages)) {
      const { text } = await visitorOf('old').ask(`/${slug}/`);
      expect(withoutTag(text), slug).toBe((await visitorOf('old').ask(`/${slug}/`, WITHOUT)).text);
    }
  });

  it('is the same for every visitor, whatever they chose, so that it can be cached', async () => {
    const { text, headers } = await visitorOf('modern').ask('/pasted-youtube/');
    const cookie = `hallpass-consent=v1.${Math.floor(Date.now() / 1000).toString(36)}.0.p1a1m1.-`;
    const other = await visitorOf('modern').ask('/pasted-youtube/', { headers: { cookie } });
    expect(other.text).toBe(text);
    expect(headers.getSetCookie()).toEqual([]);
  });

  it.each(THEMES)('has the tag first in every theme: %s, %s', async (name, theme) => {
    const { text } = await visitorOf(name).ask('/pasted-youtube/', { headers: { 'x-theme': theme } });
    expect(text).toContain(`/themes/${theme}/`);
    expect(tagsIn(text)).toHaveLength(1);
    expect(tagsIn(withoutTag(text))).toEqual([]);
  });

  it.each(sites)('has the tag above what a theme prints before any hook: %s', async name => {
    const { text } = await visitorOf(name).ask('/pasted-youtube/', { headers: { 'x-own-header': '1' } });
    expect(tagsIn(text)).toHaveLength(1);
    expect(text.indexOf('hallpass.js')).toBeLessThan(text.indexOf('googletagmanager'));
    expect(text.indexOf('hallpass.js')).toBeGreaterThan(text.indexOf('data-a="a > b">'));
  });

  it.each([
    ['collects what it prints', 'x-printed', 'Ask the office.'],
    ['gives what is no service', 'x-odd-service', 'Acme Polls'],
  ])('arrives though a filter of ours %s', async (_, header, said) => {
    for (const name of sites) {
      const { text } = await visitorOf(name).ask('/pasted-youtube/', { headers: { [header]: '1' } });
      expect(tagsIn(text).join('')).toContain(said);
      expect(text).toContain('</html>');
    }
  });
});
