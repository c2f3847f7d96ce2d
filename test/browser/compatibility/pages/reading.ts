/** Everything that loads something, how a page makes it, and how it reads it back. */

const FILM = 'https://www.youtube.com/embed/read';
const PICTURE = 'https://live.staticflickr.com/fair/read.gif';
const SCRIPT = 'https://static.hotjar.com/read.js';

/** In HTML, each with one element that has an `id`. */
export const kinds: Record<string, string> = {
  iframe: `<iframe id="k" title="Film" src="${FILM}" width="300"></iframe>`,
  'iframe with srcdoc': `<iframe id="k" title="Own" srcdoc="<p>Own</p><img src='${PICTURE}'>"></iframe>`,
  'iframe with both': `<iframe id="k" title="Film" srcdoc="<p>Own</p>" src="${FILM}"></iframe>`,
  img: `<img id="k" alt="Fair" src="${PICTURE}">`,
  'img with srcset': `<img id="k" alt="" srcset="${PICTURE}?2 2x, ${PICTURE}?3 3x">`,
  'img with both': `<img id="k" alt="" src="${PICTURE}" srcset="${PICTURE}?2 2x" sizes="100vw">`,
  script: `<script id="k" async src="${SCRIPT}"></script>`,
  'script with a type': `<script id="k" type="text/javascript" src="${SCRIPT}"></script>`,
  module: `<script id="k" type="module" src="${SCRIPT}"></script>`,
  'source of a picture': `<picture><source id="k" srcset="${PICTURE} 1x" type="image/gif"><img alt=""></picture>`,
  'source of a video': `<video><source id="k" src="${PICTURE}?v" type="video/mp4"></video>`,
  video: `<video id="k" src="${PICTURE}?v" controls></video>`,
  'poster of a video': `<video id="k" width="9" poster="${PICTURE}"></video>`,
  audio: `<audio id="k" preload="none" src="${PICTURE}?a"></audio>`,
  object: `<object id="k" data="${FILM}" type="text/html"></object>`,
  'object without a type': `<object id="k" data="${FILM}"></object>`,
  embed: `<embed id="k" src="${FILM}" type="text/html">`,
  'style sheet': `<link id="k" rel="stylesheet" href="${PICTURE}?css">`,
  preload: `<link id="k" rel="preload" as="image" href="${PICTURE}">`,
  'input as an image': `<input id="k" type="image" alt="" src="${PICTURE}">`,
  'preload of a module': `<link id="k" rel="modulepreload" href="${SCRIPT}">`,
  'image of an svg': `<svg><g><image id="k" href="${PICTURE}"></image></g></svg>`,
};

/** Puts the HTML into the page in some way. */
const makings: Record<string, (place: Element, html: string) => void> = {
  innerHTML: (place, html) => {
    place.innerHTML = html;
  },
  'innerHTML of a loose element': (place, html) => {
    const loose = document.createElement('div');
    loose.innerHTML = html;
    place.append(...loose.childNodes);
  },
  insertAdjacentHTML: (place, html) => place.insertAdjacentHTML('beforeend', html),
  outerHTML: (place, html) => {
    const old = place.appendChild(document.createElement('p'));
    old.outerHTML = html;
  },
  createContextualFragment: (place, html) => {
    const range = document.createRange();
    range.selectNodeContents(place);
    range.insertNode(range.createContextualFragment(html));
  },
  'a template’s clone': (place, html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    place.append(template.content.cloneNode(true));
  },
  'a template, imported': (place, html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    place.append(document.importNode(template.content, true));
  },
  DOMParser: (place, html) => {
    place.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  },
  createHTMLDocument: (place, html) => {
    const other = document.implementation.createHTMLDocument('');
    other.body.innerHTML = html;
    while (other.body.firstChild) place.appendChild(other.body.firstChild);
  },
  'attributes, then insertion': (place, html) =>
    copy(place, html, (to, name, value) => to.setAttribute(name, value)),
  'insertion, then attributes': (place, html) => {
    const writes: (() => void)[] = [];
    copy(place, html, (to, name, value) => writes.push(() => to.setAttribute(name, value)));
    for (const write of writes) write();
  },
  properties: (place, html) =>
    copy(place, html, (to, name, value) => {
      if (typeof Reflect.get(to, name) === 'string') Reflect.set(to, name, value);
      else to.setAttribute(name, value);
    }),
  'a clone': (place, html) => {
    const loose = document.createElement('div');
    loose.innerHTML = html;
    place.append(loose.firstElementChild?.cloneNode(true) as Node);
  },
};

/** Makes the elements of the HTML one by one. */
function copy(place: Element, html: string, write: (to: Element, name: string, value: string) => void) {
  const made = (from: Element): Element => {
    const to = document.createElementNS(from.namespaceURI, from.localName);
    for (const { name, value } of from.attributes) write(to, name, value);
    for (const child of from.children) to.append(made(child));
    return to;
  };
  const { body } = new DOMParser().parseFromString(`<body>${html}`, 'text/html');
  for (const child of body.children) place.append(made(child));
}

