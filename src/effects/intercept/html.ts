import {
  adoptNode,
  baseURI,
  closest,
  createDocumentFragment,
  createElement,
  createElementNS,
  createRange,
  firstChild,
  getAttribute,
  hasAttribute,
  importNode,
  insertBefore,
  localName,
  namespaceURI,
  nextSibling,
  nodeType,
  ownerDocument,
  parentNode,
  querySelectorAll,
  replaceChild,
  replaceChildren,
  replaceFragment,
  selectNodeContents,
  setAttribute,
  setInnerHTML,
  shadowHost,
  shadowRoot,
  startContainer,
} from '../../native.ts';
import { inertDocument } from '../blocking/addresses.ts';
import type { Blocking } from '../blocking/blocking.ts';
import { LOADERS } from '../blocking/kinds.ts';
import { isOfThisPage } from '../blocking/requirement.ts';
import { childrenOf, taken } from './values.ts';
import type { Trap, Wrapping } from './wrapping.ts';

/** Whether a text could name another host: two slashes, whatever the parser drops between them; a scheme; or either in code. */
export const ADDRESS: RegExp = /[\\/][\t\n\r]*[\\/]|[ps][\t\n\r]*:|&(#|b?sol|Tab|NewLine|colon)/i;

/** In these a text stays text, or waits in a template. */
const TEXT = /^(script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext|template)$/;

const XHTML = 'http://www.w3.org/1999/xhtml';

/**
 * A copy of a place, in which HTML is parsed as it would be there, and nobody looks. In a document without a window
 * nothing loads; but scripts are off there, and `<noscript>` would be read as markup: HTML with it is parsed in this
 * page, in an element that stands nowhere.
 */
function copyOf(place: Element, html: string): Element {
  const name = localName(place);
  const namespace = namespaceURI(place);
  const copy = /<noscript/i.test(html)
    ? // The page's own elements must not come alive.
      createElementNS(document, namespace, namespace === XHTML && name.includes('-') ? 'div' : name)
    : importNode(inertDocument, place, false);
  // Of `annotation-xml` this decides what is markup in it.
  if (!hasAttribute(copy, 'encoding') && hasAttribute(place, 'encoding'))
    setAttribute(copy, 'encoding', getAttribute(place, 'encoding') ?? '');
  if (name !== 'form' && closest(place, 'form'))
    insertBefore(createElement(ownerDocument(copy) as Document, 'form'), copy, null);
  return copy;
}

/** How a text is parsed: by which native call, in a copy of its place. */
interface Parsing {
  readonly place: Element;
  readonly text: string;
  /** Has the browser parse, in the copy that it gets. */
  write(copy: Element): unknown;
  /** Puts the nodes where they belong. */
  move(nodes: DocumentFragment): unknown;
  /** The scripts in it will run. */
  readonly runsScripts?: boolean | undefined;
  /** Shadow roots come with it. */
  readonly hasRoots?: boolean | undefined;
}

/**
 * What the page makes of HTML. Each text is parsed once, by the browser itself, in a copy of its place that loads and
 * runs nothing; what must wait is held there, and the nodes are moved. No text is ever changed or written again, and
 * the page's Trusted Types are asked by the platform, as they would be without us.
 */
export function interceptHtml({ wrap }: Wrapping, { blockBefore, ignore, sync, watch }: Blocking): void {
  /** Holds what must wait in a tree. */
  const search = (root: Node, { runsScripts, hasRoots }: Pick<Parsing, 'runsScripts' | 'hasRoots'>) => {
    const held = querySelectorAll(root, LOADERS).filter(element => {
      // No browser runs it, before a grant or after it.
      if (!runsScripts && localName(element) === 'script') ignore(element);
      else return blockBefore(element);
      return false;
    });
    for (const element of hasRoots ? querySelectorAll(root, '*') : []) {
      const shadow = shadowRoot(element);
      if (!shadow) continue;
      held.push(...search(shadow, { runsScripts, hasRoots }));
      watch(shadow);
    }
    return held;
  };

  let base = '';
  let isForeign = false;
  /** Whether a short address may be another host's. */
  const hasForeignBase = () => {
    const now = baseURI(document);
    if (now !== base) {
      base = now;
      isForeign = !now.startsWith(location.origin);
    }
    return isForeign;
  };

  /** Whether HTML could have something in it that must wait, at a place where it would be parsed. */
  const isWorth = (place: Element, text: string) =>
    (ADDRESS.test(text) || hasForeignBase()) && isOfThisPage(place) && !TEXT.test(localName(place));

  const parse = ({ place, text, write, move, ...how }: Parsing) => {
    const copy = copyOf(place, text);
    write(copy);
    const held = search(copy, how);
    const nodes = createDocumentFragment(document);
    for (let node = firstChild(copy); node; node = firstChild(copy)) insertBefore(nodes, node, null);
    move(nodes);
    // Where no observer sees it, it is to be remembered.
    for (const element of held) sync(element);
  };

  /**
   * HTML that takes the place of what is in an element or a shadow root.
   *
   * @param native puts HTML into an element, with the arguments that the page gave
   */
  const inside =
    (native: (copy: Element, args: unknown[]) => unknown, isSetter: boolean): Trap =>
    (run, self: Node, given: unknown[]) => {
      const isRoot = nodeType(self) === 11;
      const place = isRoot ? shadowHost(self as ShadowRoot) : (self as Element);
      const html = isSetter && given[0] === null ? '' : taken(given[0]);
      const args = isSetter ? [html] : [html, ...given.slice(1)];
      if (!given[0] || !isWorth(place, `${html}`)) return run(self, args);
      return parse({
        place,
        text: `${html}`,
        write: copy => native(copy, args),
        move: nodes => (isRoot ? replaceFragment(self as ShadowRoot, nodes) : replaceChildren(place, nodes)),
        runsScripts: !!(given[1] as { runScripts?: boolean } | undefined)?.runScripts,
        hasRoots: !isSetter,
      });
    };
  const setter = inside((copy, [html]) => setInnerHTML(copy, html as string), true);
  for (const owner of [Element.prototype, ShadowRoot.prototype]) {
    wrap(owner, 'innerHTML', 'set', setter);
    for (const name of ['setHTML', 'setHTMLUnsafe']) {
      const native = Reflect.get(Element.prototype, name);
      wrap(
        owner,
        name,
        'value',
        inside((copy, args) => Reflect.apply(native, copy, args), false),
      );
    }
  }

  wrap(Element.prototype, 'attachShadow', 'value', (run, self, args) => {
    const root = run(self, args) as ShadowRoot;
    watch(root);
    return root;
  });

  wrap(Element.prototype, 'outerHTML', 'set', (run, self: Element, [given]: unknown[]) => {
    const parent = nodeType(self) === 1 ? parentNode(self) : null;
    const html = given === null ? '' : taken(given);
    const place = parent && (nodeType(parent) === 11 ? createElement(document, 'body') : (parent as Element));
    if (!parent || nodeType(parent) === 9 || !isWorth(place as Element, `${html}`)) return run(self, [html]);
    return parse({
      place: place as Element,
      text: `${html}`,
      write: copy => setInnerHTML(copy, html as string),
      move: nodes => replaceChild(parent, nodes, self),
    });
  });

  wrap(Element.prototype, 'insertAdjacentHTML', 'value', (run, self: Element, args: unknown[]) => {
    if (args.length < 2) return run(self, args);
    const where = `${args[0]}`.toLowerCase();
    const html = taken(args[1]);
    const isBeside = /^(beforebegin|afterend)$/.test(where);
    const place = isBeside ? parentNode(self) : self;
    if (
      !(isBeside || /^(afterbegin|beforeend)$/.test(where)) ||
      !place ||
      nodeType(place) !== 1 ||
      localName(place as Element) === 'html' ||
      !isWorth(place as Element, `${html}`)
    )
      return run(self, [where, html]);
    return parse({
      place: place as Element,
      text: `${html}`,
      write: copy => setInnerHTML(copy, html as string),
      move(nodes) {
        const before: Record<string, () => Node | null> = {
          beforebegin: () => self,
          afterbegin: () => firstChild(self),
          beforeend: () => null,
          afterend: () => nextSibling(self),
        };
        insertBefore(place, nodes, before[where]?.() ?? null);
      },
    });
  });

  wrap(Range.prototype, 'createContextualFragment', 'value', (run, self: Range, args: unknown[]) => {
    if (!args[0]) return run(self, args);
    const html = taken(args[0]);
    const node = startContainer(self);
    const around = nodeType(node) === 1 ? (node as Element) : (parentNode(node) as Element | null);
    const isPlain = !around || nodeType(around) !== 1 || localName(around) === 'html';
    const place = isPlain ? createElement(document, 'body') : around;
    const isHere = nodeType(node) === 9 ? node === document : isOfThisPage(node);
    if (!isHere || !isWorth(place, `${html}`)) return run(self, [html]);
    const copy = copyOf(place, `${html}`);
    const range = createRange(ownerDocument(copy) as Document);
    selectNodeContents(range, copy);
    const nodes = run(range, [html]) as DocumentFragment;
    const held = search(nodes, { runsScripts: true });
    adoptNode(document, nodes);
    for (const child of childrenOf(nodes)) customElements.upgrade(child);
    for (const element of held) sync(element);
    return nodes;
  });
}
