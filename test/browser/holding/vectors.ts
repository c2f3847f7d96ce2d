import { rareWays } from './rareWays.ts';

/**
 * The ways in which a page comes to load something of somebody else's: the rows of the matrix.
 *
 * `made`: by a script, in a way that the gate catches before the browser knows of it. `marked`: as the page's
 * author wrote it for us. `parsed`: as authors, their CMS and vendors' snippets write it. `beyond`: what no
 * script can hold in every engine; each of them stands in docs/limits.md. `rare`: what those found who looked for a
 * way around; held, or in docs/limits.md.
 */
export type Group = 'marked' | 'made' | 'parsed' | 'beyond' | 'rare';

/** What is at a vector's address. */
export type Content = 'script' | 'page' | 'image' | 'style' | 'media' | 'nothing';

export interface Vector {
  /** As docs/limits.md calls it, if it stands there. */
  readonly name: string;
  readonly group: Group;
  /** Default `script`. */
  readonly content?: Content;
  /** In HTML: in the body, unless `place` says otherwise. */
  readonly html?: (url: string, id: string) => string;
  /** Default `body`; `above`: before the tag; `top`: right behind it. */
  readonly place?: 'body' | 'head' | 'above' | 'top';
  /** By a script: runs in the page, self-contained; a promise is waited for. */
  readonly make?: (url: string, id: string) => unknown;
  /** Works only while the page is parsed. */
  readonly parsing?: true;
  /** How one sees in the page that it happened, where `content` does not tell; runs in the page. */
  readonly seen?: (id: string) => boolean;
  /** Engines that have no such thing, or let it ask for nothing. */
  readonly unknownTo?: readonly string[];
}

export type Row = Omit<Vector, 'group'>;

/** What does its work without a trace in the page. */
const unseen = () => false;

const group = (name: Group, rows: readonly Row[]): Vector[] => rows.map(row => ({ ...row, group: name }));

const marked = group('marked', [
  {
    name: 'marked script with src',
    html: u => `<script type="text/plain" data-category="analytics" src="${u}"></script>`,
  },
  {
    name: 'marked script with data-src',
    html: u => `<script type="text/plain" data-category="analytics" data-src="${u}"></script>`,
  },
  {
    name: 'marked inline script',
    content: 'image',
    html: (u, id) =>
      `<script type="text/plain" data-category="analytics">document.body.append(Object.assign(new Image(), {id: "${id}", src: "${u}"}))</script>`,
  },
  {
    name: 'marked module',
    html: u =>
      `<script type="text/plain" data-type="module" data-category="marketing" data-src="${u}"></script>`,
  },
  {
    name: 'marked inline module',
    html: u =>
      `<script type="text/plain" data-type="module" data-category="marketing">import "${u}"</script>`,
  },
  {
    name: 'marked for two categories',
    html: u => `<script type="text/plain" data-category="analytics marketing" data-src="${u}"></script>`,
  },
  {
    name: 'script in a marked template',
    html: u => `<template data-category="marketing"><p>Text</p><script src="${u}"></script></template>`,
  },
  {
    name: 'image in a marked template',
    content: 'image',
    html: (u, id) => `<template data-category="marketing"><img id="${id}" alt="" src="${u}"></template>`,
  },
  {
    name: 'marked iframe',
    content: 'page',
    html: u => `<iframe data-category="marketing" data-consent-src="${u}" title="Film"></iframe>`,
  },
  {
    name: 'marked img',
    content: 'image',
    html: (u, id) => `<img id="${id}" data-category="marketing" data-consent-src="${u}" alt="">`,
  },
  {
    name: 'marked img with srcset',
    content: 'image',
    html: (u, id) => `<img id="${id}" data-category="marketing" data-consent-srcset="${u} 1x" alt="">`,
  },
  {
    name: 'marked picture source',
    content: 'image',
    html: (u, id) =>
      `<picture><source data-category="marketing" data-consent-srcset="${u}"><img id="${id}" alt=""></picture>`,
    // Its `img` has no address of its own.
    seen: id => !!(document.getElementById(id) as HTMLImageElement | null)?.currentSrc,
  },
  {
    name: 'marked style sheet',
    content: 'style',
    html: u => `<link rel="stylesheet" data-category="preferences" data-consent-href="${u}">`,
  },
  {
    name: 'marked video',
    content: 'media',
    html: (u, id) => `<video id="${id}" data-category="marketing" data-consent-src="${u}"></video>`,
  },
  {
    name: 'marked video poster',
    content: 'image',
    html: u => `<video width="9" height="9" data-category="marketing" data-consent-poster="${u}"></video>`,
    seen: unseen,
  },
  {
    name: 'marked audio',
    content: 'media',
    html: (u, id) =>
      `<audio id="${id}" preload="auto" data-category="marketing" data-consent-src="${u}"></audio>`,
  },
  {
    name: 'marked video source',
    content: 'media',
    html: (u, id) => `<video id="${id}"><source data-category="marketing" data-consent-src="${u}"></video>`,
  },
  {
    name: 'marked embed',
    content: 'page',
    html: u => `<embed type="text/html" data-category="marketing" data-consent-src="${u}">`,
  },
  {
    name: 'marked object',
    content: 'page',
    html: u => `<object type="text/html" data-category="marketing" data-consent-data="${u}"></object>`,
  },
]);

