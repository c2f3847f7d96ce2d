interface Policy {
  createScriptURL(url: string): string;
  createHTML(html: string): string;
}

declare global {
  interface Window {
    trustedTypes?: {
      createPolicy(name: string, rules: Policy): Policy;
      isHTML(value: unknown): boolean;
    };
  }
}

const rules: Policy = { createScriptURL: url => url, createHTML: html => html };

let made: Policy | undefined;

/** Made with its first use: a second tag must not make another one of the name, which the CSP would forbid. */
function policy(): Policy {
  try {
    made ??= window.trustedTypes?.createPolicy('hallpass', rules);
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

/** HTML that the page itself was about to use, less what must wait. */
export const trustedHtml = (html: string): string => policy().createHTML(html);
