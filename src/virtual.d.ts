/** Modules that the build makes (build/plugin.ts). */

declare module 'virtual:hallpass/integrity' {
  /** SHA-256 of each chunk, base64, by the chunk's name. */
  const integrity: Record<string, string>;
  export default integrity;
}

declare module 'virtual:hallpass/catalog' {
  /** What the gate needs of the catalog; see `catalog/pack.ts`. */
  const packed: string;
  export default packed;
}

declare module 'virtual:hallpass/names' {
  /** Every service of the catalog, for the builder. */
  const names: [id: string, name: string, company: string, category: import('./model.ts').Category][];
  export default names;
}

declare module 'virtual:hallpass/services' {
  export const ids: import('./interfaces.ts').Services['ids'];
  export const describe: import('./interfaces.ts').Services['describe'];
}

declare module 'virtual:hallpass/embeds' {
  export const renderPlaceholders: import('./interfaces.ts').Embeds['renderPlaceholders'];
  export const enhanceBanner: import('./interfaces.ts').Embeds['enhanceBanner'];
}

declare module 'virtual:hallpass/sweep' {
  const sweep: import('./interfaces.ts').Sweep;
  export const start: typeof sweep.start;
  export const reloadStrategy: typeof sweep.reloadStrategy;
}

declare module 'virtual:hallpass/languages' {
  /** The languages that are shipped, by code, each named in itself. */
  const languages: Record<string, string>;
  export default languages;
}

declare module 'virtual:hallpass/audit-languages' {
  /** The languages that the audit speaks. */
  const languages: readonly string[];
  export default languages;
}

declare module 'virtual:hallpass/audit-sentences' {
  /** The audit's sentences, by language. */
  const sentences: Record<string, import('./model.ts').Texts>;
  export default sentences;
}

declare module 'virtual:hallpass/first-layer' {
  /** The prerendered first layer, in every language. */
  const layer: import('./interfaces.ts').FirstLayer;
  export const start: typeof layer.start;
  export const hasNews: typeof layer.hasNews;
}

declare module 'virtual:hallpass/chunks' {
  /** Each chunk, by language, as part of the same file. */
  export const sentences: Record<string, () => Promise<import('./model.ts').Texts>>;
  export const further: Record<string, () => Promise<{ default: import('./model.ts').Texts }>>;
}

/** The version in package.json. */
declare const __VERSION__: string;

/** What the gate took of the platform, for the chunks; `build/capture/` puts it there. */
declare const __PLATFORM__: unknown;
