/** Runs `step` when the whole page is in the tree: now, or as soon as it is. */
export function whenParsed(step: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', step);
  else step();
}