const insertions = group('made', [
  {
    name: 'script, appendChild',
    make: u => {
      const script = document.createElement('script');
      script.src = u;
      document.head.appendChild(script);
    },
  },
  {
    name: 'script, append',
    make: u => document.body.append(Object.assign(document.createElement('script'), { src: u })),
  },
  {
    name: 'script, prepend',
    make: u => document.body.prepend(Object.assign(document.createElement('script'), { src: u })),
  },
  {
    name: 'script, insertBefore',
    make: u => {
      const first = document.getElementsByTagName('script')[0] as Element;
      first.parentNode?.insertBefore(Object.assign(document.createElement('script'), { src: u }), first);
    },
  },
  {
    name: 'script, before',
    make: u =>
      document.body.lastElementChild?.before(Object.assign(document.createElement('script'), { src: u })),
  },
  {
    name: 'script, after',
    make: u =>
      document.body.firstElementChild?.after(Object.assign(document.createElement('script'), { src: u })),
  },
  {
    name: 'script, replaceChild',
    make: u => {
      const old = document.body.appendChild(document.createElement('i'));
      document.body.replaceChild(Object.assign(document.createElement('script'), { src: u }), old);
    },
  },
  {
    name: 'script, replaceWith',
    make: u =>
      document.body
        .appendChild(document.createElement('i'))
        .replaceWith(Object.assign(document.createElement('script'), { src: u })),
  },
  {
    name: 'script, replaceChildren',
    make: u =>
      document.body
        .appendChild(document.createElement('p'))
        .replaceChildren(Object.assign(document.createElement('script'), { src: u })),
  },
  {
    name: 'script, insertAdjacentElement',
    make: u =>
      document.body.insertAdjacentElement(
        'beforeend',
        Object.assign(document.createElement('script'), { src: u }),
      ),
  },
  {
    name: 'script, Range.insertNode',
    make: u => {
      const range = document.createRange();
      range.selectNodeContents(document.body.appendChild(document.createElement('p')));
      range.insertNode(Object.assign(document.createElement('script'), { src: u }));
    },
  },
  {
    name: 'script in a fragment',
    make: u => {
      const fragment = document.createDocumentFragment();
      fragment.append(Object.assign(document.createElement('script'), { src: u }));
      document.body.append(fragment);
    },
  },
  {
    name: 'script, src after insertion',
    make: u => {
      document.body.appendChild(document.createElement('script')).src = u;
    },
  },
  {
    name: 'module script',
    make: u =>
      document.body.append(Object.assign(document.createElement('script'), { type: 'module', src: u })),
  },
  {
    name: 'module script, type last',
    make: u =>
      document.body.append(Object.assign(document.createElement('script'), { src: u, type: 'module' })),
  },
  {
    name: 'script, createElementNS',
    make: u => {
      const script = document.createElementNS('http://www.w3.org/1999/xhtml', 'script') as HTMLScriptElement;
      script.src = u;
      document.body.append(script);
    },
  },
]);

