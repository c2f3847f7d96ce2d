/**
 * The page's own tag. Modules and some tag managers have no current script: then the last tag of our name is it.
 */
export function ownTag(): HTMLScriptElement | null {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement && currentScript.src) return currentScript;
  const tags = document.querySelectorAll<HTMLScriptElement>('script[src*="hallpass"]');
  return tags[tags.length - 1] ?? null;
}
