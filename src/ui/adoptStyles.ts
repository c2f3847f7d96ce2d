/** Gives a shadow root, or a page of ours, a style sheet. */
export function adoptStyles(root: Document | ShadowRoot, css: string): void {
  const page = root.ownerDocument ?? root;
  try {
    // A document takes no sheets that another's window has made. (Of the page's own, the name may be an image's.)
    const view = page === document ? window : (page.defaultView as typeof window);
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // Safari before 16.4 has no constructable style sheets; a strict CSP leaves it unstyled, and usable.
    const style = page.createElement('style');
    style.textContent = css;
    (page === root ? page.head : root).append(style);
  }
}
