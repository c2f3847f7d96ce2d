/**
 * Whether a name of the catalog, of a data block or of `data-allow` means a host: `acme.test` itself and what is below
 * it, `*.acme.test` only what is below it.
 */
export const covers = (name: string, host: string): boolean =>
  host === name || host.endsWith(name.replace(/^(\*\.)?/, '.'));