const setters = group('made', [
  {
    name: 'img.src',
    content: 'image',
    make: (u, id) => document.body.append(Object.assign(document.createElement('img'), { id, src: u })),
  },
  {
    name: 'img.srcset',
    content: 'image',
    make: (u, id) =>
      document.body.append(
        Object.assign(document.createElement('img'), { id, srcset: `${u} 1x, ${u}&b 2x` }),
      ),
  },
  {
    name: 'img.src, detached',
    content: 'image',
    make: u => {
      document.createElement('img').src = u;
    },
    seen: unseen,
  },
  {
    name: 'new Image',
    content: 'image',
    make: u => {
      new Image(1, 1).src = u;
    },
    seen: unseen,
  },
  {
    name: 'source.srcset in a picture',
    content: 'image',
    make: u => {
      const picture = document.createElement('picture');
      picture.append(
        Object.assign(document.createElement('source'), { srcset: u }),
        document.createElement('img'),
      );
      document.body.append(picture);
    },
    seen: unseen,
  },
  {
    name: 'iframe.src',
    content: 'page',
    make: u => document.body.append(Object.assign(document.createElement('iframe'), { src: u })),
  },
  {
    name: 'iframe.src after insertion',
    content: 'page',
    make: u => {
      document.body.appendChild(document.createElement('iframe')).src = u;
    },
  },
  {
    name: 'link.href of a style sheet',
    content: 'style',
    make: u =>
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: u })),
  },
  {
    name: 'link.rel after link.href',
    content: 'style',
    make: u =>
      document.head.append(Object.assign(document.createElement('link'), { href: u, rel: 'stylesheet' })),
  },
  {
    name: 'link.rel after insertion',
    content: 'style',
    make: u => {
      const link = document.createElement('link');
      link.href = u;
      document.head.append(link);
      link.rel = 'stylesheet';
    },
  },
  {
    name: 'link.href of a preload',
    make: u =>
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'preload', as: 'script', href: u }),
      ),
    seen: unseen,
  },
  {
    name: 'video.src',
    content: 'media',
    make: (u, id) => document.body.append(Object.assign(document.createElement('video'), { id, src: u })),
  },
  {
    name: 'video.poster',
    content: 'image',
    make: u => document.body.append(Object.assign(document.createElement('video'), { poster: u })),
    seen: unseen,
  },
  {
    name: 'audio.src',
    content: 'media',
    make: (u, id) => document.body.append(Object.assign(document.createElement('audio'), { id, src: u })),
  },
  {
    name: 'new Audio',
    content: 'media',
    make: (u, id) => document.body.append(Object.assign(new Audio(u), { id })),
  },
  {
    name: 'source.src in a video',
    content: 'media',
    make: (u, id) => {
      const video = Object.assign(document.createElement('video'), { id });
      video.append(Object.assign(document.createElement('source'), { src: u }));
      document.body.append(video);
    },
  },
  {
    name: 'embed.src',
    content: 'page',
    make: u =>
      document.body.append(Object.assign(document.createElement('embed'), { type: 'text/html', src: u })),
  },
  {
    name: 'object.data',
    content: 'page',
    make: u =>
      document.body.append(Object.assign(document.createElement('object'), { type: 'text/html', data: u })),
  },
  {
    name: 'input.src',
    content: 'image',
    make: u =>
      document.body.append(Object.assign(document.createElement('input'), { type: 'image', src: u })),
    seen: unseen,
  },
  {
    name: 'image of an svg, setAttributeNS',
    content: 'image',
    make: u => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
      image.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', u);
      svg.append(image);
      document.body.append(svg);
    },
    seen: unseen,
  },
]);

