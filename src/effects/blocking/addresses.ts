import {
  cloneNode,
  createElement,
  getAttribute,
  importNode,
  querySelectorAll,
  setInnerHTML,
  templateContent,
  textContent,
} from '../../native.ts';
import { trustedHtml } from '../intercept/trusted.ts';
import { kindOf, LOADERS } from './kinds.ts';

/** A document without a window: what is parsed in it loads nothing and runs nothing. */
export const inertDocument = cloneNode(document, false) as Document;

/** Anything like an address in a text: from two slashes to whatever ends it. */
const inText = (text: string): string[] => text.match(/[/\\]{2}[^\s"'<>\\)]+/g) ?? [];

/** The addresses in a whole page's text: of what it would load, and in its code and styles. */
function inPage(html: string): string[] {
  const template = importNode(inertDocument, createElement(document, 'template'));
  setInnerHTML(template, trustedHtml(html));
  return querySelectorAll(templateContent(template), `${LOADERS},style,meta`).flatMap(element => [
    ...inText(`${textContent(element)} ${getAttribute(element, 'content') ?? ''}`),
    ...(kindOf(element)?.addresses.flatMap(name => addressesIn(name, getAttribute(element, name) ?? '')) ??
      []),
  ]);
}

/** The addresses in an attribute's value: one, several with widths, or those of a whole page. */
export const addressesIn = (name: string, value: string): string[] =>
  name === 'srcset' ? value.split(/[\s,]+/) : name === 'srcdoc' ? inPage(value) : [value];
