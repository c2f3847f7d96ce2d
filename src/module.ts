import type { Hallpass } from './effects/signals/api.ts';

export type { Hallpass } from './effects/signals/api.ts';
export type { Answers, OptionalCategory, PublicDecision, Receipt } from './model.ts';

/** What the tag made, if it has run. An element with `id="hallpass"` is found under the same name. */
function made(): Hallpass | undefined {
  if (typeof window === 'undefined') return undefined;
  return typeof window.hallpass?.granted === 'function' ? window.hallpass : undefined;
}

/**
 * Waits for the tag.
 *
 * @returns `window.hallpass`, as soon as it is there. Where the tag never runs (a page without it, a server)
 *   the promise stays open: nothing that waits for consent runs there, and nothing throws.
 *
 * @example
 * import { ready } from 'hallpass';
 *
 * button.onclick = async () => (await ready()).open();
 */
export function ready(): Promise<Hallpass> {
  return new Promise(resolve => {
    const hallpass = made();
    if (hallpass) resolve(hallpass);
    else if (typeof document !== 'undefined')
      document.addEventListener('hallpass:ready', () => resolve(ready()), { once: true });
  });
}

/**
 * Whether something may run now.
 *
 * @param categoryOrService `essential`, `preferences`, `analytics`, `marketing`, or a service by its id
 * @returns `false` also of a name that nobody knows, and of every name where the tag has not run
 *
 * @example
 * import { granted } from 'hallpass';
 *
 * if (granted('preferences')) localStorage.setItem('view', 'list');
 */
export function granted(categoryOrService: string): boolean {
  return made()?.granted(categoryOrService) ?? false;
}

/**
 * Waits for consent.
 *
 * @param categoryOrService as for {@link granted}
 * @returns resolves when it may run: at once, later, or never. It is never rejected.
 *
 * @example
 * import { whenGranted } from 'hallpass';
 *
 * whenGranted('analytics').then(() => import('./statistics.js'));
 */
export async function whenGranted(categoryOrService: string): Promise<void> {
  return (await ready()).whenGranted(categoryOrService);
}
