/**
 * The names that the choice is kept under. The second is for http alone, where a Secure cookie of https stands in the way
 * of the first: no http page can change that one, or see it. Pages on https read both.
 */
export const consentNames = (name: string): readonly [name: string, onHttp: string] => [name, `${name}-http`];
