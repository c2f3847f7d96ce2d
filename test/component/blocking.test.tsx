import { describe, expect, it } from 'vitest';
import { HELD, PARKED } from '../../src/catalog/selectors.ts';
import { TOKEN } from '../../src/effects/blocking/guards.ts';
import { createJudge } from '../../src/effects/blocking/judge.ts';
import { isExecutable, isPlainText, kindOf } from '../../src/effects/blocking/kinds.ts';
import { MARKS, requirementOfMark } from '../../src/effects/blocking/requirement.ts';
import { ADDRESS } from '../../src/effects/intercept/html.ts';
import { honest } from '../../src/effects/intercept/reading.ts';
import { inWords } from '../unit/given.ts';

const services = new Map([
  ['youtube', ['marketing']],
  ['matomo', ['analytics']],
] as const);

/** The first element of a piece of HTML. */
function element(html: string): Element {
  const box = document.createElement('div');
  box.innerHTML = html;
  return box.firstElementChild as Element;
}

describe('what a browser runs', () => {
  it.each([
    '',
    'text/javascript',
    'TEXT/JavaScript',
    ' text/javascript ',
    'application/javascript',
    'application/x-javascript',
    'text/x-javascript',
    'application/ecmascript',
    'application/x-ecmascript',
    'text/ecmascript',
    'text/x-ecmascript',
    'text/javascript1.0',
    'text/javascript1.5',
    'text/jscript',
    'text/livescript',
    'module',
  ])('is a script of type "%s"', type => {
    expect(isExecutable(type)).toBe(true);
  });

  it.each([
    'text/plain',
    'text/partytown',
    'application/json',
    'application/ld+json',
    'text/javascript; charset=utf-8',
    'text/javascript1.6',
    'importmap',
    'speculationrules',
    'hallpass/held',
  ])('is no script of type "%s"', type => {
    expect(isExecutable(type)).toBe(false);
  });

  it.each([
    ['text/plain', true],
    ['Text/Plain', true],
    ['opt-in', true],
    ['text/javascript', false],
    ['', false],
  ])('leaves a script of type "%s" alone until an answer: %s', (type, inert) => {
    expect(isPlainText(type)).toBe(inert);
  });
});

describe('what loads', () => {
  it.each([
    ['<iframe></iframe>', 'src srcdoc', 'srcdoc'],
    ['<img>', 'src srcset', 'srcset'],
    ['<script></script>', 'src href xlink:href', 'type'],
    ['<video></video>', 'src poster', undefined],
    ['<object></object>', 'data', 'type'],
    ['<embed>', 'src', 'type'],
    ['<input type="image">', 'src', undefined],
    ['<link rel="stylesheet">', 'href', 'type'],
    ['<link rel="preload">', 'href', 'type'],
    ['<link rel="modulepreload">', 'href', 'as'],
    ['<link rel="icon">', 'href', undefined],
    ['<link rel="preconnect">', 'href', undefined],
  ])('is %s by %s, and its guard is %s', (html, addresses, guard) => {
    const kind = kindOf(element(html));
    expect(kind?.addresses.join(' ')).toBe(addresses);
    expect(kind?.guard?.[0]).toBe(guard);
  });

  it.each(['<p></p>', '<a href="//x.test"></a>', '<link rel="canonical">', '<link>', '<input>'])(
    'is not %s',
    html => {
      expect(kindOf(element(html))).toBeUndefined();
    },
  );

  it('is a link by what its rel is about to be', () => {
    expect(kindOf(element('<link rel="canonical">'), 'stylesheet')?.guard?.[0]).toBe('type');
  });
});

