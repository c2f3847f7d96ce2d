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
    /^<(?:"[^"]*"|[^">])*>/.exec(element?.outerHTML ?? '')?.[0].replace(/\?[^"\s]*/g, '?…') ?? 'A script',
  );
