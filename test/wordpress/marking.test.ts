import { beforeAll, describe, expect, it } from 'vitest';
import { within } from './harness/site.ts';
import { placeOf, wordpress } from './harness/sites.ts';

const YOUTUBE = 'https://www.youtube.com/embed/1';
const GTAG = 'https://www.googletagmanager.com/gtag/js?id=G-1';

/** What the plugin's marker makes of a piece of a page; `null`: nothing. */
const SAMPLES: [html: string, marked: string | null][] = [
  // Scripts
  [
    `<script async src="${GTAG}"></script>`,
    `<script data-category="analytics" data-service="google-analytics" data-src="${GTAG}" type="text/plain" async ></script>`,
  ],
  [
    `<script type="module" src="${GTAG}"></script>`,
    `<script data-category="analytics" data-service="google-analytics" data-src="${GTAG}" data-type="module" type="text/plain" ></script>`,
  ],
  [
    `<SCRIPT TYPE="text/jscript" SRC='${GTAG}'></SCRIPT>`,
    `<SCRIPT data-category="analytics" data-service="google-analytics" data-src="${GTAG}" data-type="text/jscript" type="text/plain" ></SCRIPT>`,
  ],
  [
    '<script src="https://www.googletagmanager.com/gtm.js?id=GTM-1"></script>',
    '<script data-category="analytics|marketing" data-service="google-tag-manager" data-src="https://www.googletagmanager.com/gtm.js?id=GTM-1" type="text/plain" ></script>',
  ],
  [`<script type="text/plain" src="${GTAG}"></script>`, null],
  [`<script type="application/json" src="${GTAG}"></script>`, null],
  [`<script>var a = '<iframe src="${YOUTUBE}"></iframe>';</script>`, null],
  ['<script src="/own.js"></script>', null],
  ['<script src="https://code.jquery.com/jquery.js"></script>', null],
  ['<script src="https://www.google.com/recaptcha/api.js"></script>', null],
  ['<script src="https://unknown.test/a.js"></script>', null],
  // Frames, pictures, media, links
  [
    `<iframe src="${YOUTUBE}" loading="lazy"></iframe>`,
    `<iframe data-category="marketing" data-consent-src="${YOUTUBE}" data-service="youtube"  loading="lazy"></iframe>`,
  ],
  [
    `<iframe src=${YOUTUBE}></iframe>`,
    `<iframe data-category="marketing" data-consent-src="${YOUTUBE}" data-service="youtube" ></iframe>`,
  ],
  [
    '<img src="/own.jpg" srcset="/own.jpg 1x, https://live.staticflickr.com/1.jpg 2x">',
    '<img data-category="preferences" data-consent-src="/own.jpg" data-consent-srcset="/own.jpg 1x, https://live.staticflickr.com/1.jpg 2x" data-service="flickr"  >',
  ],
  [
    '<img src="https://www.facebook.com/tr?id=1&amp;ev=PageView" alt="a &quot;b&quot;">',
    '<img data-category="marketing" data-consent-src="https://www.facebook.com/tr?id=1&amp;ev=PageView" data-service="meta-pixel"  alt="a &quot;b&quot;">',
  ],
  [
    '<img src="https://www.facebook.com/tr?id=1&b=2&copy=3">',
    '<img data-category="marketing" data-consent-src="https://www.facebook.com/tr?id=1&amp;b=2&amp;copy=3" data-service="meta-pixel" >',
  ],
  [
    `<object data="${YOUTUBE}"></object><embed src="${YOUTUBE}">`,
    `<object data-category="marketing" data-consent-data="${YOUTUBE}" data-service="youtube" ></object><embed data-category="marketing" data-consent-src="${YOUTUBE}" data-service="youtube" >`,
  ],
  [
    '<picture><source srcset="https://live.staticflickr.com/1.webp"><img src="/own.jpg"></picture>',
    '<picture><source data-category="preferences" data-consent-srcset="https://live.staticflickr.com/1.webp" data-service="flickr" ><img src="/own.jpg"></picture>',
  ],
  ['<link rel="preconnect" href="https://www.youtube.com">', '<link rel="preconnect" >'],
  // Some of what is on Google's host is a service's, and to connect is to be seen.
  ['<link rel="dns-prefetch preconnect" href="//www.google.com">', '<link rel="dns-prefetch preconnect" >'],
  ['<link rel="preconnect" href="https://fonts.gstatic.com">', null],
  ['<link rel="preconnect" href="https://media.other.test">', null],
  [
    `<link rel="preload" as="image" href="${YOUTUBE}" imagesrcset="${YOUTUBE} 2x">`,
    `<link data-category="marketing" data-consent-href="${YOUTUBE}" data-service="youtube" rel="preload" as="image"  >`,
  ],
  [
    `<link rel="preload" as="image" imagesrcset="/own.jpg 1x, ${YOUTUBE} 2x">`,
    `<link data-category="marketing" data-service="youtube" rel="preload" as="image" >`,
  ],
  ['<link rel="preload" as="image" href="/own.jpg" imagesrcset="/own.jpg 1x">', null],
  ['<link rel="canonical" href="https://www.youtube.com/school">', null],
  ['<link rel="alternate" href="https://www.youtube.com/feed">', null],
  [`<a href="${YOUTUBE}">our film</a>`, null],
  [
    `<frame src="${YOUTUBE}"><input type="image" src="${YOUTUBE}"><input type="text" src="${YOUTUBE}"><track src="${YOUTUBE}">`,
    `<frame data-category="marketing" data-consent-src="${YOUTUBE}" data-service="youtube" ><input data-category="marketing" data-consent-src="${YOUTUBE}" data-service="youtube" type="image" ><input type="text" src="${YOUTUBE}"><track data-category="marketing" data-consent-src="${YOUTUBE}" data-service="youtube" >`,
  ],
  [
    `<svg><image xlink:href="${YOUTUBE}"/></svg>`,
    `<svg><image data-category="marketing" data-consent-href="${YOUTUBE}" data-service="youtube" /></svg>`,
  ],
  // For browsers without scripts, which nobody can ask; and in templates, which Firefox reads ahead
  [
    '<noscript><img src="https://www.facebook.com/tr?id=1"></noscript>',
    '<noscript><img data-category="marketing" data-consent-src="https://www.facebook.com/tr?id=1" data-service="meta-pixel" ></noscript>',
  ],
  [
    `<template><iframe src="${YOUTUBE}"></iframe></template>`,
    `<template><iframe data-category="marketing" data-consent-src="${YOUTUBE}" data-service="youtube" ></iframe></template>`,
  ],
  [
    `<template shadowrootmode="open"></template></template><iframe src="${YOUTUBE}"></iframe>`,
    `<template shadowrootmode="open"></template></template><iframe data-category="marketing" data-consent-src="${YOUTUBE}" data-service="youtube" ></iframe>`,
  ],
  // The page's own word stands
  [
    `<iframe data-category="preferences" data-service="films" src="${YOUTUBE}"></iframe>`,
    `<iframe data-consent-src="${YOUTUBE}" data-category="preferences" data-service="films" ></iframe>`,
  ],
  [
    `<iframe data-category="marketing" data-consent-src="/own" src="${YOUTUBE}"></iframe>`,
    `<iframe data-service="youtube" data-category="marketing" data-consent-src="/own" ></iframe>`,
  ],
  [
    `<script data-src="/lazy.js" src="${GTAG}"></script>`,
    `<script data-category="analytics" data-consent-src="${GTAG}" data-service="google-analytics" type="text/plain" data-src="/lazy.js" ></script>`,
  ],
  [`<script type="text/plain" data-category="analytics" data-src="${GTAG}"></script>`, null],
  // What is left alone
  [`<!-- <iframe src="${YOUTUBE}"></iframe> -->`, null],
  [`<textarea><iframe src="${YOUTUBE}"></iframe></textarea>`, null],
  [`<template shadowrootmode="open"><iframe src="${YOUTUBE}"></iframe></template>`, null],
  [
    `<template shadowrootmode="open"><template></template><iframe src="${YOUTUBE}"></iframe></template>`,
    null,
  ],
  [`<title><iframe src="${YOUTUBE}"></iframe></title>`, null],
  [`<style>/* <iframe src="${YOUTUBE}"></iframe> */</style>`, null],
  [`<p title='<iframe src="${YOUTUBE}">'></p>`, null],
  [`<iframe srcdoc="<p>" src="${YOUTUBE}"></iframe>`, null],
  [`<iframe src="${YOUTUBE}`, null],
  [`<p>Ñandú “x” \u{1F600}</p>\r\n<br/>`, null],
];

