// What the WP Consent API gives to banners: https://github.com/WordPress/wp-consent-level-api
Object.assign(window, {
  told: {},
  /**
   * @param {string} category
   * @param {string} value
   */
  wp_set_consent(category, value) {
    Object.assign(Reflect.get(window, 'told'), { [category]: value });
  },
});
