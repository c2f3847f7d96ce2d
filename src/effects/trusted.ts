interface Policy {
  createScriptURL(url: string): string;
  createHTML(html: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  }
}

let policy: Policy = { createScriptURL: url => url, createHTML: html => html };
try {
  policy = window.trustedTypes?.createPolicy('hallpass', policy) ?? policy;
} catch {
  // The page's CSP does not name our policy: the browser itself refuses the address, and says so.
}

/**
 * An address that may load code, under `require-trusted-types-for 'script'` as without it.
 * Made for our own chunks and for addresses in the page's own markup alone.
 */
export const trusted = (url: string): string => policy.createScriptURL(url);

/** HTML that the page itself was about to use, less what must wait. */
export const trustedHtml = (html: string): string => policy.createHTML(html);
