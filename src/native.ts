/**
 * What we ask of the page's nodes, taken once from where it lives, while `hallpass.js` starts. By its name it may be
 * the page's: a field is found under its own name in its form (`<select name="lang">`, `<input name="parentNode">`),
 * an `<img name="baseURI">` in the document, and frameworks and we ourselves put other functions into the prototypes.
 * https://html.spec.whatwg.org/#dom-form-nameditem · https://html.spec.whatwg.org/#dom-document-nameditem-filter
 */

// biome-ignore lint/suspicious/noExplicitAny: the platform's functions, of whatever shape
type Method = (this: any, ...args: any[]) => any;

const { getOwnPropertyDescriptor, getPrototypeOf } = Object;

/** `f(self, …)` instead of `self.f(…)`. */
const unbound: (method: Method) => Method = Function.prototype.bind.bind(Function.prototype.call) as never;

/** A part of a property as its owner has it, or who stands behind that. */
function take(owner: object, name: PropertyKey, part: 'get' | 'set' | 'value'): Method {
  for (let at: object | null = owner; at; at = getPrototypeOf(at)) {
    const taken = getOwnPropertyDescriptor(at, name)?.[part];
    if (taken) return unbound(taken);
  }
  throw new TypeError(String(name));
}

// biome-ignore lint/suspicious/noExplicitAny: see above
type Arguments<F> = F extends (...args: infer A) => any ? A : never;
// biome-ignore lint/suspicious/noExplicitAny: see above
type Result<F> = F extends (...args: any[]) => infer R ? R : never;

const method = <T extends object, K extends keyof T>(owner: T, name: K) =>
  take(owner, name, 'value') as (self: T, ...args: Arguments<T[K]>) => Result<T[K]>;
const getter = <T extends object, K extends keyof T>(owner: T, name: K) =>
  take(owner, name, 'get') as (self: T) => T[K];
const setter = <T extends object, K extends keyof T>(owner: T, name: K) =>
  take(owner, name, 'set') as (self: T, value: T[K]) => void;

// Of the things themselves: MooTools, say, puts constructors of its own in the place of `Element` and `Document`.
const page: Document = getPrototypeOf(document);
const element: Element = getPrototypeOf(document.documentElement ?? document.createElement('p'));
const node: Node = element;
const target: EventTarget = element;

/** `1` element, `9` document, `11` fragment. */
export const nodeType = getter(node, 'nodeType');
export const ownerDocument = getter(node, 'ownerDocument');
export const parentNode = getter(node, 'parentNode');
export const parentElement = getter(node, 'parentElement');
export const firstChild = getter(node, 'firstChild');
export const nextSibling = getter(node, 'nextSibling');
export const isConnected = getter(node, 'isConnected');
export const baseURI = getter(node, 'baseURI');
export const textContent = getter(node, 'textContent');
export const getRootNode = method(node, 'getRootNode');
export const contains = method(node, 'contains');
export const cloneNode = method(node, 'cloneNode');
export const insertBefore = method(node, 'insertBefore');
export const replaceChild = method(node, 'replaceChild');
export const removeChild = method(node, 'removeChild');

/** In lower case for HTML's own elements. */
export const localName = getter(element, 'localName');
export const namespaceURI = getter(element, 'namespaceURI');
export const firstElementChild = getter(element, 'firstElementChild');
export const shadowRoot = getter(element, 'shadowRoot');
export const getAttribute = method(element, 'getAttribute');
export const setAttribute = method(element, 'setAttribute');
export const setAttributeNS = method(element, 'setAttributeNS');
export const hasAttribute = method(element, 'hasAttribute');
export const removeAttribute = method(element, 'removeAttribute');
export const getAttributeNames = method(element, 'getAttributeNames');
export const matches = method(element, 'matches');
export const closest = method(element, 'closest') as <E extends Element = Element>(
  self: Element,
  selector: string,
) => E | null;
export const replaceChildren = method(element, 'replaceChildren');
export const setInnerHTML = setter(element, 'innerHTML');

export const attrName = getter(Attr.prototype, 'name');
export const attrValue = getter(Attr.prototype, 'value');
export const ownerElement = getter(Attr.prototype, 'ownerElement');
export const templateContent = getter(HTMLTemplateElement.prototype, 'content');

/** Takes a node out of its tree, if it is in one. */
export function remove(child: Node): void {
  const parent = parentNode(child);
  if (parent) removeChild(parent, child);
}

const listen = method(target, 'addEventListener');
/** The options are what they are: a page's `Object.prototype.once` would end each listener with its first event. */
export const addEventListener: typeof listen = (self, kind, listener, options) =>
  listen(
    self,
    kind,
    listener,
    typeof options === 'object' ? Object.assign(Object.create(null), options) : options,
  );
export const removeEventListener = method(target, 'removeEventListener');
export const dispatchEvent = method(target, 'dispatchEvent');

const queries = {
  1: method(element, 'querySelectorAll'),
  9: method(page, 'querySelectorAll'),
  11: method(DocumentFragment.prototype, 'querySelectorAll'),
};

/** @param root an element, a document, a fragment or a shadow root; of anything else there is nothing */
export const querySelectorAll = <E extends Element = Element>(root: Node, selector: string): readonly E[] => {
  const query = queries[nodeType(root) as keyof typeof queries] as Method | undefined;
  const found: E[] = [];
  // By number: pages replace what makes a list iterable.
  for (let list = query?.(root, selector), i = 0; i < list?.length; i++) found[i] = list[i];
  return found;
};

export const createElement = method(page, 'createElement') as <K extends keyof HTMLElementTagNameMap>(
  self: Document,
  name: K,
) => HTMLElementTagNameMap[K];
export const createElementNS = method(page, 'createElementNS') as (
  self: Document,
  namespace: string | null,
  name: string,
) => Element;
export const createRange = method(page, 'createRange');
export const startContainer = getter(Range.prototype, 'startContainer');
export const selectNodeContents = method(Range.prototype, 'selectNodeContents');
export const shadowHost = getter(ShadowRoot.prototype, 'host');
export const replaceFragment = method(DocumentFragment.prototype, 'replaceChildren');
export const createDocumentFragment = method(page, 'createDocumentFragment');
export const importNode = method(page, 'importNode') as <T extends Node>(
  self: Document,
  node: T,
  deep?: boolean,
) => T;
export const adoptNode = method(page, 'adoptNode') as <T extends Node>(self: Document, node: T) => T;
export const activeElement = getter(page, 'activeElement');
export const currentScript = getter(page, 'currentScript');
export const readyState = getter(page, 'readyState');
export const visibilityState = getter(page, 'visibilityState');
export const head = getter(page, 'head');
export const body = getter(page, 'body');
export const documentElement = getter(page, 'documentElement');
export const cookie = getter(page, 'cookie');
export const setCookie = setter(page, 'cookie');
