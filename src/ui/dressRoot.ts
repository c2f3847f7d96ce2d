/** Gives a shadow root a style sheet. */
export function dressRoot(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // Safari before 16.4 has no constructable style sheets; a strict CSP leaves it unstyled, and usable.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
