import type { Consent } from '../model.ts';

/**
 * Leaves a mark for the next page when a form is sent by POST: such a page must not be loaded again by
 * itself, and no browser tells a page how it was reached. Before a grant nothing is stored, this mark
 * included: only what was granted can be withdrawn.
 */
export function markPosts(consent: Consent): void {
  document.addEventListener('submit', ({ target }) => {
    try {
      if ((target as HTMLFormElement).method === 'post' && consent.policy.offered.some(consent.granted)) {
        sessionStorage.setItem('hallpass-post', String(Date.now()));
      }
    } catch {
      // No storage here: the browser itself asks before it sends a form again.
    }
  });
}
