/** Marks, in a rendered text or attribute, what stands for a sentence or for a value of the page. */
export const SENTENCE = '\u0001';
export const VALUE = '\u0002';

/** An element, rendered: its name, its attributes, its children. */
export type Tree = [name: string, attributes: Record<string, string>, ...children: (Tree | string)[]];