describe('what a mark requires', () => {
  it.each([
    ['<script type="text/plain" data-category="analytics"></script>', 'analytics', undefined],
    [
      '<script type="text/plain" data-category="statistics advertising"></script>',
      'analytics marketing',
      undefined,
    ],
    ['<iframe data-category="marketing" data-service="youtube"></iframe>', 'marketing', 'youtube'],
    ['<script type="text/plain" data-category="statistics|ads"></script>', 'analytics|marketing', undefined],
    ['<img data-category="preferences a|marketing">', 'preferences a|marketing', undefined],
    [
      '<script type="text/plain" data-cookieconsent="statistics,marketing"></script>',
      'analytics marketing',
      undefined,
    ],
    [
      '<script type="text/plain" class="optanon-category-C0002-C0004"></script>',
      'analytics marketing',
      undefined,
    ],
    ['<script data-osano="PERSONALIZATION" src="/x.js"></script>', 'preferences', undefined],
    ['<script data-cookieyes="cookieyes-advertisement" src="/x.js"></script>', 'marketing', undefined],
    ['<script type="opt-in" data-name="Matomo" data-src="/m.js"></script>', 'analytics', 'matomo'],
    ['<img data-name="matomo" data-src="/m.png">', 'analytics', 'matomo'],
    ['<script type="text/plain" data-name="Nobody’s own"></script>', 'nobody-s-own', 'nobody-s-own'],
    ['<script type="text/plain" data-category=""></script>', '', undefined],
    ['<script type="text/plain" data-category="analitycs"></script>', 'analitycs', undefined],
  ])('%s: %s', (html, categories, service) => {
    const marked = element(html);
    expect(marked.matches(MARKS)).toBe(true);
    const requirement = requirementOfMark(marked, services);
    expect(requirement && inWords(requirement.categories)).toBe(categories);
    expect(requirement?.service).toBe(service);
  });

  it.each([
    '<img data-name="youtube" src="/icon.svg">',
    '<div data-consent="yes please"></div>',
    '<iframe data-purpose="news"></iframe>',
  ])('nothing, where the words are the page’s own: %s', html => {
    expect(requirementOfMark(element(html), services)).toBeNull();
  });
});

describe('what an element requires', () => {
  const granted = new Set<string>();
  const { judge, mustWait } = createJudge(
    services,
    address => (/youtube/.test(address) ? { categories: [['marketing']], service: 'youtube' } : null),
    ({ categories }) => categories.every(anyOf => anyOf.some(category => granted.has(category))),
    true,
  );

  it('is what its address requires', () => {
    expect(judge(element('<iframe src="https://www.youtube.com/embed/1"></iframe>'))).toEqual({
      requirement: expect.objectContaining({ categories: [['marketing']], service: 'youtube' }),
      mark: undefined,
      address: 'https://www.youtube.com/embed/1',
      service: 'youtube',
      source: 'https://www.youtube.com/embed/1',
    });
  });

  it('is both, where it is marked and its address is known: essential in markup opens nothing', () => {
    const judged = judge(
      element(
        '<iframe data-category="essential" data-consent-src="https://www.youtube.com/embed/1"></iframe>',
      ),
    );
    expect(judged?.requirement.categories).toEqual([['essential'], ['marketing']]);
    expect(judged?.service).toBe('youtube');
  });

  it('is what it would be with an address that is about to be written', () => {
    const frame = element('<iframe src="/own"></iframe>');
    expect(judge(frame)).toBeNull();
    expect(judge(frame, 'src', 'https://www.youtube.com/embed/1')?.service).toBe('youtube');
  });

  it('is what the first of its addresses that must wait requires, else the first that could have to', () => {
    const allowed = new Set<string>();
    const { judge: several } = createJudge(
      services,
      address => {
        const host = /\w+(?=\.test)/.exec(address)?.[0];
        return host ? { categories: [['marketing']], service: host } : null;
      },
      ({ service = '' }) => allowed.has(service),
      true,
    );
    const image = element('<img src="//a.test/1.png" srcset="/own.png, //b.test/2.png 2x">');
    expect(several(image)?.service).toBe('a');
    allowed.add('a');
    expect(several(image)?.service).toBe('b');
    allowed.add('b');
    expect(several(image)?.service).toBe('a');
  });

  it('is what inline code requires, where nothing else says so', () => {
    const { judge: withCode } = createJudge(
      services,
      () => null,
      () => false,
      true,
      () => ({ categories: [['preferences']], service: 'maps' }),
    );
    expect(withCode(element('<script>show()</script>'))).toEqual({
      requirement: { categories: [['preferences']], service: 'maps' },
      mark: undefined,
      address: undefined,
      service: 'maps',
    });
    expect(withCode(element('<script src="/own.js"></script>'))).toBeNull();
    const marked = element('<script type="text/plain" data-category="analytics">show()</script>');
    expect(withCode(marked)?.requirement.categories).toEqual([['analytics']]);
  });

  it('is what a link would require with the rel that is about to be written', () => {
    const link = element('<link rel="canonical" href="https://www.youtube.com/a.css">');
    expect(judge(link)).toBeNull();
    expect(judge(link, 'title', 'stylesheet')).toBeNull();
    expect(judge(link, 'rel', 'stylesheet')?.service).toBe('youtube');
  });

  it('is nothing that could be granted, where it cannot be told', () => {
    const { judge: failing } = createJudge(
      services,
      () => {
        throw new Error('broken');
      },
      () => true,
      true,
    );
    expect(failing(element('<iframe src="//x.test"></iframe>'))?.requirement.categories).toEqual([[]]);
  });

  it('is looked at, of a service that may always run, where it is code alone', () => {
    const { judge: essential } = createJudge(
      services,
      () => ({ categories: [['essential']], service: 'files' }),
      () => true,
      true,
    );
    expect(essential(element('<script src="//files.test/a.js"></script>'))?.service).toBe('files');
    expect(essential(element('<img src="//files.test/a.png">'))).toBeNull();
  });

  it('is nothing without a mark, where marks alone count', () => {
    const { judge: marked } = createJudge(
      services,
      () => ({ categories: [['marketing']], service: 'x' }),
      () => false,
      false,
    );
    expect(marked(element('<iframe src="//x.test"></iframe>'))).toBeNull();
    expect(marked(element('<iframe data-category="marketing" src="//x.test"></iframe>'))).not.toBeNull();
  });

  it('waits by the address alone, until it is granted', () => {
    const image = element('<img src="/a.png" srcset="/b.png, https://www.youtube.com/c.png 2x">');
    expect([mustWait(image, 'src'), mustWait(image, 'srcset')]).toEqual([false, true]);
    granted.add('marketing');
    expect(mustWait(image, 'srcset')).toBe(false);
    granted.clear();
  });
});

