import type { Visit } from '../../policy/policy.ts';

/** What stands around this page, if it is framed. */
function parentPage(): Visit['parent'] {
  if (window.parent === window) return 'none';
  try {
    // An element with that id would be found under the name, too.
    return typeof window.parent.hallpass?.granted === 'function' ? 'with-widget' : 'without-widget';
  } catch {
    // Another origin: it throws on every access.
    return 'foreign';
  }
}

/** What the visitor's browser says, at the start of the page. */
export const visit = (): Visit => ({
  gpc: (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true,
  dnt: navigator.doNotTrack === '1',
  parent: parentPage(),
});
