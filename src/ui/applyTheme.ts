import type { Gate } from '../interfaces.ts';

/** Whether this browser knows a color, and can do with it what `surface.css` does. */
export const isUsable = (color: string) => CSS.supports('color', `hsl(from ${color} h s l)`);

/** Gives the host of a shadow root the site's colors. */
export function applyTheme({ style }: HTMLElement, { theme, accent }: Gate['config']): void {
  style.setProperty('--scheme', theme === 'auto' ? 'light dark' : theme);
  if (accent && isUsable(accent)) style.setProperty('--hallpass-accent', accent);
}
