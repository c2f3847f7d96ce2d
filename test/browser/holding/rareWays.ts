import type { Row } from './vectors.ts';

/** What does its work without a trace in the page. */
const unseen = () => false;

const chromiumAlone = ['firefox', 'webkit'];
/** No browser asks for anything: only what reads twice does. */
const nowhere = ['chromium', 'firefox', 'webkit'];

/** Attribute nodes, on what runs. */
const attributeNodes: readonly Row[] = [
  {
    name: 'attributes.setNamedItem on a script',
    make: u => {
      const script = document.body.appendChild(document.createElement('script'));
      const attribute = document.createAttribute('src');
      attribute.value = u;
      script.attributes.setNamedItem(attribute);
    },
  },
  {
    name: 'attribute.nodeValue of a script',
    make: u => {
      const script = document.createElement('script');
      script.setAttribute('src', 'data:,');
      (script.getAttributeNode('src') as Attr).nodeValue = u;
      document.body.append(script);
    },
  },
  {
    name: 'attribute.textContent of a script',
    make: u => {
      const script = document.createElement('script');
      script.setAttribute('src', 'data:,');
      (script.getAttributeNode('src') as Attr).textContent = u;
      document.body.append(script);
    },
  },
];

/** HTML that is parsed in ways of its own. */
const parsers: readonly Row[] = [
  {
    name: 'setHTMLUnsafe that runs scripts',
    unknownTo: chromiumAlone,
    make: u => {
      const place = document.body.appendChild(document.createElement('p')) as unknown as {
        setHTMLUnsafe(html: string, options: object): void;
      };
      place.setHTMLUnsafe(`<script src="${u}"></script>`, { runScripts: true });
    },
  },
  {
    name: 'setHTMLUnsafe of an iframe in a shadow root',
    content: 'page',
    make: u =>
      document.body
        .appendChild(document.createElement('div'))
        .setHTMLUnsafe(`<div><template shadowrootmode="open"><iframe src="${u}"></iframe></template></div>`),
  },
  {
    name: 'setHTMLUnsafe of an image in a shadow root',
    content: 'image',
    seen: unseen,
    make: u =>
      document.body
        .appendChild(document.createElement('div'))
        .setHTMLUnsafe(`<div><template shadowrootmode="open"><img alt="" src="${u}"></template></div>`),
  },
  {
    name: 'parseHTMLUnsafe of an iframe in a shadow root',
    content: 'page',
    make: u =>
      document.body.append(
        ...Document.parseHTMLUnsafe(
          `<div><template shadowrootmode="open"><iframe src="${u}"></iframe></template></div>`,
        ).body.childNodes,
      ),
  },
  {
    name: 'DOMParser of XHTML',
    content: 'image',
    seen: unseen,
    make: u => {
      const html = `<img xmlns="http://www.w3.org/1999/xhtml" alt="" src="${u}"/>`;
      const { documentElement } = new DOMParser().parseFromString(html, 'application/xhtml+xml');
      document.body.append(document.adoptNode(documentElement));
    },
  },
  {
    name: 'XSLTProcessor.transformToFragment',
    make: u => {
      const xslt = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="html"/><xsl:template match="/"><script src="${u}"/></xsl:template></xsl:stylesheet>`;
      const parser = new DOMParser();
      const processor = new XSLTProcessor();
      processor.importStylesheet(parser.parseFromString(xslt, 'text/xml'));
      document.body.append(
        processor.transformToFragment(parser.parseFromString('<a/>', 'text/xml'), document),
      );
    },
  },
  {
    name: 'srcdoc with coded slashes',
    content: 'page',
    make: u =>
      document.body.append(
        Object.assign(document.createElement('iframe'), {
          srcdoc: `<iframe src="${u.replace('//', '&#47;&#47;')}"></iframe>`,
        }),
      ),
  },
  {
    name: 'innerHTML of a style sheet with a title',
    content: 'style',
    make: u => {
      document.body.appendChild(document.createElement('p')).innerHTML =
        `<link title="<a " rel="stylesheet" href="${u}">`;
    },
    seen: unseen,
  },
];

/** Elements that become what loads, or load by other names. */
const elements: readonly Row[] = [
  {
    name: '`href.baseVal` of an svg’s script',
    make: u => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const script = document.createElementNS('http://www.w3.org/2000/svg', 'script');
      script.href.baseVal = u;
      svg.append(script);
      document.body.append(svg);
    },
  },
  {
    name: 'canonical link, made a style sheet by rel',
    content: 'style',
    make: u => {
      const link = Object.assign(document.createElement('link'), { rel: 'canonical', href: u });
      document.head.append(link);
      link.rel = 'stylesheet';
    },
  },
  {
    name: 'canonical link, made a style sheet by relList',
    content: 'style',
    make: u => {
      const link = Object.assign(document.createElement('link'), { rel: 'canonical', href: u });
      document.head.append(link);
      link.relList.replace('canonical', 'stylesheet');
    },
  },
  {
    name: '`<set>` on an svg image',
    content: 'image',
    unknownTo: ['webkit'],
    html: (u, id) =>
      `<svg width="9" height="9"><image id="s-${id}" width="9" height="9"></image><set href="#s-${id}" attributeName="href" to="${u}"></set></svg>`,
    seen: unseen,
  },
  {
    name: '`window.open` into a frame',
    content: 'page',
    make: (u, id) => {
      document.body.append(Object.assign(document.createElement('iframe'), { name: `w-${id}` }));
      window.open(u, `w-${id}`);
    },
  },
];

/** Calls by other names, and arguments that answer otherwise when they are asked again. */
const calls: readonly Row[] = [
  {
    name: 'WebSocket by its prototype’s constructor',
    seen: unseen,
    make: u =>
      new Promise(resolve => {
        const Native = WebSocket.prototype.constructor as typeof WebSocket;
        new Native(u.replace('https', 'wss')).onclose = resolve;
      }),
  },
  {
    name: 'EventSource by its prototype’s constructor',
    content: 'nothing',
    seen: unseen,
    make: u =>
      new Promise(resolve => {
        const Native = EventSource.prototype.constructor as typeof EventSource;
        new Native(u).onerror = resolve;
      }),
  },
  {
    name: 'fetch of a String with an address of its own',
    seen: unseen,
    make: u => fetch(Object.assign(new String(u), { url: '/x' }) as unknown as string).catch(() => {}),
  },
  {
    name: 'script.src, another address when it is read again',
    unknownTo: nowhere,
    make: u => {
      let times = 0;
      const address = { toString: () => (times++ ? u : '/nothing.js') };
      document.body.append(Object.assign(document.createElement('script'), { src: address }));
    },
  },
  {
    name: 'img.src, another address when it is read again',
    content: 'image',
    unknownTo: nowhere,
    seen: unseen,
    make: u => {
      let times = 0;
      Object.assign(new Image(), { src: { toString: () => (times++ ? u : 'data:,') } });
    },
  },
  {
    name: 'XMLHttpRequest, another address when it is read again',
    unknownTo: nowhere,
    seen: unseen,
    make: u =>
      new Promise(resolve => {
        let times = 0;
        const request = new XMLHttpRequest();
        request.onloadend = resolve;
        request.open('GET', { toString: () => (times++ ? u : '/nothing.js') } as unknown as string);
        request.send();
      }),
  },
  {
    name: 'sendBeacon, another address when it is read again',
    unknownTo: nowhere,
    seen: unseen,
    make: u => {
      let times = 0;
      navigator.sendBeacon({ toString: () => (times++ ? u : '/nothing.js') } as unknown as string, 'a=1');
    },
  },
  {
    name: '`WebSocketStream`',
    unknownTo: chromiumAlone,
    seen: unseen,
    make: u => {
      const Stream = Reflect.get(window, 'WebSocketStream') as new (
        address: string,
      ) => { opened: Promise<unknown> };
      return new Stream(u.replace('https', 'wss')).opened.catch(() => {});
    },
  },
  {
    name: '`PaymentRequest`',
    unknownTo: chromiumAlone,
    seen: unseen,
    make: u =>
      new PaymentRequest([{ supportedMethods: u }], {
        total: { label: 'x', amount: { currency: 'USD', value: '1' } },
      })
        .canMakePayment()
        .catch(() => {}),
  },
];

/** Ways that no known service goes: found by those who look for a way around. */
export const rareWays: readonly Row[] = [...attributeNodes, ...parsers, ...elements, ...calls];
