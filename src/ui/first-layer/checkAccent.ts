import type { Gate, Surfaces } from '../../interfaces.ts';
import { isUsable } from '../applyTheme.ts';

/**
 * Tells the webmaster of an accent that could not be used as it is: compares what was asked for, in a caret that
 * nobody sees, with what `surface.css` made of it.
 */
export function checkAccent({ config: { accent }, report }: Gate, { root }: Surfaces): void {
  if (!accent) return;
  const box = document.createElement('div');
  box.className = 'status';
  const button = document.createElement('button');
  button.style.caretColor = 'color(from var(--accent) xyz x y z)';
  box.append(button);
  root.append(box);
  const { caretColor, backgroundColor } = getComputedStyle(button);
  const isKept = isUsable(accent) && caretColor === backgroundColor;
  box.remove();
  if (!isKept) report('accent', accent);
}
