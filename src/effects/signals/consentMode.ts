import { optionalCategories } from '../../catalog/categories.ts';
import type { Consent } from '../../model.ts';
import type { Report } from '../../problems.ts';
import { attempt } from '../page/warn.ts';

/** What is pushed to: a list, until a vendor's script puts something of its own in its place. */
interface Queue {
  push(...entries: unknown[]): unknown;
  length?: number;
}

/** Clarity's function; before Clarity is there, it keeps what it is told. */
interface Clarity {
  (...command: unknown[]): void;
  q?: unknown[];
}

declare global {
  interface Window {
    dataLayer?: Queue;
    uetq?: Queue;
    clarity?: Clarity;
  }
}

/** Looked up each time: somebody may have put another in its place. */
const queue = (name: 'dataLayer' | 'uetq'): Queue => {
  window[name] = window[name] || [];
  return window[name];
};

/** With the queue's own `push`, which may be the vendor's: no list's. */
const push = (name: 'dataLayer' | 'uetq', ...entries: unknown[]): void => {
  const to = queue(name);
  Reflect.apply(to.push, to, entries);
};

/** No arrow: Google's tag knows a command by its being an `arguments` object. */
function gtag(..._: unknown[]) {
  // biome-ignore lint/complexity/noArguments: see above
  push('dataLayer', arguments);
}

/**
 * Tells Google's and Microsoft's code of the choice: of none before any of it runs, and of each change before
 * what the change releases. This releases nothing by itself; their scripts wait like all others.
 *
 * - Google: https://developers.google.com/tag-platform/security/guides/consent, with the types of
 *   https://developers.google.com/tag-platform/tag-manager/templates/consent-apis
 * - Microsoft's UET: https://docs.cookiehub.com/advanced/microsoft-consent-mode
 * - Microsoft's Clarity: https://learn.microsoft.com/en-us/clarity/clarity-consent-api-v2
 *
 * @param vendors `data-consent-mode`
 */
export function tellVendors(consent: Consent, vendors: readonly string[] | undefined, report: Report): void {
  if (!vendors) return;
  const isGoogle = vendors.includes('google');

  /** `default`: all denied; `update`: the answers in force. */
  const tell = (mode: 'default' | 'update') => {
    const [preferences, analytics, marketing] = optionalCategories.map(category =>
      mode === 'update' && consent.granted(category) ? 'granted' : 'denied',
    );
    if (isGoogle)
      gtag('consent', mode, {
        ad_storage: marketing,
        ad_user_data: marketing,
        ad_personalization: marketing,
        analytics_storage: analytics,
        functionality_storage: preferences,
        personalization_storage: preferences,
        security_storage: 'granted',
        ...(mode === 'default' && { wait_for_update: 500 }),
      });
    if (vendors.includes('microsoft')) {
      push('uetq', 'consent', mode, { ad_storage: marketing });
      // What Clarity's own snippet makes too, and leaves alone where it is there.
      const clarity: Clarity =
        window.clarity ||
        function () {
          clarity.q = clarity.q || [];
          // biome-ignore lint/complexity/noArguments: https://github.com/microsoft/clarity, `executeQueue`
          clarity.q.push(arguments);
        };
      window.clarity = clarity;
      // It knows no default: denied and then granted, every page would begin as a new visitor's.
      if (mode === 'update' || !consent.decision)
        clarity('consentv2', { ad_Storage: marketing, analytics_Storage: analytics });
    }
  };

  attempt(() => {
    // What ran before us had no default, or one of its own: an update reaches it, a second default does not.
    const isLate = isGoogle && queue('dataLayer').length !== 0;
    if (isLate) report('late');
    else tell('default');
    if (isLate || consent.decision) tell('update');
  });
  consent.subscribe(({ changed, granted, withdrawn }) => {
    if (!changed) return;
    attempt(() => {
      tell('update');
      // Texts, not lists: Tag Manager merges a list into the one before, place by place.
      push('dataLayer', {
        event: 'hallpass_change',
        hallpass_granted: granted.join(' '),
        hallpass_withdrawn: withdrawn.join(' '),
      });
    });
  });
}