const attributes = group('made', [
  {
    name: 'setAttribute',
    make: u => {
      const script = document.createElement('script');
      script.setAttribute('src', u);
      document.body.append(script);
    },
  },
  {
    name: 'setAttribute in capitals',
    make: u => {
      const script = document.createElement('script');
      script.setAttribute('SRC', u);
      document.body.append(script);
    },
  },
  {
    name: 'setAttribute on an inserted iframe',
    content: 'page',
    make: u => document.body.appendChild(document.createElement('iframe')).setAttribute('src', u),
  },
  {
    name: 'setAttributeNS',
    make: u => {
      const script = document.createElement('script');
      script.setAttributeNS(null, 'src', u);
      document.body.append(script);
    },
  },
  {
    name: 'setAttributeNode',
    content: 'image',
    make: u => {
      const attribute = document.createAttribute('src');
      attribute.value = u;
      document.createElement('img').setAttributeNode(attribute);
    },
    seen: unseen,
  },
  {
    name: 'setAttributeNodeNS',
    content: 'image',
    make: u => {
      const attribute = document.createAttributeNS(null, 'src');
      attribute.value = u;
      document.createElement('img').setAttributeNodeNS(attribute);
    },
    seen: unseen,
  },
  {
    name: 'attributes.setNamedItem',
    content: 'image',
    make: u => {
      const attribute = document.createAttribute('src');
      attribute.value = u;
      document.createElement('img').attributes.setNamedItem(attribute);
    },
    seen: unseen,
  },
  {
    name: 'attribute.value',
    content: 'image',
    make: u => {
      const image = document.createElement('img');
      image.setAttribute('src', 'data:,');
      (image.getAttributeNode('src') as Attr).value = u;
    },
    seen: unseen,
  },
  {
    name: 'attribute.nodeValue',
    content: 'image',
    make: u => {
      const image = document.createElement('img');
      image.setAttribute('src', 'data:,');
      (image.getAttributeNode('src') as Attr).nodeValue = u;
    },
    seen: unseen,
  },
  {
    name: 'attribute.textContent',
    content: 'image',
    make: u => {
      const image = document.createElement('img');
      image.setAttribute('src', 'data:,');
      (image.getAttributeNode('src') as Attr).textContent = u;
    },
    seen: unseen,
  },
]);