/** Where the browser itself lets the address be found by a selector. */
const SELECTED = /^(iframe|img|script|module|source|object|embed|style sheet|preload)/;

/** What a page reads of the element and of what is around it. */
function read(kind: string, place: Element): Record<string, unknown> {
  const element = place.querySelector('#k');
  if (!element) return { found: false };
  const names = [
    'src',
    'srcset',
    'srcdoc',
    'href',
    'data',
    'poster',
    'type',
    'sizes',
    'title',
    'alt',
    'rel',
    'as',
  ];
  const each = (look: (name: string) => unknown) => Object.fromEntries(names.map(name => [name, look(name)]));
  const text = (value: unknown) =>
    typeof value === 'string' || value === undefined ? (value ?? null) : 'object';
  const parsed = new DOMParser().parseFromString(place.innerHTML, 'text/html');
  const clone = element.cloneNode(true) as Element;
  return {
    properties: each(name => text(Reflect.get(element, name))),
    getAttribute: each(name => element.getAttribute(name)),
    getAttributeNS: each(name => element.getAttributeNS(null, name)),
    hasAttributeNS: each(name => element.hasAttributeNS(null, name)),
    hasAttribute: each(name => element.hasAttribute(name)),
    outerHTML: element.outerHTML,
    innerHTML: place.innerHTML,
    getHTML: place.getHTML?.(),
    XMLSerializer: new XMLSerializer().serializeToString(place),
    'clone, property': each(name => text(Reflect.get(clone, name))),
    'clone, attribute': each(name => clone.getAttribute(name)),
    'clone, outerHTML': clone.outerHTML,
    'deep clone': (place.cloneNode(true) as Element).innerHTML,
    'imported into the page': (document.importNode(place, true) as Element).innerHTML,
    'imported elsewhere': (document.implementation.createHTMLDocument('').importNode(place, true) as Element)
      .innerHTML,
    'parsed anew': parsed.body.innerHTML,
    text: place.textContent,
    children: [...place.querySelectorAll('*')].map(
      ({ localName, namespaceURI }) => `${namespaceURI} ${localName}`,
    ),
    ...(SELECTED.test(kind) && {
      selectors: [
        '[src*="youtube"]',
        '[src^="https://live.staticflickr"]',
        '[src$=".js"]',
        '[data*="youtube"]',
        '[href*="staticflickr"]',
      ].map(selector => [place.querySelectorAll(selector).length, element.matches(selector)]),
    }),
  };
}

/** What documents that show nothing, and texts, give back. */
function inert(html: string): Record<string, string | undefined> {
  const other = document.implementation.createHTMLDocument('');
  other.body.innerHTML = html;
  const template = document.createElement('template');
  template.innerHTML = html;
  const textarea = document.createElement('textarea');
  textarea.innerHTML = html;
  const noscript = document.createElement('noscript');
  noscript.textContent = html;
  const form = document.createElement('form');
  form.innerHTML = `<textarea name="text"></textarea>`;
  (form.firstElementChild as HTMLTextAreaElement).value = html;
  const frame = document.createElement('iframe');
  frame.srcdoc = `<title>Own</title>${html}`;
  return {
    DOMParser: new DOMParser().parseFromString(html, 'text/html').body.innerHTML,
    createHTMLDocument: other.body.innerHTML,
    'template, content': new XMLSerializer().serializeToString(template.content),
    'template, innerHTML': template.innerHTML,
    'template, clone': (template.cloneNode(true) as Element).innerHTML,
    'textarea, innerHTML': textarea.value,
    'noscript, textContent': noscript.textContent ?? '',
    FormData: String(new FormData(form).get('text')),
    srcdoc: frame.srcdoc,
    'srcdoc, attribute': frame.getAttribute('srcdoc') ?? '',
  };
}

/** Kind by kind, what each way of making it gives each way of reading it; nothing is in the page any more. */
export default (way: 'made' | 'parsed' | 'inert') => {
  const entries = Object.entries(kinds);
  if (way === 'inert') return Object.fromEntries(entries.map(([kind, html]) => [kind, inert(html)]));
  if (way === 'parsed')
    return Object.fromEntries(
      entries.map(([kind], i) => [kind, read(kind, document.querySelector(`#place-${i}`) as Element)]),
    );
  const place = document.body.appendChild(document.createElement('div'));
  return Object.fromEntries(
    entries.map(([kind, html]) => [
      kind,
      Object.fromEntries(
        Object.entries(makings).map(([making, make]) => {
          place.replaceChildren();
          make(place, html);
          return [making, read(kind, place)];
        }),
      ),
    ]),
  );
};
