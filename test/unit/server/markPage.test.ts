import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { markPage } from '../../../integrations/server/markPage.ts';
import { hallpassMarker } from '../../../integrations/server/server.ts';
import { type MarkerOptions, readOptions } from '../../../integrations/server/site.ts';
import { type Piece, piecesOf } from './tokens.ts';

const BASE = 'https://www.lincoln.example';
const TAG = '<script src="/hallpass/hallpass.js"></script>';

const folder = new URL('../samples/pages/', import.meta.url);
const pages = readdirSync(folder).map((file): [file: string, html: string] => [
  file,
  readFileSync(new URL(file, folder), 'utf8'),
]);

const mark = (html: string, options: Partial<MarkerOptions> = {}) =>
  hallpassMarker({ base: BASE, ...options }).mark(html);

/** A piece of a page, in a page that is otherwise empty. */
const within = (html: string, options: Partial<MarkerOptions> = {}) =>
  mark(`<!doctype html><title>x</title>${html}`, options).split('<title>x</title>')[1];

/** What is marked in each page, and by which service; what goes. Read with the eye of a browser, page by page. */
const expected: Record<string, { marked: string[]; gone?: string[] }> = {
  'wordpress.html': {
    marked: ['script google-analytics', 'img meta-pixel', 'iframe youtube', 'iframe google-maps'],
    gone: ['//www.googletagmanager.com', 'https://www.youtube.com'],
  },
  'finalsite.html': {
    marked: [
      'iframe google-tag-manager',
      'script google-translate',
      'iframe vimeo',
      'source flickr',
      'img flickr',
    ],
  },
  'drupal.html': {
    marked: [
      'script plausible',
      'iframe google-calendar',
      'img meta-pixel',
      'img facebook',
      'image flickr',
      'script hubspot-forms',
    ],
  },
  'google-sites.html': { marked: ['iframe youtube'] },
  'squarespace.html': {
    marked: [
      'script amplitude',
      'script amplitude',
      'object google-forms',
      'embed google-forms',
      'source soundcloud',
      'input paypal',
    ],
    gone: ['https://www.youtube-nocookie.com/iframe_api', 'https://cdn.amplitude.com/script/x.js'],
  },
  'frontpage.html': {
    marked: [
      'script google-analytics',
      'img meta-pixel',
      'image meta-pixel',
      'iframe youtube',
      'embed youtube',
    ],
  },
  'frameset.html': { marked: ['frame google-calendar'] },
  'broken.html': {
    marked: [
      'img facebook',
      'iframe youtube',
      'iframe youtube',
      'script hotjar',
      // Entities, spaces, capitals, slashes, a dot behind the host, a password.
      ...Array(6).fill('img facebook'),
      // Behind a short comment, behind a style.
      ...Array(2).fill('img facebook'),
    ],
  },
  'xhtml.html': { marked: ['script google-analytics', 'iframe youtube', 'img facebook'] },
  'plaintext.html': { marked: ['img facebook'] },
  'spanish-bom.html': { marked: ['script hotjar', 'script hotjar', 'img facebook', 'img facebook'] },
  // Whose address is relative to a `<base>` of YouTube's.
  'moodle.html': { marked: ['iframe youtube', 'iframe youtube', 'img youtube'] },
};

/** The attributes that a marked tag had before. */
function unmarked({ name, attributes }: Piece): Record<string, string> {
  const isScript = name === 'script';
  const entries = Object.entries(attributes).filter(
    ([key]) => !/^data-(category|service)$/.test(key) && !(isScript && key === 'type'),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key.replace(isScript ? /^data-(consent-)?(?=(src|type|href)$)/ : /^data-consent-/, ''),
      value,
    ]),
  );
}

/** A page without its marks: each tag that has changed by what it says, all else as it is written. */
function plain(html: string, changed: (piece: Piece) => boolean, isMarked: boolean): string {
  return piecesOf(html)
    .map(piece => {
      if (!changed(piece)) return piece.source;
      const attributes = isMarked ? unmarked(piece) : piece.attributes;
      const said = Object.entries(attributes).map(
        ([name, value]) => `${name.replace('xlink:', '')}=${value}`,
      );
      return `{${piece.name} ${said.toSorted().join(' ')}}`;
    })
    .join('');
}

