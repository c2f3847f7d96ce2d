interface Policy {
  createScriptURL(url: string): string;
  createHTML(html: string): string;
}

declare global {
  interface Window {
    trustedTypes?: {
      createPolicy(name: string, rules: Policy): Policy;
      isHTML(value: unknown): boolean;
      isScript(value: unknown): boolean;
      isScriptURL(value: unknown): boolean;
      readonly emptyHTML?: unknown;
      readonly defaultPolicy?: unknown;
    };
  }
}

/** Taken once: pages bring stand-ins for it. */
const { trustedTypes } = window;

/** What no policy has to be asked about: nothing. */
export const emptyHtml: unknown = trustedTypes?.emptyHTML ?? '';

/** Whether a value is one that a policy of the page has let pass: it is what it is, and no text. */
export const isTrusted = (value: unknown): boolean =>
  typeof value === 'object' &&
  !!trustedTypes &&
  (trustedTypes.isHTML(value) || trustedTypes.isScriptURL(value) || trustedTypes.isScript(value));

const rules: Policy = { createScriptURL: url => url, createHTML: html => html };

let made: Policy | undefined;

/** Made with its first use: a second tag must not make another one of the name, which the CSP would forbid. */
function policy(): Policy {
  try {
    made ??= trustedTypes?.createPolicy('hallpass', rules);
  } catch {
    // The page's CSP does not name our policy: the browser itself refuses the address, and says so.
  }
  made ??= rules;
  return made;
}

/**
 * An address that may load code, under `require-trusted-types-for 'script'` as without it.
 * Made for our own chunks and for addresses in the page's own markup alone.
 */
export const trusted = (url: string): string => policy().createScriptURL(url);

/** An address in the page's markup: where the page has a default policy, that decides, as it would without us. */
export const trustedAsPage = (url: string): string => (trustedTypes?.defaultPolicy ? url : trusted(url));

/** HTML that the page itself was about to use, or that is only looked at. */
export const trustedHtml = (html: string): string => policy().createHTML(html);
