import { options, type VNode } from 'preact';

/**
 * Has Preact replace an element whose text is another one, rather than the text in it: translators that work on
 * the page (https://github.com/preactjs/preact/issues/3078) put the text's node aside and their own in its place,
 * and words of the old language would stay.
 */
export function replaceTexts(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    const { children } = (vnode.props ?? {}) as { children?: unknown };
    const texts = [children].flat();
    if (typeof vnode.type === 'string' && vnode.key == null && texts.every(text => typeof text === 'string'))
      vnode.key = texts.join('');
    before?.(vnode);
  };
}

/**
 * Runs a step in which elements are replaced; what takes the place of the one that has the focus gets it.
 *
 * @param root of the surface
 */
export async function keepFocus(root: ShadowRoot, step: () => unknown): Promise<void> {
  const { activeElement } = root;
  await step();
  if (!activeElement || activeElement.isConnected) return;
  const { id, localName } = activeElement;
  const action = activeElement.getAttribute('data-consent-action');
  const replacement = root.querySelector<HTMLElement>(
    id ? `#${id}` : action ? `dialog [data-consent-action="${action}"]` : `dialog ${localName}`,
  );
  replacement?.focus();
}
