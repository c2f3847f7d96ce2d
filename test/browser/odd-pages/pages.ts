import { existsSync, readFileSync } from 'node:fs';
import { fromRoot } from '../harness/root.ts';

/** A page that has put things of its own in the place of the platform's. */
export interface OddPage {
  what: string;
  /** Above the tag. */
  above?: string;
  /** Below it, in the head. */
  below?: string;
  /** In front of everything else in the body. */
  body?: string;
}

const script = (code: string) => `<script>${code}</script>`;
const declare = (names: string, what: (name: string) => string) =>
  script(names.trim().split(/\s+/).map(what).join('\n'));
const inline = (path: string, then = '') =>
  script(readFileSync(path, 'utf8').replaceAll('</script', '<\\/script') + then);
const library = (path: string, then?: string) => inline(fromRoot(`node_modules/${path}`), then);

/** A library of 2008 as Debian has it, above and below the tag; nothing where Debian has not installed it. */
const old = (name: string, path: string): OddPage[] =>
  existsSync(path)
    ? [
        { what: `has ${name}`, below: inline(path) },
        { what: `has ${name} above the tag`, above: inline(path) },
      ]
    : [];

/** What one finds in code of 2008: functions that do something else than the standard's. */
const lists = declare(
  'reduce map filter some every find includes forEach flat flatMap join slice push indexOf keys values sort splice concat shift at',
  name => `Array.prototype.${name} = function () { return this };`,
);
const remove = script('Element.prototype.remove = function () { this.parentElement.removeChild(this); };');
const each = script('Object.prototype.each = function (f) { for (var k in this) f(k); };');
const NAMES = `baseURI cookie querySelector querySelectorAll getElementsByTagName createElement body head
  activeElement title documentElement dispatchEvent addEventListener readyState visibilityState currentScript`;
const images = NAMES.split(/\s+/)
  .map(name => `<img name="${name}" alt="">`)
  .join('');

/** What few pages have made before they need it. */
const INTERFACES = `URL Request XMLHttpRequest MutationObserver ResizeObserver IntersectionObserver Event CustomEvent
  ProgressEvent Storage HTMLDialogElement HTMLInputElement HTMLMediaElement HTMLAnchorElement HTMLButtonElement
  HTMLFormElement HTMLIFrameElement Range CSS CSSStyleSheet Blob Navigator Performance CacheStorage IDBFactory
  NodeFilter XMLSerializer`;

export const oddPages: OddPage[] = [
  {
    what: 'declares the platform’s constructors for itself',
    below: declare(
      `URL Set WeakMap WeakSet Element Event CustomEvent Proxy Reflect Node Document Promise Symbol Intl
      MutationObserver ResizeObserver CSSStyleSheet Math Number Boolean Error Blob CSS String RegExp Date JSON`,
      name => `var ${name} = { zoom: 3 };`,
    ),
  },
  {
    what: 'declares the browser’s interfaces for itself above the tag, and counts with a beacon',
    above: declare(
      `${INTERFACES} Attr NamedNodeMap HTMLScriptElement ShadowRoot`,
      name => `function ${name}() {}`,
    ),
    body: script("navigator.sendBeacon('https://www.google-analytics.com/ran')"),
  },
  {
    what: 'lets nobody name the browser’s interfaces',
    below: declare(
      INTERFACES,
      name => `Object.defineProperty(window, '${name}', { get() { throw new Error('${name}') } });`,
    ),
  },
  {
    what: 'has none of the browser’s interfaces any more, and images by the names of how to get them',
    below: declare(INTERFACES, name => `window.${name} = undefined;`),
    body: '<img name="createElement" alt=""><img name="documentElement" alt="">',
  },
  { what: 'declares Map for itself', below: script('var Map = { zoom: 3 };') },
  {
    what: 'declares the platform’s functions for itself',
    below: declare(
      `addEventListener customElements fetch queueMicrotask requestAnimationFrame setTimeout clearTimeout
      getComputedStyle performance navigator matchMedia parseInt isNaN innerHeight self`,
      name => `function ${name}() { return 'mine' }`,
    ),
  },
  {
    what: 'has functions of its own on Object',
    below: script(
      'Object.keys = Object.assign = Object.entries = Object.create = function () { return {} };',
    ),
  },
  { what: 'has functions of 2008 on every list', below: lists },
  { what: 'takes elements away in its own way', below: remove },
  { what: 'takes elements away in its own way above the tag', above: remove },
  {
    what: 'has a bind of its own',
    below: script(
      'Function.prototype.bind = function (o, a) { var f = this; return function () { return f.apply(o, a || arguments); }; };',
    ),
  },
  { what: 'gives every object a function', below: each },
  {
    what: 'gives every object functions above the tag',
    above: each + declare('get set value has once', name => `Object.prototype.${name} = function () {};`),
  },
  {
    what: 'freezes what objects inherit',
    below: script('[Object, Array, Function, String, Promise].forEach(f => Object.freeze(f.prototype));'),
  },
  { what: 'has images by the names of what the document has', body: images },
  { what: 'has a frame named body', body: '<iframe name="body" src="/inner" title="Content"></iframe>' },
  { what: 'is locked down by SES', below: library('ses/dist/lockdown.umd.js', '\nlockdown();') },
  { what: 'has Angular’s zone.js', below: library('zone.js/bundles/zone.umd.js') },
  { what: 'has core-js', below: library('core-js-bundle/index.js') },
  ...old('Prototype 1.7', '/usr/share/javascript/prototype/prototype-1.7.3.js'),
  ...old('MooTools 1.4', '/usr/share/javascript/mootools/mootools-core-nc.js'),
];
