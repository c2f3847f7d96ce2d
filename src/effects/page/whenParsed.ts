/** Runs `step` when the whole page is in the tree: now, or as soon as it is. */
export function whenParsed(step: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', step);
  else step();
}

/** Whether the parser is done with an element: something stands behind it, or behind what it is in. */
export const isParsed = (node: Node | null): boolean =>
  !!node?.nextSibling || document.readyState !== 'loading' || (!!node && isParsed(node.parentNode));
