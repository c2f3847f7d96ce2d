import {
  adoptNode,
  cloneNode,
  nodeType,
  ownerDocument,
  querySelectorAll,
  startContainer,
} from '../../native.ts';
import type { Blocking } from '../blocking/blocking.ts';
import { kindOf, LOADERS } from '../blocking/kinds.ts';
import type { Trap, Wrapping } from './wrapping.ts';

/**
 * What enters the page from documents that nobody looks at: `DOMParser`'s, templates, responses. They are left alone,
 * and read as they are; what must wait in them is held when it comes to this page.
 */
export function interceptInsertion({ wrap }: Wrapping, { blockBefore, sync }: Blocking): void {
  const isForeign = (node: unknown): node is Node => {
    try {
      const owner = typeof node === 'object' && node ? ownerDocument(node as Node) : document;
      return owner !== document && owner !== null;
    } catch {
      // A text, or what is no node: the platform knows what to make of it.
      return false;
    }
  };
  const isHere = (target: unknown) => {
    try {
      return target === document || ownerDocument(target as Node) === document;
    } catch {
      return false;
    }
  };

  /** @returns what is held in a tree */
  const hold = (root: Node): Element[] => {
    const own = nodeType(root) === 1 && kindOf(root as Element) ? [root as Element] : [];
    return [...own, ...querySelectorAll(root, LOADERS)].filter(element => blockBefore(element));
  };

  /** Holds what must wait among the nodes that come; @returns what the platform says */
  const enter = (insert: () => unknown, target: unknown, nodes: readonly unknown[]) => {
    const held = isHere(target) ? nodes.filter(isForeign).flatMap(hold) : [];
    const result = insert();
    // Where no observer sees it, it is to be remembered.
    for (const element of held) sync(element);
    return result;
  };

  // Pages call these ten thousand times, with nodes of their own.
  const only =
    (at: number): Trap =>
    (run, self: unknown, args: unknown[]) =>
      isForeign(args[at]) ? enter(() => run(self, args), self, [args[at]]) : run(self, args);
  const each: Trap = (run, self: unknown, args: unknown[]) => {
    for (let i = 0; i < args.length; i++)
      if (isForeign(args[i])) return enter(() => run(self, args), self, args);
    return run(self, args);
  };

  for (const name of ['appendChild', 'insertBefore', 'replaceChild'])
    wrap(Node.prototype, name, 'value', only(0));
  for (const owner of [Element.prototype, Document.prototype, DocumentFragment.prototype])
    for (const name of ['append', 'prepend', 'replaceChildren']) wrap(owner, name, 'value', each);
  for (const owner of [Element.prototype, CharacterData.prototype])
    for (const name of ['before', 'after', 'replaceWith']) wrap(owner, name, 'value', each);
  wrap(Element.prototype, 'insertAdjacentElement', 'value', only(1));
  for (const name of ['insertNode', 'surroundContents'])
    wrap(Range.prototype, name, 'value', (run, self: Range, args: unknown[]) =>
      isForeign(args[0]) ? enter(() => run(self, args), startContainer(self), [args[0]]) : run(self, args),
    );
  wrap(Document.prototype, 'adoptNode', 'value', (run, self: unknown, args: unknown[]) => {
    if (self === document && isForeign(args[0])) hold(args[0]);
    return run(self, args);
  });
  wrap(Document.prototype, 'importNode', 'value', (run, self: unknown, args: unknown[]) => {
    const [node, deep] = args;
    if (self !== document || !isForeign(node) || nodeType(node) > 11) return run(self, args);
    // WebKit asks for pictures the moment that it imports them: so the copy is made where nothing loads.
    const isDeep = typeof deep === 'object' && deep ? !(deep as { selfOnly?: boolean }).selfOnly : !!deep;
    const copy = cloneNode(node, isDeep);
    if (!hold(copy)[0]) return run(self, args);
    adoptNode(document, copy);
    customElements.upgrade(copy);
    return copy;
  });
  wrap(
    (window as { XSLTProcessor?: { prototype: object } }).XSLTProcessor?.prototype,
    'transformToFragment',
    'value',
    (run, self: unknown, args) => {
      const made = run(self, args) as Node | null;
      if (made) hold(made);
      return made;
    },
  );
}
