import type { Catalog } from '../../catalog/catalog.ts';
import type { Requirement } from '../../model.ts';
import { addEventListener, hasAttribute, localName, textContent } from '../../native.ts';
import type { Report } from '../../problems.ts';
import { writtenValue } from './guards.ts';
import { isExecutable } from './kinds.ts';

/** Inline code of the page's that needs what a held script would have made. */
export interface InlineCode {
  /** A service's script is held. */
  noteHeld(requirement: Requirement): void;
  /** What an element's inline code requires; `null`: nothing that can be told. */
  requirementOf(element: Element): Requirement | null;
  /** Looks again for the names that code failed on: a script that has just run made what is there now. */
  lookAgain(script?: Element): void;
}

/** Hears of a name that a script made too late: code of the page's had failed on it, at these places, between spaces. */
export type Late = (name: string, script: Element, places: string) => void;

/** The name that a statement begins with: before it nothing has been done yet. */
const BEGINNING = /^(?:(?:var|let|const)\s+[\w$]+\s*=\s*)?(?:new\s+)?(?:window\.)?([\w$]+(?:\.[\w$]+)*)/;

/** What begins a comment, and what ends it. */
const COMMENTS = { '/*': '*/', '//': '\n', '<!--': '\n' };

/** So far into a text its first statement is looked for. */
const FAR = 500;

/** The first statement of a text, without the comments before it. */
function firstStatement(text: string): string {
  const rest = text.replace(/^[\s;]+/, '');
  for (const [start, end] of Object.entries(COMMENTS)) {
    if (!rest.startsWith(start)) continue;
    const at = rest.indexOf(end);
    return at < 0 ? '' : firstStatement(rest.slice(at + end.length));
  }
  return rest;
}

/**
 * What was missing, in the words of a browser: `google is not defined`, `Can't find variable: google` (WebKit),
 * `$(...).slick is not a function`. What is called on what a call gave begins with its dot.
 */
function missingIn(message: string): string {
  const [before = '', after] = message.split(/ is not (?:defined|a function)/);
  return (after === undefined ? message.split('variable: ')[1] : before.split(/[ )]/).pop()) ?? '';
}

/** Whether the page has it all the same. */
const exists = (name: string): boolean => {
  let at: unknown = window;
  for (const step of name.split('.')) at = (at as Record<string, unknown> | undefined)?.[step];
  return at !== undefined;
};

/**
 * Code behind a script that is held (`hbspt.forms.create(…)`, `var map = new google.maps.Map(…)`) can only fail. Where
 * it begins with what that script makes, nothing else of it is lost: it waits too, and runs behind the script. Where it
 * fails later on, the webmaster is told.
 *
 * @param catalog what scripts of services make, and whose they are
 */
export function createInlineCode(catalog: Pick<Catalog, 'globals'>, report: Report, late: Late): InlineCode {
  const held = new Map<string, Requirement>();
  const told = new Set<string>();
  /** The names that code failed on, and where. */
  const failed = new Map<string, Set<string>>();
  const named = (name: string) =>
    [...held.keys()].find(one => name === one || name.startsWith(`${one}.`) || one.startsWith(`${name}.`));

  addEventListener(window, 'error', event => {
    const { message = '', filename, lineno } = event as ErrorEvent;
    const name = missingIn(message);
    if (!name) return;
    // A plugin of jQuery's, as a rule.
    const path = name.replace(/^\./, 'jQuery.fn.');
    if (!exists(path)) failed.set(path, (failed.get(path) ?? new Set()).add(`${filename}:${lineno}`));
    const found = named(name);
    if (!found || told.has(found)) return;
    told.add(found);
    report('needs', found, catalog.globals.get(found) ?? '');
  });

  return {
    noteHeld(requirement) {
      if (!requirement.service) return;
      for (const [name, service] of catalog.globals)
        if (service === requirement.service) held.set(name, requirement);
    },
    requirementOf(element) {
      if (!held.size || localName(element) !== 'script' || hasAttribute(element, 'src')) return null;
      if (!isExecutable(writtenValue(element, 'type') ?? '')) return null;
      const [, name = ''] = BEGINNING.exec(firstStatement((textContent(element) ?? '').slice(0, FAR))) ?? [];
      const found = [...held.keys()].find(one => name === one || name.startsWith(`${one}.`));
      return (found && !exists(found) && held.get(found)) || null;
    },
    lookAgain(script) {
      for (const [name, places] of failed) {
        if (!exists(name)) continue;
        failed.delete(name);
        if (script) late(name, script, [...places].join(' '));
      }
    },
  };
}
