/** The sheets of this window's, by their text: each is parsed once, however many roots have it. */
const sheets = new Map<string, CSSStyleSheet>();

/** Gives a shadow root, or a page of ours, a style sheet. */
export function adoptStyles(root: Document | ShadowRoot, css: string): void {
  const page = root.ownerDocument ?? root;
  try {
    // A document takes no sheets that another's window has made. (Of the page's own, the name may be an image's.)
    const view = page === document ? window : (page.defaultView as typeof window);
    let sheet = view === window ? sheets.get(css) : undefined;
    if (!sheet) {
      sheet = new view.CSSStyleSheet();
      sheet.replaceSync(css);
      if (view === window) sheets.set(css, sheet);
    }
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // Safari before 16.4 has no constructable style sheets; a strict CSP leaves it unstyled, and usable.
    const style = page.createElement('style');
    style.textContent = css;
    (page === root ? page.head : root).append(style);
  }
}
