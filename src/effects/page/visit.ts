import type { Visit } from '../../policy/policy.ts';

/** What stands around this page, if it is framed: the next page, unless one further out is somebody else's. */
function parentPage(): Visit['parent'] {
  if (window.top === window) return 'none';
  try {
    let next: Visit['parent'] | undefined;
    for (let page: Window = window; page !== window.top; page = page.parent) {
      // An element with that id would be found under the name, too. Another origin throws on every access.
      const hasWidget = typeof page.parent.hallpass?.granted === 'function';
      next ??= hasWidget ? 'with-widget' : 'without-widget';
    }
    return next ?? 'none';
  } catch {
    return 'foreign';
  }
}

/** What the visitor's browser says, at the start of the page. */
export const visit = (): Visit => ({
  gpc: (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true,
  dnt: navigator.doNotTrack === '1',
  parent: parentPage(),
});