describe('HTML as the page reads it', () => {
  const held = ` ${HELD}="${TOKEN}"`;
  it.each([
    [
      'a guard behind the mark',
      `<iframe src="//y.test"${held} srcdoc="" title="t"></iframe>`,
      '<iframe src="//y.test" title="t"></iframe>',
    ],
    [
      'a value that is parked',
      `<script type="hallpass/held" src="//y.test"${held} ${PARKED}type="module"></script>`,
      '<script type="module" src="//y.test"></script>',
    ],
    [
      'an address that was taken away',
      `<video${held} ${PARKED}poster="//y.test/p.jpg" controls=""></video>`,
      '<video poster="//y.test/p.jpg" controls=""></video>',
    ],
    [
      'two in a row',
      `<p>a</p><img src="//y.test"${held} srcset="blob:hallpass"><img src="//y.test"${held} srcset="blob:hallpass">`,
      '<p>a</p><img src="//y.test"><img src="//y.test">',
    ],
    [
      'a sign within a value',
      `<img alt="a < b" src="//y.test"${held} srcset="blob:hallpass">`,
      '<img alt="a < b" src="//y.test">',
    ],
  ])('has nothing of %s', (_, html, read) => {
    expect(honest(html)).toBe(read);
  });

  it('is the page’s own, where somebody else writes our words', () => {
    const html = `<iframe ${HELD}="forged" ${PARKED}srcdoc="&lt;b>" srcdoc=""></iframe><p>type="hallpass/held"</p>`;
    expect(honest(html)).toBe(html);
  });
});

describe('a text that could name another host', () => {
  it.each([
    '<img src="//y.test">',
    'https:\\\\y.test',
    '/\t/y.test',
    '&#47;&#47;y.test',
    '&sol;',
    'http:y.test',
    'ht\ntps:y.test',
    '/&Tab;/y.test',
  ])('is %j', text => {
    expect(ADDRESS.test(text)).toBe(true);
  });
  it.each(['<p>Lunch menu</p>', '<img src="/a.png">', 'a/b/c'])('is not %j', text => {
    expect(ADDRESS.test(text)).toBe(false);
  });
});
