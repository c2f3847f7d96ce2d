import { Fragment, type VNode } from 'preact';
import type { SentenceKey } from './sentenceKeys.ts';
import { IS, SENTENCE, type Tree, VALUE, type Values, WHEN } from './tree.ts';

/** Of some values those that are texts. */
type TextIn<Known> = {
  [Name in keyof Known]: Known[Name] extends string | undefined ? Name : never;
}[keyof Known] &
  string;

/** What a component is given when it is rendered at build time. `Known` is what it will be built with on the page. */
export interface Render<Known> {
  /** A sentence of the locale, by key. */
  t: (key: SentenceKey) => string;
  /** A text that only the page knows, by name. */
  value: (name: TextIn<Known>) => string;
  /** Attributes of an element that is there only if a value is, or is this word. */
  when: <Name extends keyof Known & string>(
    name: Name,
    word?: Known[Name] & string,
  ) => Record<string, string>;
  /** The languages that are shipped: code, and name in itself. */
  languages: [code: string, name: string][];
}

/** Which way a language is written: to translators a word like any other, filled in like one. */
export const dir = (t: Render<Values>['t']) => t('dir') as 'ltr' | 'rtl';

type Child = VNode | string | number | boolean | null | undefined | Child[];

function renderChildren(child: Child): (Tree | string)[] {
  if (child === null || child === undefined || typeof child === 'boolean') return [];
  if (Array.isArray(child)) return child.flatMap(renderChildren);
  if (typeof child !== 'object') return [String(child)];
  const { type, props } = child as VNode<Record<string, unknown> & { children?: Child }>;
  if (type === Fragment) return renderChildren(props.children);
  // A component with state would be lost here; its hooks throw when they are called outside of Preact.
  if (typeof type === 'function') return renderChildren((type as (props: object) => Child)(props));
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children' || value === false || value === null || value === undefined) continue;
    if (typeof value === 'function' || typeof value === 'object') {
      throw new Error(`<${type} ${name}>: a prerendered element takes text alone`);
    }
    attributes[name] = value === true ? '' : String(value);
  }
  return [[type, attributes, ...renderChildren(props.children)]];
}

/** Renders a component to plain data: one element, in which sentences and values are marked. */
export function prerender<Known>(
  component: (props: Render<Known>) => VNode,
  languages: Render<Known>['languages'],
): Tree {
  const [tree] = renderChildren(
    component({
      t: key => SENTENCE + key,
      value: name => VALUE + name,
      when: (name, word) => ({ [WHEN]: name, ...(word && { [IS]: word }) }),
      languages,
    }),
  );
  return tree as Tree;
}

/** The keys of the sentences that a tree needs. */
export function keysOf([, attributes, ...children]: Tree): string[] {
  const own = [...Object.values(attributes), ...children.filter(child => typeof child === 'string')]
    .filter(text => text.startsWith(SENTENCE))
    .map(text => text.slice(1));
  return [...own, ...children.filter(child => typeof child !== 'string').flatMap(keysOf)];
}
