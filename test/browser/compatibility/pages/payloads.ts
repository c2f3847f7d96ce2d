/**
 * Texts of strangers, escaped or placed as they are safe, beside something that is held. Each calls `bad` with its
 * own number if any of it becomes code.
 */

const FILM = 'https://www.youtube.com/embed/payload';
const PIXEL = 'https://www.facebook.com/tr';

const SVG = 'http://www.w3.org/2000/svg';
const MATH = 'http://www.w3.org/1998/Math/MathML';

type Place = Element & { attachShadow: Element['attachShadow'] };

interface Payload {
  /** What stands around it; default: a `div`. */
  readonly place?: () => Element;
  readonly html: (bad: string) => string;
}

const named = (namespace: string, name: string, inner?: string) => () => {
  const outer = document.createElementNS(namespace, name);
  return inner ? outer.appendChild(document.createElementNS(namespace, inner)) : outer;
};

/** Markup that a stranger wrote. */
const evil = (bad: string) => `<img src=x onerror=${bad}>`;

const escaped = (bad: string) =>
  evil(bad).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const film = `<iframe title="Film" src="${FILM}"></iframe>`;
const pixel = `<img alt="" src="${PIXEL}">`;

export const payloads: Record<string, Payload> = {
  'an escaped text in a picture within noscript': {
    html: bad => `<noscript><img src="/a.png" alt="&lt;/noscript&gt;${escaped(bad)}"></noscript>${film}`,
  },
  'an escaped text in a title within noscript': {
    html: bad => `<noscript><p title="&lt;/noscript&gt;${escaped(bad)}"></noscript>${pixel}`,
  },
  'CDATA in a drawing': {
    place: named(SVG, 'svg'),
    html: bad => `<text><![CDATA[ a > ${evil(bad)} ]]></text><image href="${PIXEL}"/>`,
  },
  'CDATA in a formula': {
    place: named(MATH, 'math'),
    html: bad => `<mtext><![CDATA[ > ${evil(bad)} ]]></mtext>${pixel}`,
  },
  'a comment that begins within noscript': {
    html: bad => `<noscript><!--</noscript><img src=y alt="-->${evil(bad)}">${pixel}`,
  },
  'a style that begins within noscript': {
    html: bad => `<noscript><style></noscript><img src=y alt="</style>${evil(bad)}">${pixel}`,
  },
  'a title that begins within noscript': {
    html: bad => `<noscript><title></noscript><img src=y alt="</title>${evil(bad)}">${pixel}`,
  },
  'a formula with a style in an annotation': {
    html: bad =>
      `<math><annotation-xml encoding="text/html"><style><img title="</style>${escaped(bad)}"></style></annotation-xml></math>${pixel}`,
  },
  'a formula within a form within a form': {
    html: bad =>
      `<form><math><mtext></form><form><mglyph><style></math><img title="</style>${evil(bad)}"></style></mglyph></form></mtext></math>${pixel}`,
  },
  'a table in a formula': {
    html: bad => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${escaped(bad)}">${pixel}`,
  },
  'a drawing with a style': {
    html: bad => `<svg></p><style><a title="</style>${evil(bad)}"></style></svg>${pixel}`,
  },
  'a select that holds a template': {
    html: bad => `<select><template><style><img title="</style>${evil(bad)}"></template></select>${film}`,
  },
  'a text of a textarea': {
    html: bad => `<textarea>&lt;/textarea&gt;${escaped(bad)}</textarea>${film}`,
  },
  'a text of a textarea, as its content': {
    place: () => document.createElement('textarea'),
    html: bad => `${film}&lt;/textarea&gt;${escaped(bad)}`,
  },
  'a text of xmp, noembed and noframes': {
    html: bad =>
      `<xmp>${escaped(bad)}</xmp><noembed><p title="</noembed>${escaped(bad)}"></noembed><noframes><p title="</noframes>${escaped(bad)}"></noframes>${film}`,
  },
  'a paragraph within a paragraph in a template': {
    html: bad => `<template><p><svg><p><style><g title="</style>${evil(bad)}"></template>${pixel}`,
  },
  'a table around a frame': {
    html: bad => `<table><tr><td>${escaped(bad)}</td>${film}<td title="${escaped(bad)}"></table>`,
  },
  'a row of a table': {
    place: () => document.createElement('tr'),
    html: bad => `<td title="${escaped(bad)}">${pixel}</td><td>${escaped(bad)}</td>`,
  },
  'an option of a select': {
    place: () => document.createElement('select'),
    html: bad => `<option title="${escaped(bad)}">${escaped(bad)}</option><option>${film}</option>`,
  },
  'text/html in a formula, as its content': {
    place: () => {
      const place = document.createElementNS(MATH, 'annotation-xml');
      place.setAttribute('encoding', 'text/html');
      document.createElementNS(MATH, 'math').append(place);
      return place;
    },
    html: bad => `<noscript><!--</noscript><p title="-->${evil(bad)}">${pixel}`,
  },
  'text/xml in a formula, as its content': {
    place: () => {
      const place = document.createElementNS(MATH, 'annotation-xml');
      document.createElementNS(MATH, 'math').append(place);
      return place;
    },
    html: bad => `<noscript><![CDATA[</noscript>${evil(bad)}]]></noscript><g>${pixel}`,
  },
  'a foreign object, as its content': {
    place: named(SVG, 'svg', 'foreignObject'),
    html: bad => `<style><img title="</style>${escaped(bad)}"></style>${film}`,
  },
  'a text of a drawing, as its content': {
    place: named(SVG, 'svg', 'text'),
    html: bad => `<![CDATA[${evil(bad)}]]><title><![CDATA[${evil(bad)}]]></title><image href="${PIXEL}"/>`,
  },
};

/** What takes HTML; each leaves the tree in `place`. */
export const sinks: Record<string, (place: Place, html: string) => void> = {
  innerHTML: (place, html) => {
    place.innerHTML = html;
  },
  insertAdjacentHTML: (place, html) => place.insertAdjacentHTML('beforeend', html),
  outerHTML: (place, html) => {
    const child = place.appendChild(document.createElementNS(place.namespaceURI, 'g'));
    child.outerHTML = html;
  },
  createContextualFragment: (place, html) => {
    const range = document.createRange();
    range.selectNodeContents(place);
    place.append(range.createContextualFragment(html));
  },
  setHTMLUnsafe: (place, html) => {
    if (place.setHTMLUnsafe) place.setHTMLUnsafe(html);
  },
};

/** Everything below a node, in its order, with what the page reads of it. */
export function treeOf(node: Node): string {
  if (!(node instanceof Element)) return `${node.nodeType}:${JSON.stringify(node.nodeValue)}`;
  const own = (node.cloneNode(false) as Element).outerHTML;
  const children = [...node.childNodes, ...(node instanceof HTMLTemplateElement ? [node.content] : [])];
  return `${node.namespaceURI?.slice(-4)} ${own}(${children.map(treeOf).join()})`;
}

/** The tree that comes of each payload in each sink; `ran` names those that ran, once the page has settled. */
export default () => {
  const trees: Record<string, string> = {};
  for (const [payload, { place = () => document.createElement('div'), html }] of Object.entries(payloads))
    for (const [sink, write] of Object.entries(sinks)) {
      const name = `${payload}, ${sink}`;
      const context = place() as Place;
      document.body.append(context.getRootNode());
      const id = `ran.push(${Object.keys(trees).length})`;
      try {
        write(context, html(id));
        trees[name] = treeOf(context);
      } catch (error) {
        trees[name] = String(error);
      }
    }
  return trees;
};
