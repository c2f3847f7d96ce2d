/** What attributes of ours may say: a wrong word in a component does not compile. */

import type { Action, SurfaceName } from '../model.ts';

declare module 'preact' {
  interface PreactDOMAttributes {
    'data-consent-action'?: Action;
    'data-consent-surface'?: SurfaceName;
  }
}
