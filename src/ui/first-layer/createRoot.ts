import type { Gate } from '../../interfaces.ts';
import { adoptStyles } from '../adoptStyles.ts';
import { applyTheme } from '../applyTheme.ts';

/** Makes an element of ours that stands on the page, with the site's colors, and the shadow root in it. */
export function createRoot(config: Gate['config'], css: string): ShadowRoot {
  const host = document.createElement('div');
  // Search engines quote the page, not us.
  Object.assign(host.dataset, { position: config.position, nosnippet: '' });
  applyTheme(host, config);
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, css);
  return root;
}

/** Adds an element that is nothing but a place for others. */
export function addPlace(root: ShadowRoot, name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  root.append(element);
  return element;
}
