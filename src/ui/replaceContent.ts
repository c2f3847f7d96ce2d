/** Swaps a surface's words for those of another language; the element stays, and so does the focus. */
export function replaceContent(old: HTMLElement, next: HTMLElement): void {
  const action = old.querySelector(':focus')?.getAttribute('data-consent-action');
  // What is right stays untouched: a new `lang` is something that language.ts looks out for.
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  old.replaceChildren(...next.childNodes);
  if (action) old.querySelector<HTMLElement>(`[data-consent-action="${action}"]`)?.focus();
}
