// Hands the visitor's choice on to the WP Consent API: https://github.com/WordPress/wp-consent-level-api
(() => {
  const THEIRS = {
    functional: 'essential',
    preferences: 'preferences',
    'statistics-anonymous': 'analytics',
    statistics: 'analytics',
    marketing: 'marketing',
  };
  const tell = () => {
    for (const [theirs, ours] of Object.entries(THEIRS))
      window.wp_set_consent(theirs, window.hallpass.granted(ours) ? 'allow' : 'deny');
  };
  window.wp_consent_type = 'optin';
  document.dispatchEvent(new CustomEvent('wp_consent_type_defined'));
  document.addEventListener('hallpass:change', tell);
  // Before a choice there is nothing to keep: the API takes what it does not know for a no.
  window.hallpass?.ready.then(({ decision }) => {
    if (decision) tell();
  });
})();
