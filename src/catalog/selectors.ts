/** The address that opens the preferences, on any page that has the tag. */
export const HASH = '#cookie-preferences';

/** The address that opens the audit, and the name of a window that it is open in. */
export const AUDIT = '#hallpass-audit';

/** What is filled with the list of services (R19). */
export const DECLARATION = 'div[data-consent-declaration]';

/** What reopens the preferences, wherever it stands: on this page, or on another one that has the tag. */
export const REOPENS = `a[href$="${HASH}"],[data-consent-action="open"]`;

/** On an element that a placeholder stands in for: how it was displayed by its own style. */
export const HIDDEN_DISPLAY = 'data-hallpass-away';

/** On every element that a guard holds, with the token of this page view; so a copy of the element is held as well. */
export const HELD = 'data-hallpass-held';

/** In front of an attribute's name: the page's own value, parked where something of ours stands in its place. */
export const PARKED = 'data-hallpass-parked-';
