import { adoptStyles } from '../adoptStyles.ts';
import { replaceContent } from '../replaceContent.ts';
import type { Brush } from './brush.ts';

/** Custom properties of the site's own, which reach no frame by themselves. */
const LOOKS = ['accent', 'background', 'text', 'line', 'font', 'radius'].map(name => `--hallpass-${name}`);

/** Draws a placeholder into the page of a held frame, or its words anew where it is drawn already. */
export function drawInFrame(frame: HTMLIFrameElement, page: Document, { css, make, prepare }: Brush): void {
  const next = make(page);
  page.documentElement.lang = next.lang;
  const old = page.querySelector<HTMLElement>('.placeholder');
  if (old) {
    replaceContent(old, next);
    return;
  }
  adoptStyles(page, css);
  prepare(next);
  const style = getComputedStyle(frame);
  for (const name of LOOKS) {
    const value = style.getPropertyValue(name);
    if (value) next.style.setProperty(name, value);
  }
  page.body.replaceChildren(next);
}
