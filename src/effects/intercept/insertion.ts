import { adoptNode, cloneNode, nodeType, ownerDocument, querySelectorAll } from '../../native.ts';
import type { Blocking } from '../blocking/blocking.ts';
import { kindOf, LOADERS } from '../blocking/kinds.ts';
import type { Trap, Wrapping } from './wrapping.ts';

/**
 * What enters the page from documents that nobody looks at: `DOMParser`'s, templates, responses. They are left alone,
 * and read as they are; what must wait in them is held when it comes to this page.
 */
export function interceptInsertion({ wrap }: Wrapping, { blockBefore }: Blocking): void {
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

  /** Holds what must wait in a tree; @returns whether there is anything. */
  const hold = (root: Node): boolean => {
    const elements = nodeType(root) === 1 && kindOf(root as Element) ? [root as Element] : [];
    return (
      [...elements, ...querySelectorAll(root, LOADERS)].filter(element => blockBefore(element)).length > 0
    );
  };

  /** @param at which arguments are nodes: one by its place, or all of them */
  const entering =
    (at?: number): Trap =>
    (run, self: unknown, args: unknown[]) => {
      if (at === undefined) {
        for (let i = 0; i < args.length; i++) if (isForeign(args[i]) && isHere(self)) hold(args[i] as Node);
      } else if (isForeign(args[at]) && isHere(self)) hold(args[at] as Node);
      return run(self, args);
    };

  for (const name of ['appendChild', 'insertBefore', 'replaceChild'])
    wrap(Node.prototype, name, 'value', entering(0));
  for (const owner of [Element.prototype, Document.prototype, DocumentFragment.prototype])
    for (const name of ['append', 'prepend', 'replaceChildren']) wrap(owner, name, 'value', entering());
  for (const owner of [Element.prototype, CharacterData.prototype])
    for (const name of ['before', 'after', 'replaceWith']) wrap(owner, name, 'value', entering());
  wrap(Element.prototype, 'insertAdjacentElement', 'value', entering(1));
  for (const name of ['insertNode', 'surroundContents'])
    wrap(Range.prototype, name, 'value', (run, self: unknown, args: unknown[]) => {
      if (isForeign(args[0])) hold(args[0]);
      return run(self, args);
    });
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
    if (!hold(copy)) return run(self, args);
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
