/** `policyUrl` as it stands in the tag: `data-policy-url`. */
export const kebab = (key: string): string =>
  `data-${key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)}`;

/** Whatever stands in a page, on one line and short enough to be read. */
export const brief = (text: string): string => {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
};

/**
 * An element as it stands in the page's source, without what is in it, and without what is asked of an address: that
 * may be about the visitor. From its text, for a copy of it would load.
 */
export const tagOf = (element: Element | null): string =>
  brief(
    // No more of it than will be said: a `srcdoc` may be a book.
    /^<(?:"[^"]*"|[^">])*>?/.exec(element?.outerHTML.slice(0, 2000) ?? '')?.[0].replace(/\?[^"\s]*/g, '?…') ??
      'A script',
  );

/** A place in a file, without what was asked of its address: that may be about the visitor. */
export const withoutQuery = (place: string): string => {
  const [address = ''] = place.split(/[?#]/);
  return address === place ? place : address + place.slice(place.lastIndexOf(':'));
};

/** What a webmaster writes into the tag to have a script at once. */
export const lineFor = (script: Element): string => {
  const { src } = script as HTMLScriptElement;
  return `data-allow="${src ? new URL(src).hostname : '…'}"`;
};

/** What kind of thing a value is; an object is shown beside the words. */
export const whatIs = (value: unknown): string =>
  typeof value === 'function'
    ? `the function ${brief(value.name)}`
    : value === undefined
      ? 'a getter'
      : Object(value) === value
        ? 'an object'
        : `"${brief(String(value))}"`;
