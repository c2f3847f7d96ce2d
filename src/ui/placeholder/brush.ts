/** What a placeholder is drawn with. */
export interface Brush {
  css: string;
  /** Makes a surface of a page's own elements, in the language that is spoken there. */
  make(page: Document): HTMLElement;
  /** Gives a surface that is drawn for the first time its colors, and its answers their meaning. */
  prepare(surface: HTMLElement): void;
}