const strings = group('made', [
  {
    name: 'innerHTML of an image',
    content: 'image',
    make: (u, id) => {
      document.body.appendChild(document.createElement('p')).innerHTML = `<img id="${id}" alt="" src="${u}">`;
    },
  },
  {
    name: 'innerHTML of an image, detached',
    content: 'image',
    make: u => {
      document.createElement('p').innerHTML = `<img alt="" src="${u}">`;
    },
    seen: unseen,
  },
  {
    name: 'innerHTML of an iframe',
    content: 'page',
    make: u => {
      document.body.appendChild(document.createElement('p')).innerHTML = `<iframe src="${u}"></iframe>`;
    },
  },
  {
    name: 'innerHTML with a coded host',
    content: 'image',
    make: (u, id) => {
      const coded = u.replace('//c', '//&#99;').replace('facebook', '%66acebook');
      document.body.appendChild(document.createElement('p')).innerHTML =
        `<img id="${id}" alt="" src="${coded}">`;
    },
  },
  {
    name: 'innerHTML with coded slashes',
    content: 'image',
    make: (u, id) => {
      document.body.appendChild(document.createElement('p')).innerHTML =
        `<img id="${id}" alt="" src="${u.replace('//', '\\\\')}">`;
    },
  },
  {
    name: 'innerHTML with a tab between the slashes',
    content: 'image',
    make: (u, id) => {
      document.body.appendChild(document.createElement('p')).innerHTML =
        `<img id="${id}" alt="" src="${u.replace('//', '/\t/')}">`;
    },
  },
  {
    name: 'outerHTML',
    content: 'page',
    make: u => {
      document.body.appendChild(document.createElement('p')).outerHTML = `<iframe src="${u}"></iframe>`;
    },
  },
  {
    name: 'insertAdjacentHTML',
    content: 'image',
    make: (u, id) => document.body.insertAdjacentHTML('beforeend', `<img id="${id}" alt="" src="${u}">`),
  },
  {
    name: 'setHTMLUnsafe',
    content: 'image',
    make: (u, id) =>
      (document.body.appendChild(document.createElement('p')) as Element).setHTMLUnsafe(
        `<img id="${id}" alt="" src="${u}">`,
      ),
  },
  {
    name: 'createContextualFragment',
    make: u =>
      document.body.append(document.createRange().createContextualFragment(`<script src="${u}"></script>`)),
  },
  {
    name: 'DOMParser',
    content: 'image',
    make: (u, id) => {
      const parsed = new DOMParser().parseFromString(`<img id="${id}" alt="" src="${u}">`, 'text/html');
      document.body.append(...parsed.body.childNodes);
    },
  },
  {
    name: 'DOMParser, importNode',
    content: 'image',
    make: (u, id) => {
      const parsed = new DOMParser().parseFromString(`<img id="${id}" alt="" src="${u}">`, 'text/html');
      document.body.append(document.importNode(parsed.body, true));
    },
  },
  {
    name: 'Document.parseHTMLUnsafe',
    content: 'image',
    make: (u, id) =>
      document.body.append(...Document.parseHTMLUnsafe(`<img id="${id}" alt="" src="${u}">`).body.childNodes),
  },
  {
    name: 'srcdoc',
    content: 'page',
    make: u =>
      document.body.append(
        Object.assign(document.createElement('iframe'), { srcdoc: `<iframe src="${u}"></iframe>` }),
      ),
  },
  {
    name: 'setAttribute of srcdoc',
    content: 'image',
    make: u => {
      const frame = document.createElement('iframe');
      frame.setAttribute('srcdoc', `<img alt="" src="${u}">`);
      document.body.append(frame);
    },
    seen: unseen,
  },
  {
    name: 'template, content appended',
    content: 'image',
    make: (u, id) => {
      const template = document.createElement('template');
      template.innerHTML = `<img id="${id}" alt="" src="${u}">`;
      document.body.append(template.content);
    },
  },
  {
    name: 'template, content cloned',
    content: 'image',
    make: (u, id) => {
      const template = document.createElement('template');
      template.innerHTML = `<p>Text</p><img id="${id}" alt="" src="${u}">`;
      document.body.append(template.content.cloneNode(true));
    },
  },
  {
    name: 'template, content imported',
    content: 'page',
    make: u => {
      const template = document.createElement('template');
      template.innerHTML = `<iframe src="${u}"></iframe>`;
      document.body.append(document.importNode(template.content, true));
    },
  },
  {
    name: 'script in a template of the page, cloned',
    html: (u, id) => `<template id="t-${id}"><script src="${u}"></script></template>`,
    make: (_, id) =>
      document.body.append(
        (document.getElementById(`t-${id}`) as HTMLTemplateElement).content.cloneNode(true),
      ),
  },
  {
    name: 'clone of what is held',
    make: u => {
      const script = document.createElement('script');
      script.src = u;
      document.body.append(script.cloneNode());
    },
  },
  {
    name: 'innerHTML in a shadow root',
    content: 'image',
    make: u => {
      const host = document.body.appendChild(document.createElement('div'));
      host.attachShadow({ mode: 'open' }).innerHTML = `<img alt="" src="${u}">`;
    },
    seen: unseen,
  },
  {
    name: 'append in a shadow root',
    make: u => {
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      root.append(Object.assign(document.createElement('script'), { src: u }));
    },
  },
  {
    name: 'document.write of a script',
    parsing: true,
    make: u => document.write(`<script src="${u}"></script>`),
  },
  {
    name: 'document.write of an image',
    content: 'image',
    parsing: true,
    make: (u, id) => document.write(`<img id="${id}" alt="" src="${u}">`),
  },
  {
    name: 'document.writeln of an iframe',
    content: 'page',
    parsing: true,
    make: u => document.writeln(`<iframe src="${u}"></iframe>`),
  },
]);

const calls = group('made', [
  { name: 'fetch', make: u => fetch(u).catch(() => {}), seen: unseen },
  { name: 'fetch of a URL', make: u => fetch(new URL(u)).catch(() => {}), seen: unseen },
  { name: 'fetch of a Request', make: u => fetch(new Request(u)).catch(() => {}), seen: unseen },
  {
    name: 'fetch, POST with keepalive',
    seen: unseen,
    make: u => fetch(u, { method: 'POST', body: '1', keepalive: true, mode: 'no-cors' }).catch(() => {}),
  },
  {
    name: 'XMLHttpRequest',
    seen: unseen,
    make: u =>
      new Promise(resolve => {
        const request = new XMLHttpRequest();
        request.onloadend = resolve;
        request.open('GET', u);
        request.send();
      }),
  },
  {
    name: 'XMLHttpRequest of a URL, POST',
    seen: unseen,
    make: u =>
      new Promise(resolve => {
        const request = new XMLHttpRequest();
        request.addEventListener('loadend', resolve);
        request.open('POST', new URL(u), true);
        request.send('a=1');
      }),
  },
  {
    name: 'XMLHttpRequest, synchronous',
    seen: unseen,
    // It gives up when all connections to the host are taken.
    unknownTo: ['webkit'],
    make: u => {
      const request = new XMLHttpRequest();
      request.open('GET', u, false);
      try {
        request.send();
      } catch {}
    },
  },
  { name: 'sendBeacon', make: u => navigator.sendBeacon(u, 'a=1'), seen: unseen },
  {
    name: 'WebSocket',
    seen: unseen,
    make: u =>
      new Promise(resolve => {
        new WebSocket(u.replace('https', 'wss')).onclose = resolve;
      }),
  },
  {
    name: 'EventSource',
    content: 'nothing',
    seen: unseen,
    make: u =>
      new Promise(resolve => {
        new EventSource(u).onerror = resolve;
      }),
  },
]);

