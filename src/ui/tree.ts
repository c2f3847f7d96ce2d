/** Marks, in a rendered text or attribute, what stands for a sentence or for a value of the page. */
export const SENTENCE = '\u0001';
export const VALUE = '\u0002';

/** On a rendered element that is not always there: the value that it depends on, and, unless any will do, its word. */
export const WHEN = 'data-when';
export const IS = 'data-is';

/** An element, rendered: its name, its attributes, its children. */
export type Tree = [name: string, attributes: Record<string, string>, ...children: (Tree | string)[]];

/** What a surface is built with: texts, and what decides which of its parts are there. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;