/** What the elements of a page, as a tree, would ask YouTube for; nobody sees into a shadow root that HTML makes. */
function asked(html: string): string[] {
  const found: string[] = [];
  const look = (node: DefaultTreeAdapterTypes.Node): void => {
    const isForeign = 'namespaceURI' in node && !node.namespaceURI.endsWith('xhtml');
    const loads = isForeign ? /^(image|script)$/ : /^(img|script|iframe|link)$/;
    if ('attrs' in node && loads.test(node.tagName)) {
      const value = (name: string) => node.attrs.find(one => one.name === name)?.value ?? '';
      const isInert = node.tagName === 'script' && value('type') === 'text/plain';
      const names = /^(image|link)$/.test(node.tagName) ? ['href'] : ['src', 'srcset'];
      const addresses = names.map(value).filter(one => one.includes('www.youtube.com'));
      if (addresses[0] && !isInert && value('rel') !== 'canonical')
        found.push(`${node.tagName} ${addresses}`);
    }
    if ('content' in node && !node.attrs.some(({ name }) => name === 'shadowrootmode')) look(node.content);
    if ('childNodes' in node && !('content' in node)) node.childNodes.forEach(look);
  };
  look(parse(html));
  return found;
}

describe.each(pages)('the page %s', (file, html) => {
  const marked = mark(html);
  const before = new Set(piecesOf(html).map(({ source }) => source));
  const after = new Set(piecesOf(marked).map(({ source }) => source));

  it('has marks where services are asked, and loses what prepares for them', () => {
    const found = piecesOf(marked).filter(
      ({ name, source }) => name && !before.has(source) && source !== TAG.slice(0, -9),
    );
    expect(found.map(({ name, attributes }) => `${name} ${attributes['data-service']}`)).toEqual(
      expected[file]?.marked,
    );
    const gone = piecesOf(html).filter(({ name, source }) => name === 'link' && !after.has(source));
    expect(gone.map(({ attributes }) => attributes.href)).toEqual(expected[file]?.gone ?? []);
  });

  it('is the same but for its marks', () => {
    const without = plain(marked.replace(TAG, ''), ({ name, source }) => !!name && !before.has(source), true);
    const hints = piecesOf(html).filter(({ name, source }) => name === 'link' && !after.has(source));
    let original = html;
    for (const { source } of hints) original = original.replace(source, '');
    expect(without).toBe(plain(original, ({ name, source }) => !!name && !after.has(source), false));
  });

  it('has the tag first', () => {
    const [first] = piecesOf(marked).filter(({ name }) => name && !/^(html|head)$/.test(name));
    expect(`${first?.source}</script>`).toBe(TAG);
    expect(marked.split(TAG)).toHaveLength(2);
  });

  it('stays the same when it is marked again', () => {
    expect(mark(marked)).toBe(marked);
  });
});