const parsed = group('parsed', [
  { name: '`<script src>`', html: u => `<script src="${u}"></script>` },
  { name: '`<script src>` in the head', place: 'head', html: u => `<script src="${u}"></script>` },
  { name: '`<script async>`', html: u => `<script async src="${u}"></script>` },
  { name: '`<script defer>`', html: u => `<script defer src="${u}"></script>` },
  { name: '`<script type="module">`', html: u => `<script type="module" src="${u}"></script>` },
  { name: '`<iframe>`', content: 'page', html: u => `<iframe src="${u}"></iframe>` },
  {
    name: '`<iframe loading="lazy">`',
    content: 'page',
    html: u => `<iframe loading="lazy" src="${u}"></iframe>`,
  },
  { name: '`<img>`', content: 'image', html: (u, id) => `<img id="${id}" alt="" src="${u}">` },
  { name: '`<img srcset>`', content: 'image', html: (u, id) => `<img id="${id}" alt="" srcset="${u} 1x">` },
  {
    name: '`<img loading="lazy">`',
    content: 'image',
    html: (u, id) => `<img id="${id}" alt="" loading="lazy" src="${u}">`,
  },
  {
    name: '`<picture>`',
    content: 'image',
    html: (u, id) => `<picture><source srcset="${u}"><img id="${id}" alt=""></picture>`,
  },
  {
    name: '`<link rel="stylesheet">`',
    content: 'style',
    place: 'head',
    html: u => `<link rel="stylesheet" href="${u}">`,
  },
  {
    name: '`<link rel="preload">`',
    place: 'head',
    seen: unseen,
    html: u => `<link rel="preload" as="script" href="${u}">`,
  },
  {
    name: '`<link rel="modulepreload">`',
    place: 'head',
    seen: unseen,
    html: u => `<link rel="modulepreload" href="${u}">`,
  },
  {
    name: '`<link rel="prefetch">`',
    place: 'head',
    seen: unseen,
    html: u => `<link rel="prefetch" href="${u}">`,
    unknownTo: ['webkit'],
  },
  { name: '`<video>`', content: 'media', html: (u, id) => `<video id="${id}" src="${u}"></video>` },
  {
    name: '`<video poster>`',
    content: 'image',
    html: u => `<video width="9" height="9" poster="${u}"></video>`,
    seen: unseen,
  },
  {
    name: '`<video><source>`',
    content: 'media',
    html: (u, id) => `<video id="${id}"><source src="${u}"></video>`,
  },
  {
    name: '`<audio>`',
    content: 'media',
    html: (u, id) => `<audio id="${id}" preload="auto" src="${u}"></audio>`,
  },
  { name: '`<object>`', content: 'page', html: u => `<object type="text/html" data="${u}"></object>` },
  { name: '`<embed>`', content: 'page', html: u => `<embed type="text/html" src="${u}">` },
  {
    name: '`<input type="image">`',
    content: 'image',
    html: u => `<input type="image" alt="" src="${u}">`,
    seen: unseen,
  },
  {
    name: '`<image>` of an `<svg>`',
    content: 'image',
    html: u => `<svg><image href="${u}"></image></svg>`,
    seen: unseen,
  },
  {
    name: '`<iframe srcdoc>`',
    content: 'page',
    html: u => `<iframe srcdoc="&lt;iframe src='${u}'>&lt;/iframe>"></iframe>`,
  },
  {
    name: 'image in a declarative shadow root',
    content: 'image',
    html: (u, id) =>
      `<div id="h-${id}"><template shadowrootmode="open"><img alt="" src="${u}"></template></div>`,
    seen: id => {
      const image = document.getElementById(`h-${id}`)?.shadowRoot?.querySelector('img');
      return !!image && image.naturalWidth > 0;
    },
  },
]);

