import type { Consent } from '../../model.ts';

/**
 * The cookie is the truth: what was decided in another tab, in a frame, or before a page came back from the
 * back/forward cache, holds here as if it had been decided here.
 */
export function followOtherTabs({ reread }: Consent): void {
  window.cookieStore?.addEventListener('change', reread);
  addEventListener('pageshow', reread);
  document.addEventListener('visibilitychange', reread);
}
