/** The address that opens the preferences, on any page that has the tag. */
export const HASH = '#cookie-preferences';

/** What is filled with the list of services (R19). */
export const DECLARATION = 'div[data-consent-declaration]';

/** What reopens the preferences, wherever it stands: on this page, or on another one that has the tag. */
export const REOPENS = `a[href$="${HASH}"],[data-consent-action="open"]`;

/** On an element that a placeholder stands in for: how it was displayed by its own style. */
export const HIDDEN_DISPLAY = 'data-hallpass-away';
