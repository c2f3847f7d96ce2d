import { describe, expect, it } from 'vitest';
import { attributes } from '../../../src/config/attributes.ts';
import { consentCookies, hosts, lines, place, TRY, tag } from './steps.ts';

const here = place();

const MARKED = `<script type="text/plain" data-category="analytics" nonce="{{nonce}}" src="https://vendor.test/x.js"></script>
  <iframe data-category="marketing" data-consent-src="https://vendor.test/film" title="x"></iframe>`;
const kebab = (key: string) => `data-${key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)}`;

/** Nothing left, the visitor is asked with both answers, and refusing works: whatever was written. */
async function stillSafe(url = TRY) {
  const visitor = await here.open(url);
  expect(hosts(visitor)).toEqual([]);
  await visitor.button('accept-all').waitFor();
  await visitor.button('refuse-all').click();
  await visitor.settled();
  expect(await visitor.surface('banner').count()).toBe(0);
  expect(hosts(visitor)).toEqual([]);
  return visitor;
}

describe.each([
  ['an empty value', ''],
  ['markup', '"><b onclick="alert(1)">x</b>'],
  ['code as an address', 'javascript:alert(1)'],
  ['a very long value', 'x'.repeat(20_000)],
  ['a line break and other signs', 'a\n\u0000;{}\u2028\ud83d\udc0d'],
  ['a name of the language itself', '__proto__'],
])('every attribute with %s', (_, value) => {
  it('leaves the page whole and everything held, and each is said in one line', async () => {
    const escaped = value.replaceAll('"', '&quot;').replaceAll('\u0000', '');
    const all = Object.keys(attributes)
      // Its presence counts, whatever it says; then every attribute is told once more.
      .filter(key => key !== 'debug')
      .map(key => `${kebab(key)}="${escaped}"`)
      .join(' ');
    here.page({ tag: tag().replace('data-policy-url="/privacy"', all), body: MARKED });
    const visitor = await stillSafe();
    const said = lines(visitor);
    for (const line of said) expect(line).not.toContain('\n');
    for (const name of ['data-cookie-limit', 'data-theme', 'data-position', 'data-block', 'data-max-days'])
      expect(said.filter(line => line.includes(`${name}=`))).toHaveLength(1);
    expect(said.every(line => line.length < 600)).toBe(true);
  });
});

describe('an attribute without a value', () => {
  it('is as if it were absent: no link, nothing sent, everything offered; a list is empty without a word', async () => {
    here.page({
      tag: tag('data-record-url="" data-categories="" data-policy-change=" "').replace('"/privacy"', '""'),
    });
    const visitor = await stillSafe();
    expect((await consentCookies(visitor))[0]?.value).toContain('.p0a0m0.');
    expect(here.network.traffic.filter(({ method }) => method === 'POST')).toEqual([]);
    expect(lines(visitor).toSorted()).toEqual(
      ['policy-change', 'policy-url', 'record-url'].map(name =>
        expect.stringMatching(new RegExp(`data-${name}=" ?": .*counts as absent`)),
      ),
    );
    await visitor.page.locator('a[href="#cookie-preferences"]').click();
    await visitor.surface('preferences').waitFor();
    expect(await visitor.surface('preferences').locator(`a[href^="${TRY}"]`).count()).toBe(0);
  });
});

describe('a service that an attribute names', () => {
  it('is said to be unknown, in one line, where it is neither the catalog’s nor the site’s own', async () => {
    const services = [{ id: 'lunch', category: 'marketing', hosts: ['lunch.test'] }];
    here.page({
      tag: `<script type="application/json" data-hallpass nonce="{{nonce}}">${JSON.stringify({ services })}</script>${tag('data-allow="Umami lunch umamii cdn.test" data-retire="YouTube yutube"')}`,
    });
    const visitor = await here.open(TRY);
    expect(lines(visitor)).toEqual([
      expect.stringContaining('data-allow="umamii": no service'),
      expect.stringContaining('data-retire="yutube": no service'),
    ]);
  });
});

describe('a policy’s address that is none', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://', 'vbscript:x'])(
    'is left out of the question (%s)',
    async address => {
      here.page({ tag: tag().replace('"/privacy"', `"${address}"`), body: MARKED });
      const visitor = await here.open(TRY);
      expect(await visitor.surface('banner').locator('a').count()).toBe(0);
      expect(lines(visitor).filter(line => line.includes('data-policy-url='))).toHaveLength(1);
    },
  );
});

