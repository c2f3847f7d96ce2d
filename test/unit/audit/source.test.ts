import { describe, expect, it } from 'vitest';
import { safeName } from '../../../src/audit/read/names.ts';
import { forbiddenBy } from '../../../src/audit/source/csp.ts';
import { markedCode, ownTagCode, plainAddress, tagCode } from '../../../src/audit/source/markup.ts';
import { readSource } from '../../../src/audit/source/readSource.ts';
import { startTags } from '../../../src/audit/source/startTags.ts';
import { pagesToLookAt, sitemapAddresses } from '../../../src/audit/walk/pages.ts';

const TAG = '<script src="/hallpass/hallpass.js"></script>';

const partyAt = (address: string) => {
  const host = /^(?:https?:)?\/\/([^/?#]+)/.exec(address)?.[1];
  if (!host) return undefined;
  return { host, category: 'analytics', ...(host === 'ga.test' && { service: 'ga' }) };
};
const read = (html: string, home?: string) => readSource(html, partyAt, home);
const names = (html: string) => startTags(html).map(({ name }) => name);

describe('the source of a page', () => {
  it.each<[what: string, html: string, tags: string]>([
    ['plain', '<html><head><title>T</title></head><body><p>x', 'html head title body p'],
    ['comments', '<!-- <script> --><p><!--><b>-->', 'p b'],
    ['a comment without an end', '<p><!-- <b>', 'p'],
    ['what scripts say', '<script>"<b>"</script><p>', 'script p'],
    ['a script without an end', '<script>"<b>"', 'script'],
    ['titles and text fields', '<title><b></title><textarea><b></textarea><p>', 'title textarea p'],
    ['templates', '<template><script src="x"></script></template><p>', 'p'],
    ['capitals', '<SCRIPT SRC="X"></SCRIPT>', 'script'],
    ['no tags', '1 < 2 > 1 </ > <1>', ''],
    ['a tag in quotes', '<p title="<b>">', 'p'],
  ])('is read with %s', (_, html, tags) => {
    expect(names(html).join(' ')).toBe(tags);
  });

  it('has attributes as a browser reads them: the first of a name, with or without quotes', () => {
    const [tag] = startTags(`<script ASYNC src='/a?b=1&amp;c=2' Src="/b" data-x=1 data-y = "z">`);
    expect([...(tag?.attributes ?? [])]).toEqual([
      ['async', ''],
      ['src', '/a?b=1&c=2'],
      ['data-x', '1'],
      ['data-y', 'z'],
    ]);
  });
});

describe('the tag in the source', () => {
  it.each<[what: string, html: string, above: string[]]>([
    ['alone', TAG, []],
    [
      'after what runs nothing',
      `<meta charset="utf-8"><style>a{}</style><script type="application/json">{"a":"https://ga.test"}</script>${TAG}`,
      [],
    ],
    [
      'after what is marked',
      `<script type="text/plain" data-category="analytics" src="https://ga.test/x.js"></script><script data-category="analytics" src="https://ga.test/y.js"></script>${TAG}`,
      [],
    ],
    ['after a style of the site', `<link rel="stylesheet" href="/a.css">${TAG}`, []],
    [
      'after a style of another host',
      `<link rel="stylesheet" href="https://x.test/a.css?k=1">${TAG}`,
      ['https://x.test/a.css?…'],
    ],
    ['after a canonical link', `<link rel="canonical" href="https://x.test/">${TAG}`, []],
    ['after a script', `<script src="/a.js"></script>${TAG}`, ['/a.js']],
    ['after code that names a service', `<script>load("//ga.test/x.js")</script>${TAG}`, ['script ga']],
    [
      'after a service',
      `<script async src="https://ga.test/x.js"></script>${TAG}`,
      ['https://ga.test/x.js ga'],
    ],
    ['before them', `${TAG}<script src="https://ga.test/x.js"></script>`, []],
    ['after what is in noscript', `<noscript><img src="https://ga.test/p"></noscript>${TAG}`, []],
  ])('is found %s', (_, html, above) => {
    const { tag } = read(html);
    expect(tag?.above.map(({ name, service }) => (service ? `${name} ${service}` : name))).toEqual(above);
  });

  it.each([
    ['in the head', `<head>${TAG}</head><body>`, true],
    ['in the body', `<head></head><body>${TAG}`, false],
    ['after what begins the body', `<p>x</p>${TAG}`, false],
    ['after noscript in the head', `<head><noscript><img src="/a"></noscript>${TAG}`, true],
  ])('is seen %s', (_, html, isInHead) => {
    expect(read(html).tag?.isInHead).toBe(isInHead);
  });

  it('is not what only looks like it', () => {
    expect(read('<script src="/my-hallpass.js"></script>').tag).toBeUndefined();
    expect(read(`<!-- ${TAG} -->`).tag).toBeUndefined();
    expect(read(`<template>${TAG}</template>`).tag).toBeUndefined();
    expect(read(`<noscript>${TAG}</noscript>`).tag).toBeUndefined();
  });

  it('is the file that runs, where ours is in another', () => {
    expect(read('<script src="/all.js?v=1"></script>', 'https://a.test/all.js').tag).toBeDefined();
  });

  it('is mended to what it was before an optimizer came, without its nonce', () => {
    const html =
      '<script type="rocketlazyloadscript" data-rocket-type="text/javascript" nonce="x1" data-rocket-src="/hallpass/hallpass.js" data-max-days="30"></script>';
    expect(read(html).tag).toMatchObject({
      rewritten: ['type="rocketlazyloadscript"', 'data-rocket-type', 'data-rocket-src'],
      mend: '<script src="/hallpass/hallpass.js" data-max-days="30"></script>',
    });
    expect(read(html).optimizers).toEqual(['WP Rocket']);
    expect(read('<script type="module" src="/hallpass/hallpass.js"></script>').tag?.rewritten).toEqual([]);
  });

  it('tells of consent defaults, of noscript, of lists and of policies', () => {
    expect(
      read(
        `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">${TAG}<script>gtag('consent', "default", {})</script><noscript><iframe src="https://ga.test/f"></iframe></noscript><div data-consent-declaration></div>`,
      ),
    ).toMatchObject({
      hasOwnConsentDefault: true,
      noscript: [{ name: 'https://ga.test/f', service: 'ga' }],
      hasList: true,
      policies: ["script-src 'self'"],
    });
  });
});

describe('markup that is shown', () => {
  const attributes: [string, string][] = [
    ['src', 'https://x.test/a.js?id=1&user=jane'],
    ['data-user', 'jane'],
    ['title', 'Jane'],
    ['type', 'module'],
  ];

  it('has addresses without what they ask, and nothing else that could be about somebody', () => {
    expect(tagCode('script', attributes)).toBe('<script src="https://x.test/a.js?…" type="module">');
  });

  it('waits as a script, and as an element', () => {
    expect(markedCode('script', attributes, 'analytics')).toBe(
      '<script type="text/plain" data-type="module" data-category="analytics" src="https://x.test/a.js?…">…</script>',
    );
    expect(
      markedCode(
        'iframe',
        [
          ['src', '/a'],
          ['data-category', 'old'],
        ],
        'marketing',
      ),
    ).toBe('<iframe data-category="marketing" data-consent-src="/a">');
  });

  it.each([
    ['/a/b?c#d', '/a/b?…'],
    ['https://x.test/u/jane@school.example/x', 'https://x.test/u/…/x'],
    ['https://x.test/u/jane%40school.example', 'https://x.test/u/…'],
    ['https://x.test/u/123456789', 'https://x.test/u/…'],
    ['https://x.test/2026/v1.2.3.js', 'https://x.test/2026/v1.2.3.js'],
    ['https://a1234567890.cdn.test/1.js', 'https://a1234567890.cdn.test/1.js'],
    ['https://jane:pass@x.test/a', 'https://x.test/a'],
    ['//jane:pass@x.test\\a', '//x.test/a'],
    ['https://x.test/u/123-45-6789/Maria%20Garcia', 'https://x.test/u/…/…'],
    ['https://x.test/u/amFuZUBzY2hvb2wuZXhhbXBsZQ==/a%2540b.test', 'https://x.test/u/…/…'],
    ['https://x.test/eyJhbGciOiJub25lIn0.eyJzdWIiOiJqYW5lIn0.abc', 'https://x.test/…'],
    ['https://x.test/a;jsessionid=8F2A/token=8F2A', 'https://x.test/a;…/token=…'],
    [
      'https://x.test/consent/0190c1e4-5b8a-7cc3-98c4-dc0c0c07398f/a.js',
      'https://x.test/consent/0190c1e4-5b8a-7cc3-98c4-dc0c0c07398f/a.js',
    ],
    ['java\nscript:jane()', 'javascript:…'],
    ['mailto:jane', 'mailto:…'],
    ['data:text/html,<b>jane</b>', 'data:…'],
  ])('shows %s as %s', (address, shown) => {
    expect(plainAddress(address)).toBe(shown);
  });

  it('has no word that is about somebody, whatever attribute it stands in', () => {
    expect(ownTagCode([['data-user', 'jane@school.example']])).toBe('<script data-user="…"></script>');
    expect(tagCode('script', [['data-service', 'jane@school.example']])).toBe('<script data-service="…">');
  });

  it('is quoted', () => {
    expect(ownTagCode([['data-x', '"><b>']])).toBe('<script data-x="&quot;><b>"></script>');
  });
});

describe('a security policy', () => {
  const needs = {
    home: 'https://cdn.a.test/hallpass/hallpass.js',
    origin: 'https://www.a.test',
    hasNonce: false,
  };

  it.each<[policy: string, forbidden: string[], other?: object]>([
    ['', []],
    ["img-src 'none'", []],
    ["script-src 'none'", ['script-src']],
    ["default-src 'self'", ['script-src']],
    ["default-src 'self'", [], { home: 'https://www.a.test/hallpass/hallpass.js' }],
    ['script-src https:', []],
    ['script-src *', []],
    ['script-src cdn.a.test', []],
    ['script-src *.a.test', []],
    ['script-src http://cdn.a.test', ['script-src']],
    ['script-src https://cdn.a.test/hallpass/', []],
    ['script-src https://cdn.a.test/other/', ['script-src']],
    ['script-src b.test', ['script-src']],
    ["script-src 'nonce-x' 'strict-dynamic' https:", ['script-src']],
    ["script-src 'nonce-x' 'strict-dynamic'", [], { hasNonce: true }],
    ["script-src 'none'; script-src-elem cdn.a.test", []],
    ["trusted-types other; require-trusted-types-for 'script'", ['trusted-types']],
    ["trusted-types other hallpass; require-trusted-types-for 'script'", []],
    ["trusted-types *; require-trusted-types-for 'script'", []],
    ['trusted-types other', []],
  ])('"%s" forbids %j', (text, forbidden, other = {}) => {
    const found = forbiddenBy({ text, isEnforced: true }, { ...needs, ...other });
    expect(found.map(({ directive }) => directive)).toEqual(forbidden);
  });
});

describe('a name that is shown', () => {
  it.each([
    ['_ga_ABC123DEF4', '_ga_ABC123DEF4'],
    [
      'wordpress_logged_in_0123456789abcdef0123456789abcdef',
      'wordpress_logged_in_0123456789abcdef0123456789abcdef',
    ],
    ['draft_jane@school.example', '…'],
    ['Maria Garcia', '…'],
    ['(773) 555-0143', '…'],
    ['123-45-6789', '…'],
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJqYW5lIn0.abc', '…'],
    ['cart-7735550143', 'cart-…'],
    ['a\n\u0000b', 'a b'],
    ['x'.repeat(90), `${'x'.repeat(80)}…`],
  ])('is of %j %j', (name, shown) => {
    expect(safeName(name)).toBe(shown);
  });
});

describe('the pages to look at', () => {
  it('are this one, those it links to, those of the site map: each once, of this site, as many as are asked for', () => {
    const here = 'https://a.test/news?page=2#x';
    const links = [
      '/',
      '/news',
      'https://b.test/',
      '/plan.pdf',
      '/logout',
      '/sign-out',
      '/users/sign_out',
      '/cerrar-sesi%C3%B3n',
      '/delete_account',
      '/eliminar/5',
      '/shop/add-to-cart/5',
      '/plan.odt',
      '/film.webm',
      'blob:https://a.test/1',
      'https://jane:pass@a.test/',
      'mailto:a@b.test',
      '/es/',
    ];
    const sitemap = sitemapAddresses(
      '<urlset><url><loc> https://a.test/staff?a=1&amp;b=2 </loc></url><url><loc>https://a.test/</loc></url></urlset>',
    );
    const all = ['https://a.test/news', 'https://a.test/', 'https://a.test/es/', 'https://a.test/staff'];
    expect(pagesToLookAt(here, links, sitemap, 10)).toEqual(all);
    expect(pagesToLookAt(here, links, sitemap, 2)).toEqual(all.slice(0, 2));
  });
});