const MARK = `return array_map(function ($sample) {
  return Hallpass\\mark($sample[0], Hallpass\\requirements(Hallpass\\catalog(), $sample[1], 'www.school.test', $sample[2] ?? true));
}, $input);`;

describe.runIf(wordpress)('what the plugin marks', () => {
  let found: string[];
  beforeAll(() => {
    const inputs = SAMPLES.map(([html]) => [html, []]);
    found = within(placeOf('modern'), MARK, inputs);
  });

  it.each(SAMPLES.map(([html, marked], i) => [html, marked ?? html, i] as const))('%s', (_, marked, i) => {
    expect(found[i]).toBe(marked);
  });

  it('is nothing of what the site allows, and nothing of its own', () => {
    const frame = (src: string) => `<iframe src="${src}"></iframe>`;
    const inputs: [html: string, allow: string[], isGeneral?: boolean][] = [
      [frame(YOUTUBE), ['youtube']],
      [frame(YOUTUBE), ['www.youtube.com']],
      [frame(YOUTUBE), ['youtube.com']],
      [frame('https://media.school.test/1'), []],
      [frame('//school.test/1'), []],
      [frame(YOUTUBE), ['youtube.com'], false],
      [frame(YOUTUBE), ['*.www.youtube.com', 'vimeo', 'tube.com']],
      // On a children's site no name of a service opens it.
      [frame(YOUTUBE), ['youtube'], false],
    ];
    const marked = within<string[]>(placeOf('modern'), MARK, inputs);
    expect(marked.map((html, i) => html === inputs[i]?.[0])).toEqual([
      ...[true, true, true, true, true, true],
      ...[false, false],
    ]);
  });
});