describe('a data block that is broken', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"services": 5}',
    '{"services": {"id": "x"}}',
    '{"texts": "none"}',
    '{"texts": {"en": 7}}',
  ])('changes nothing (%s)', async json => {
    here.page({
      tag: `<script type="application/json" data-hallpass nonce="{{nonce}}">${json}</script>${tag()}`,
      body: MARKED,
    });
    const visitor = await stillSafe();
    await expect
      .poll(() => visitor.page.locator('#hallpass-consent').getByRole('status').innerText())
      .toContain('saved');
  });

  it('loses only the entries that are wrong, and each is said', async () => {
    const services = [
      null,
      5,
      {},
      { id: 'Ä' },
      { id: 'fun-thing', category: 'fun' },
      { id: 'good', category: 'analytics', hosts: ['good.test'] },
    ];
    here.page({
      tag: `<script type="application/json" data-hallpass nonce="{{nonce}}">${JSON.stringify({ services })}</script>${tag()}`,
      body: MARKED,
    });
    const visitor = await here.open(TRY);
    expect(lines(visitor).filter(line => line.includes('A service in the data block'))).toHaveLength(5);
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(await visitor.page.evaluate(() => window.hallpass?.granted('good'))).toBe(true);
    expect(await visitor.page.evaluate(() => window.hallpass?.granted('fun-thing'))).toBe(false);
  });
});

describe('the site’s own sentences', () => {
  const texts = {
    en: {
      banner: { title: 'Cookies at <b>Oak Hill</b>', refuse: '<script>alert(1)</script>', accept: 5 },
      preferences: { title: 'Your <i>choice</i>' },
      reopen: '<img src="https://vendor.test/x.gif" onerror="alert(1)">',
    },
    es: { banner: { title: 'Cookies en Oak Hill' } },
  };
  const block = `<script type="application/json" data-hallpass nonce="{{nonce}}">${JSON.stringify({ texts }).replaceAll('</', '<\\/')}</script>`;

  it('take the place of ours, key by key, as text, in the banner and in the preferences', async () => {
    here.page({ tag: block + tag(), body: MARKED });
    const visitor = await here.open(TRY);
    const banner = visitor.surface('banner');
    expect(await banner.getByRole('heading').innerText()).toBe('Cookies at <b>Oak Hill</b>');
    expect(await banner.locator('b, script, img').count()).toBe(0);
    expect(await visitor.button('refuse-all').innerText()).toBe('<script>alert(1)</script>');
    // What is no sentence, or is not named, stays ours.
    expect(await visitor.button('accept-all').innerText()).toBe('Accept all');
    expect(await visitor.button('open').innerText()).toBe('Choose');
    expect(await visitor.page.locator('a[href="#cookie-preferences"]').innerText()).toBe(texts.en.reopen);
    await visitor.button('open').click();
    await visitor.surface('preferences').waitFor();
    const title = visitor.surface('preferences').getByRole('heading', { level: 2 }).first();
    expect(await title.innerText()).toBe('Your <i>choice</i>');
    expect(hosts(visitor)).toEqual([]);
  });

  it('do so in each language by itself', async () => {
    here.page({ tag: block + tag(), body: MARKED });
    const visitor = await here.open(TRY);
    await visitor.surface('banner').locator('button[lang="es"]').click();
    const banner = visitor.surface('banner');
    await banner.getByText('Cookies en Oak Hill').waitFor();
    expect(await visitor.button('accept-all').innerText()).toBe('Aceptar todas');
  });
});

describe('markup that is hostile', () => {
  it.each([
    '<script type="text/plain" data-category="" nonce="{{nonce}}" src="https://vendor.test/x.js"></script>',
    '<script type="text/plain" data-category=" , " nonce="{{nonce}}" src="https://vendor.test/x.js"></script>',
    '<iframe data-category="__proto__" data-consent-src="https://vendor.test/x" title="x"></iframe>',
    '<iframe data-category="constructor" data-consent-src="https://vendor.test/x" title="x"></iframe>',
    '<iframe data-category="analytics constructor" data-service="toString" data-consent-src="https://vendor.test/x" title="x"></iframe>',
    '<img data-category="Marketing;" data-consent-src="https://vendor.test/x" alt="">',
  ])('is never released: %s', async html => {
    here.page({ body: html });
    const visitor = await here.open(TRY);
    expect(hosts(visitor)).toEqual([]);
    await visitor.button('accept-all').click();
    await visitor.settled();
    expect(hosts(visitor)).toEqual([]);
  });

  it('that borrows the hooks of our buttons breaks nothing', async () => {
    here.page({
      body: `<button id="a" data-consent-action="constructor">x</button><button id="b" data-consent-action="">x</button>
        <form><input name="matches"><input name="dataset"><button id="c" type="button">x</button></form>${MARKED}`,
    });
    const visitor = await here.open(TRY);
    for (const id of ['a', 'b', 'c']) await visitor.page.locator(`#${id}`).click();
    await visitor.settled();
    expect(await visitor.cookies()).toEqual([]);
    expect(hosts(visitor)).toEqual([]);
  });
});
