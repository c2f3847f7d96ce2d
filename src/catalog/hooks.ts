/** The address that opens the preferences, on any page that has the tag. */
export const HASH = '#cookie-preferences';

/** What reopens the preferences, wherever it stands. */
export const REOPENS = `a[href="${HASH}"],[data-consent-action="open"]`;