const beyond = group('beyond', [
  { name: '`import()`', make: u => new Function('u', 'return import(u)')(u).catch(() => {}) },
  {
    name: '`import` of an inline module',
    html: u => `<script type="module">import "${u}"</script>`,
  },
  {
    name: 'import map',
    place: 'top',
    html: (u, id) =>
      `<script type="importmap">{"imports": {"${id}": "${u}"}}</script><script type="module">import("${id}").catch(() => {})</script>`,
  },
  {
    name: 'code above the tag',
    content: 'image',
    place: 'above',
    html: u => `<script>new Image().src = "${u}"</script>`,
    seen: unseen,
  },
  {
    name: 'a function kept from above the tag',
    place: 'above',
    html: () => '<script>kept = fetch</script>',
    make: u => (window as unknown as { kept: typeof fetch }).kept(u),
    seen: unseen,
  },
  {
    name: 'worker from a blob',
    make: u =>
      new Promise(resolve => {
        const code = `fetch(${JSON.stringify(u)}).finally(() => postMessage(1))`;
        new Worker(URL.createObjectURL(new Blob([code]))).onmessage = resolve;
      }),
    seen: unseen,
  },
  {
    name: 'worker file of the site',
    make: u =>
      new Promise(resolve => {
        new Worker(`/worker.js?to=${encodeURIComponent(u)}`).onmessage = resolve;
      }),
    seen: unseen,
  },
  {
    name: '`fetch` of a fresh iframe',
    make: u =>
      (
        document.body.appendChild(document.createElement('iframe'))
          .contentWindow as unknown as typeof globalThis
      ).fetch(u),
    seen: unseen,
  },
  {
    name: '`Image` of a fresh iframe',
    content: 'image',
    make: u => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      new (frame.contentWindow as unknown as typeof globalThis).Image().src = u;
    },
    seen: unseen,
  },
  {
    name: '`fetch` that an iframe’s own code makes',
    make: u =>
      new Promise(resolve => {
        const frame = document.createElement('iframe');
        frame.onload = resolve;
        frame.src = `/inner?to=${encodeURIComponent(u)}`;
        document.body.append(frame);
      }),
    seen: unseen,
  },
  {
    name: '`location` of a frame',
    content: 'page',
    make: u => {
      const { contentWindow } = document.body.appendChild(document.createElement('iframe'));
      (contentWindow as Window).location.href = u;
    },
  },
  {
    name: 'link aimed at a frame',
    content: 'page',
    make: (u, id) => {
      document.body.append(Object.assign(document.createElement('iframe'), { name: id }));
      const link = Object.assign(document.createElement('a'), { href: u, target: id });
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'form aimed at a frame',
    content: 'page',
    make: (u, id) => {
      document.body.append(Object.assign(document.createElement('iframe'), { name: id }));
      const form = Object.assign(document.createElement('form'), { action: u, target: id, method: 'post' });
      document.body.append(form);
      form.submit();
    },
  },
  {
    name: 'redirect by the site’s own server',
    content: 'image',
    make: (u, id) =>
      document.body.append(Object.assign(new Image(), { id, src: `/away?to=${encodeURIComponent(u)}` })),
  },
  {
    name: '`@import` in a `<style>`',
    content: 'style',
    place: 'head',
    html: u => `<style>@import "${u}";</style>`,
  },
  {
    name: 'background in a `<style>`',
    content: 'image',
    html: (u, id) => `<style>#b-${id} {background: url("${u}")}</style><p id="b-${id}">Text</p>`,
    seen: unseen,
  },
  {
    name: 'background in a style sheet of the site',
    content: 'image',
    place: 'head',
    html: u => `<link rel="stylesheet" href="/own.css?to=${encodeURIComponent(u)}">`,
    seen: unseen,
  },
  {
    name: 'background in a `style` attribute',
    content: 'image',
    html: u => `<p style="background: url(${u})">Text</p>`,
    seen: unseen,
  },
  {
    name: '`element.style`',
    content: 'image',
    make: u => {
      document.body.appendChild(document.createElement('p')).style.backgroundImage = `url(${u})`;
    },
    seen: unseen,
  },
  {
    name: '`insertRule`, `adoptedStyleSheets`',
    content: 'image',
    make: (u, id) => {
      document.body.append(Object.assign(document.createElement('p'), { id: `r-${id}` }));
      const sheet = new CSSStyleSheet();
      sheet.insertRule(`#r-${id} {background: url(${u})}`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    seen: unseen,
  },
  {
    name: '`FontFace`',
    content: 'nothing',
    make: (u, id) => new FontFace(id, `url(${u})`).load().catch(() => {}),
    seen: unseen,
  },
  {
    name: '`element.animate`',
    content: 'image',
    make: u =>
      document.body
        .appendChild(document.createElement('p'))
        .animate([{ backgroundImage: `url(${u})` }, { backgroundImage: `url(${u})` }], 10_000),
    seen: unseen,
  },
  {
    name: '`href.baseVal` of an svg image',
    content: 'image',
    make: u => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
      svg.append(image);
      document.body.append(svg);
      image.href.baseVal = u;
    },
    seen: unseen,
  },
  {
    name: '`document.write` in pieces',
    content: 'image',
    parsing: true,
    make: (u, id) => {
      document.write(`<img id="${id}" alt="" src="`);
      document.write(`${u}">`);
    },
  },
  {
    name: '`execCommand("insertHTML")`',
    content: 'image',
    make: (u, id) => {
      const editor = document.body.appendChild(document.createElement('p'));
      editor.contentEditable = 'true';
      editor.focus();
      document.execCommand('insertHTML', false, `<img id="${id}" alt="" src="${u}">`);
      editor.blur();
    },
  },
  {
    name: '`xlink:href` of an svg’s `<script>`',
    html: u => `<svg><script xlink:href="${u}"></script></svg>`,
  },
  {
    name: '`xlink:href` of an svg’s `<image>`',
    content: 'image',
    html: (u, id) => `<svg><image id="${id}" width="9" height="9" xlink:href="${u}"></image></svg>`,
    seen: unseen,
  },
  {
    name: '`<feImage>` of a filter',
    content: 'image',
    html: (u, id) =>
      `<svg width="9" height="9"><filter id="f-${id}"><feImage href="${u}"></feImage></filter><rect width="9" height="9" filter="url(#f-${id})"></rect></svg>`,
    seen: unseen,
  },
  {
    name: '`background` of a `<table>`',
    content: 'image',
    html: u => `<table background="${u}"><tr><td>x</td></tr></table>`,
    seen: unseen,
  },
  {
    name: '`ping` of a link',
    make: (u, id) => {
      // Into a frame: the page itself is to stay as it is.
      document.body.append(Object.assign(document.createElement('iframe'), { name: `f-${id}` }));
      const link = document.body.appendChild(document.createElement('a'));
      link.href = '/.harness/blank';
      link.target = `f-${id}`;
      link.ping = u;
      link.click();
    },
    seen: unseen,
    unknownTo: ['firefox'],
  },
  {
    name: '`imageSrcset` of a link',
    content: 'image',
    make: u => {
      const link = document.createElement('link');
      link.rel = 'preload';
      link.as = 'image';
      link.imageSrcset = `${u} 1x`;
      document.head.append(link);
    },
    seen: unseen,
  },
  {
    name: '`caches.add`',
    make: async u => {
      const cache = await caches.open('vectors');
      await cache.add(u).catch(() => {});
      await caches.delete('vectors');
    },
    seen: unseen,
  },
  {
    name: 'module of a worklet',
    content: 'nothing',
    make: u => new OfflineAudioContext(1, 1, 44_100).audioWorklet.addModule(u).catch(() => {}),
    seen: unseen,
  },
  {
    name: '`fetchLater`',
    make: u =>
      (window as unknown as { fetchLater(u: string, o: object): void }).fetchLater(u, { activateAfter: 0 }),
    seen: unseen,
    unknownTo: ['firefox', 'webkit'],
  },
]);

export const vectors: readonly Vector[] = [
  ...marked,
  ...insertions,
  ...setters,
  ...attributes,
  ...strings,
  ...calls,
  ...parsed,
  ...beyond,
  ...group('rare', rareWays),
];

/** A vector's place in addresses and ids. */
export const idOf = (vector: Vector): string => `v${vectors.indexOf(vector)}`;
