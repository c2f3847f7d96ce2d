import type { Gate, Surfaces } from '../../parts.ts';

/**
 * A banner at the top goes to the bottom when it would cover what has the focus (WCAG 2.4.11): there is nowhere
 * to scroll to.
 */
export function stepAside({ config }: Gate, { root, clear }: Surfaces): void {
  if (config.position !== 'top') return;
  const host = root.host as HTMLElement;
  document.addEventListener('focusin', ({ target }) => {
    const banner = root.querySelector('.banner');
    if (!banner || target === host) return;
    if ((target as Element).getBoundingClientRect().top >= banner.getBoundingClientRect().bottom) return;
    host.dataset.position = 'bottom';
    clear();
  });
}