describe('a page on its way', () => {
  const site = readOptions({ base: BASE, attributes: { 'data-block': 'strict' } });
  const inPieces = (html: string, cuts: readonly number[]) => {
    const page = markPage(site, '');
    const places = [0, ...cuts.map(cut => cut % (html.length + 1)).toSorted((a, b) => a - b), html.length];
    return places.map((place, i) => page.write(html.slice(places[i - 1] ?? 0, place))).join('') + page.end();
  };
  const bytes = (html: string) => Buffer.from(html).toString('latin1');

  it.each(pages)('comes out the same wherever it is cut: %s', (_, html) => {
    const whole = inPieces(bytes(html), []);
    expect(
      inPieces(
        bytes(html),
        [...bytes(html)].map((_, i) => i),
      ),
    ).toBe(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), cuts => {
        expect(inPieces(bytes(html), cuts)).toBe(whole);
      }),
    );
  });

  /** What pages are made of, whole and in halves. */
  const scrap = fc.oneof(
    fc.constantFrom(
      ...[
        '<html>',
        '<head>',
        '</head>',
        '<body>',
        '<!doctype html>',
        '<title>',
        '</title>',
        '<!--',
        '-->',
        '<template>',
      ],
      ...[
        '</template>',
        '<svg>',
        '</svg>',
        '<math>',
        '<textarea>',
        '</textarea>',
        '<script>',
        '</script>',
        '<style>',
      ],
      ...[
        '</style>',
        '<noscript>',
        '</noscript>',
        '<table><tr>',
        '</table>',
        '<select>',
        '</select>',
        '<![CDATA[',
        ']]>',
      ],
      ...[
        '<template shadowrootmode=open>',
        '<plaintext>',
        '<frameset>',
        '<base href="https://x.test/">',
        '<p>',
        '</p>',
      ],
      ...[
        '<img src="//www.youtube.com/a">',
        '<script src=//www.youtube.com/a async>',
        '<iframe src="//www.youtube.com/a"/>',
      ],
      ...[
        "<image xlink:href='//www.youtube.com/a'>",
        '<link rel="preload" href="//www.youtube.com/a">',
        '<foreignObject>',
      ],
      ...[
        '<img srcset="//www.youtube.com/a 1x, b 2x" SRC=c src=d>',
        '<desc>',
        '<a href=">"',
        '\r\n',
        '\0',
        'é',
        '🦦',
        ' x ',
      ],
      ...[
        '<',
        '/',
        '>',
        '"',
        "'",
        '=',
        '&amp',
        '&#x2f',
        '<iMg',
        ' sRc=//www.youtube.com/a',
        '<!',
        '<?',
        '</',
        '-',
        '\ufeff',
      ],
    ),
    fc.string({ maxLength: 6 }),
  );

  it('comes out whole, the same wherever it is cut, whatever it is made of, and once is enough', () => {
    fc.assert(
      fc.property(
        fc.array(scrap, { maxLength: 14 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        (scraps, cuts) => {
          const html = bytes(`${scraps.join('')}the end`);
          const whole = inPieces(html, []);
          expect(whole).toMatch(/the end$/);
          expect(inPieces(html, cuts)).toBe(whole);
          expect(inPieces(whole, [])).toBe(whole);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('asks for nothing of a service’s, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 14 }), scraps => {
        const html = `<html>${scraps.join('')}`;
        expect(asked(mark(html))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no longer than its length says, though nothing in it is ever closed', () => {
    const { user } = process.cpuUsage();
    mark(`<!doctype html>${Array.from({ length: 2000 }, (_, i) => `<p><b id=${i}>`).join('')}`);
    // Seconds: far more than it takes, far less than if each paragraph began with all that is open.
    expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(1);
  });

  it('arrives whole, and at once, though it could not be read', () => {
    const page = markPage({ ...site, markOf: () => expect.fail('an address that nobody can judge') }, '');
    page.write('<!doctype html><title>x</title>');
    expect(page.write('<p>One<img sr')).toBe('<p>One');
    expect(page.write('c=//www.youtube.com/a>two <img')).toBe('<img src=//www.youtube.com/a>two <img');
    expect(page.write(' src=b><b')).toBe(' src=b><b');
    expect(page.end()).toBe('');
  });

  it('keeps what is for browsers without scripts until it is there as a whole', () => {
    const page = markPage(site, '');
    page.write('<!doctype html><title>x</title>');
    expect(page.write('<noscript>a <b>c</b> d<img src=//www.youtube.com/')).toBe('<noscript>');
    expect(page.write('a></noscript')).toBe('');
    expect(page.write('>')).toBe(
      'a <b>c</b> d<img data-category="marketing" data-service="youtube" data-consent-src=//www.youtube.com/a></noscript>',
    );
  });

  it('is given out as it comes, up to what could be the beginning of a tag', () => {
    const page = markPage(site, '');
    expect(page.write('<!doctype html><title>x</title><p>One')).toBe(
      `<!doctype html>${TAG.replace('>', ' data-block="strict">')}<title>x</title><p>One`,
    );
    expect(page.write(' two <b')).toBe(' two ');
    expect(page.write('>three')).toBe('<b>three');
    expect(page.end()).toBe('');
  });
});

describe('the marks', () => {
  it.each([
    // [what, before, after]
    [
      'a script keeps what it needs',
      '<script async nonce=n crossorigin integrity="sha384-x" src="https://static.hotjar.com/a.js" data-x></script>',
      '<script type="text/plain" data-category="analytics" data-service="hotjar" async nonce=n crossorigin integrity="sha384-x" data-src="https://static.hotjar.com/a.js" data-x></script>',
    ],
    [
      'a module stays one',
      '<script type="module" src="https://static.hotjar.com/a.js"></script>',
      '<script type="text/plain" data-category="analytics" data-service="hotjar" data-type="module" data-src="https://static.hotjar.com/a.js"></script>',
    ],
    [
      'of two categories either will do',
      '<script src="https://www.googletagmanager.com/gtm.js"></script>',
      '<script type="text/plain" data-category="analytics|marketing" data-service="google-tag-manager" data-src="https://www.googletagmanager.com/gtm.js"></script>',
    ],
    [
      'what is for browsers without scripts',
      '<noscript>a<img src="https://www.facebook.com/a"> <noscript></noscript><p>b',
      '<noscript>a<img data-category="marketing" data-service="facebook" data-consent-src="https://www.facebook.com/a"> <noscript></noscript><p>b',
    ],
    [
      'a noscript that is none, in a list of choices',
      '<select><noscript>a<img src="https://www.facebook.com/a"></noscript></select><p>b',
      '<select><noscript>a<img data-category="marketing" data-service="facebook" data-consent-src="https://www.facebook.com/a"></noscript></select><p>b',
    ],
    [
      'another tool’s data-src is another’s',
      '<script data-src=x src="https://static.hotjar.com/a.js"></script>',
      '<script type="text/plain" data-category="analytics" data-service="hotjar" data-src=x data-consent-src="https://static.hotjar.com/a.js"></script>',
    ],
    [
      'an attribute that is there twice is there once',
      '<img src="https://www.facebook.com/a" src="https://www.facebook.com/b">',
      '<img data-category="marketing" data-service="facebook" data-consent-src="https://www.facebook.com/a">',
    ],
    [
      'the page’s own mark stands',
      '<iframe data-category="analytics" data-service="x" src="https://www.youtube.com/embed/x"></iframe>',
      '<iframe data-category="analytics" data-service="x" data-consent-src="https://www.youtube.com/embed/x"></iframe>',
    ],
    [
      'what a drawing calls href twice is one',
      '<svg><image href="https://www.facebook.com/a" xlink:href="https://www.facebook.com/b"/></svg>',
      '<svg><image data-category="marketing" data-service="facebook" data-consent-href="https://www.facebook.com/a" /></svg>',
    ],
    [
      'a picture that is asked for ahead, by widths',
      '<link rel=preload as=image imagesrcset="/a.jpg 1x, https://www.facebook.com/a 2x"><link rel=preload as=image href=/a.jpg imagesrcset="/a.jpg 1x">',
      '<link rel=preload as=image href=/a.jpg imagesrcset="/a.jpg 1x">',
    ],
    [
      'what was put aside by hand stands',
      '<img data-consent-src=x src="https://www.facebook.com/a">',
      '<img data-category="marketing" data-service="facebook" data-consent-src=x>',
    ],
    [
      'an image of HTML is an img',
      '<image srcset="https://www.facebook.com/a 2x">',
      '<image data-category="marketing" data-service="facebook" data-consent-srcset="https://www.facebook.com/a 2x">',
    ],
    [
      'a base in a template is none',
      '<template><base href=https://www.youtube.com></template><img src=/a.png>',
      undefined,
    ],
    [
      'a base that is no address is none',
      '<base href="https://:x"><base href=https://www.youtube.com><img src=/a.png>',
      undefined,
    ],
    [
      'all addresses of a picture wait',
      '<img src="own.png" srcset="https://www.facebook.com/a 2x" alt=a>',
      '<img data-category="marketing" data-service="facebook" data-consent-src="own.png" data-consent-srcset="https://www.facebook.com/a 2x" alt=a>',
    ],
    [
      'a film’s poster',
      '<video poster=https://i.ytimg.com/a.jpg></video>',
      '<video data-category="marketing" data-service="youtube" data-consent-poster=https://i.ytimg.com/a.jpg></video>',
    ],
    [
      'a style sheet that is preloaded',
      '<link rel=preload as=style href=https://www.youtube.com/a.css onload="this.rel=\'stylesheet\'">',
      '<link data-category="marketing" data-service="youtube" rel=preload as=style data-consent-href=https://www.youtube.com/a.css onload="this.rel=\'stylesheet\'">',
    ],
    ['a link that loads nothing', '<link rel=canonical href=https://www.youtube.com/>', undefined],
    ['a link for people', '<a href=https://www.youtube.com/ ping=x>', undefined],
    [
      'data that no browser runs',
      '<script type="x/y" src="https://static.hotjar.com/a.js"></script>',
      undefined,
    ],
    [
      'a script that was put aside by hand',
      '<script type=text/plain src="https://static.hotjar.com/a.js"></script>',
      undefined,
    ],
    ['inline code', '<script>"https://static.hotjar.com/a.js"</script>', undefined],
    [
      'a page in an attribute',
      '<iframe srcdoc="<p>" src="https://www.youtube.com/embed/x"></iframe>',
      undefined,
    ],
    ['an input without a picture', '<input src=https://www.facebook.com/a>', undefined],
    ['an essential service', '<script src="https://www.google.com/recaptcha/api.js"></script>', undefined],
    ['an unknown host', '<img src="https://files.example/a.png">', undefined],
    ['the site’s own host', '<img src="https://lincoln.example/a.png"><img src=/b.png>', undefined],
  ])('%s', (_, before, after) => {
    expect(within(before)).toBe(after ?? before);
  });

  it.each<[string, Record<string, string>, string, string | undefined]>([
    [
      'under strict, a host that nobody knows waits for everything',
      { 'data-block': 'strict' },
      '<img src="https://files.example/a.png">',
      '<img data-category="preferences analytics marketing" data-consent-src="https://files.example/a.png">',
    ],
    [
      'under strict, what merely delivers files waits',
      { 'data-block': 'strict' },
      '<link rel=stylesheet href="https://fonts.googleapis.com/css">',
      '<link data-category="preferences" data-service="google-fonts" rel=stylesheet data-consent-href="https://fonts.googleapis.com/css">',
    ],
    [
      'a hint to an allowed host',
      { 'data-allow': 'www.googletagmanager.com' },
      '<link rel=preconnect href=https://www.googletagmanager.com>',
      undefined,
    ],
    [
      'a hint to where files are merely delivered',
      {},
      '<link rel="preconnect dns-prefetch" href=https://fonts.gstatic.com>',
      undefined,
    ],
    [
      'what merely delivers files',
      {},
      '<link rel=stylesheet href="https://fonts.googleapis.com/css">',
      undefined,
    ],
    [
      'an allowed host',
      { 'data-block': 'strict', 'data-allow': 'files.example' },
      '<img src="https://a.files.example/a.png">',
      undefined,
    ],
    ['an allowed service', { 'data-allow': 'youtube' }, '<img src="https://www.youtube.com/a">', undefined],
    [
      'on a children’s site, an allowed service too',
      { 'data-allow': 'youtube', 'data-audience': 'children' },
      '<img src="https://www.youtube.com/a">',
      '<img data-category="marketing" data-service="youtube" data-consent-src="https://www.youtube.com/a">',
    ],
    [
      'what a login-only site bars has its category',
      { 'data-cookie-limit': 'login' },
      '<img src="https://www.youtube.com/a">',
      '<img data-category="marketing" data-service="youtube" data-consent-src="https://www.youtube.com/a">',
    ],
    [
      'where the page marks all itself',
      { 'data-block': 'marked' },
      '<img src="https://www.youtube.com/a"><link rel=preconnect href=https://www.youtube.com>',
      undefined,
    ],
    [
      'a shared domain',
      { 'data-block': 'strict', 'data-cookie-domain': 'lincoln.example' },
      '<img src="https://files.lincoln.example/a">',
      undefined,
    ],
  ])('%s', (_, attributes, before, after) => {
    expect(within(before, { attributes })).toBe(after ?? before);
  });

  it('know the data block’s services, and put it before the tag', () => {
    const dataBlock = {
      services: [{ id: 'stats', category: 'analytics', hosts: ['stats.example'] }],
      texts: { es: { banner: { title: '</script ></script>¿Ñ?' } } },
    };
    const marked = mark('<!doctype html><img src=//stats.example/a>', { dataBlock });
    const block =
      /^<!doctype html><script type="application\/json" data-hallpass>([ -~]+?)<\/script><script src/.exec(
        marked,
      )?.[1] ?? '';
    expect(JSON.parse(block)).toEqual(dataBlock);
    // `</script ` would end it too, and `<!--<script` would keep it open.
    expect(block).not.toContain('<');
    expect(marked).toContain(
      '<img data-category="analytics" data-service="stats" data-consent-src=//stats.example/a>',
    );
  });
});

describe('the tag', () => {
  const options = { attributes: { 'data-policy-url': '/privacy?a&"ñ' }, src: '/h/hallpass.js' };
  const tag = '<script src="/h/hallpass.js" data-policy-url="/privacy?a&#38;&#34;&#241;"></script>';

  it.each([
    ['behind the head’s tag', '<html><HEAD lang=x>|<title>', ''],
    ['behind the head’s tag, before a comment', '<head>|\n<!-- a -->\n', '<link>'],
    ['before what a head would have', '\n<!-- a --><!doctype html>\n<html>|\n<meta charset=utf-8>', ''],
    ['before the body', '<!doctype html>|<body>', ''],
    ['before text', '<!doctype html>|\nHello', ''],
    ['before the first of it', '<!-- a -->|<title>', ''],
    ['before the frames', '<html>|<frameset>', ''],
    ['into an empty page', '<!doctype html>|<!-- a', ''],
  ])('stands %s', (_, html, rest) => {
    expect(mark(html.replace('|', '') + rest, options)).toBe(html.replace('|', tag) + rest);
  });

  it.each([
    [
      'is there',
      '<head><!-- a --><script data-policy-url="/x" src="/h/hallpass.js"></script><title>x</title>',
    ],
    ['is there with its version', '<head><script src="/h/hallpass.js?ver=6.1"></script>'],
    ['is there by its whole address', `<head><script src="${BASE}/h/hallpass.js"></script>`],
    [
      'comes behind its data block',
      '<head><script type="application/json" data-hallpass>{}</script><script src="/h/hallpass.js"></script>',
    ],
  ])('is not put there where it %s', (_, html) => {
    expect(mark(html, options)).toBe(html);
  });

  it.each([
    ['a list', '<li><img src="https://www.facebook.com/a"></li>'],
    ['text', 'OK <!doctype html><img src="https://www.facebook.com/a">'],
    ['a script', '<script src="https://static.hotjar.com/a.js"></script>'],
    ['nothing', ''],
  ])('is not put into a piece of a page, which stays as it is: %s', (_, html) => {
    expect(mark(html, options)).toBe(html);
  });

  it('is itself no stranger, nor are the files beside it, wherever they are', () => {
    const src = 'https://cdn.test/h/hallpass.js';
    const page = `<html><script src="${src}" data-block="strict"></script><link rel="preload" href="https://cdn.test/h/hallpass-ui.js"><script src="${src}?ver=2"></script>`;
    expect(mark(page, { src, attributes: { 'data-block': 'strict' } })).toBe(page);
  });

  it('has the nonce of the page', () => {
    expect(hallpassMarker({ base: BASE }).mark('<html>', 'a+b=')).toBe(
      '<html><script nonce="a+b=" src="/hallpass/hallpass.js"></script>',
    );
  });

  it('needs the site’s address', () => {
    expect(() => hallpassMarker({ base: 'school' })).toThrow(/base: expected .* got school/);
    expect(() => hallpassMarker({ base: 'ftp://school.example' })).toThrow(/base/);
  });
});
