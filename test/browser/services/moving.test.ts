import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lines, place, TRY } from '../journeys/steps.ts';

const here = place();

const docs = new URL('../../../docs/moving/', import.meta.url);

const read = (file: string) => readFileSync(new URL(file, docs), 'utf8');

/** The first example below a heading of a page, as scripts of a page with the strict policy. */
const exampleIn = (file: string, heading: string): string => {
  const [, below = ''] = read(file).split(`## ${heading}\n`);
  const [, example] = /```html\n([\s\S]+?)```/.exec(below) ?? [];
  if (!example) throw new Error(`${file} has no example below ${heading}`);
  return example.replaceAll('<script', '<script nonce="{{nonce}}"');
};

/** What a page's example asks others for. */
const addressesIn = (example: string) => [...example.matchAll(/https:\/\/[\w.]+\.example\/[\w.]+/g)].flat();

const pages = readdirSync(docs).filter(file => file !== 'README.md');

describe.each(pages)('the example of docs/moving/%s', file => {
  it('holds what is marked until the visitor accepts, and then runs it once', async () => {
    const after = exampleIn(file, 'After');
    const addresses = addressesIn(after).sort();
    for (const address of addresses) {
      const { host, pathname } = new URL(address);
      if (pathname.endsWith('.js')) here.script(host, 'window.ran = (window.ran || 0) + 1', pathname);
      else here.demo.page(host, pathname, { html: '<p>Field day</p>' });
    }
    // As far as the tag goes, it belongs into the head.
    const end = after.indexOf('</script>', after.indexOf('/hallpass/hallpass.js')) + '</script>'.length;
    here.page({
      tag: after.slice(0, end),
      body: `${after.slice(end)}<a href="#cookie-preferences">Cookie preferences</a>`,
    });
    const visitor = await here.open(TRY);
    expect(visitor.requests()).toEqual([]);
    expect(lines(visitor)).toEqual([]);

    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(
      visitor
        .requests()
        .map(({ host, path }) => `https://${host}${path}`)
        .sort(),
    ).toEqual(addresses);
    expect(await visitor.page.evaluate(() => (window as { ran?: number }).ran)).toBe(
      addresses.filter(address => address.endsWith('.js')).length,
    );
  });
});

describe('the cookie of the tool before', () => {
  it('goes where its example says so, and whatever was chosen nothing else does', async () => {
    here.page({ tag: exampleIn('README.md', 'Its cookie') });
    const visitor = await here.open(TRY, {
      prepare: ({ context }) =>
        context.addCookies(
          ['OldBannerConsent', 'OldBanner'].map(name => ({ name, value: '1', url: TRY, expires: 2e9 })),
        ),
    });
    await expect.poll(async () => (await visitor.cookies()).map(({ name }) => name)).toEqual(['OldBanner']);
    expect(lines(visitor)).toEqual([]);
  });
});
