import type { Gate } from '../../parts.ts';
import { dressHost } from '../dressHost.ts';
import { dressRoot } from '../dressRoot.ts';

/** Makes an element of ours that stands on the page, with the site's colors, and the shadow root in it. */
export function createRoot(config: Gate['config'], css: string): ShadowRoot {
  const host = document.createElement('div');
  // Search engines quote the page, not us.
  Object.assign(host.dataset, { position: config.position, nosnippet: '' });
  dressHost(host, config);
  const root = host.attachShadow({ mode: 'open' });
  dressRoot(root, css);
  return root;
}

/** Adds an element that is nothing but a place for others. */
export function addPlace(root: ShadowRoot, name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  root.append(element);
  return element;
}
