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
}

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
 * @param globals what scripts of services make, and whose they are
 */
export function createInlineCode(globals: ReadonlyMap<string, string>, report: Report): InlineCode {
  const held = new Map<string, Requirement>();
  const told = new Set<string>();
  const named = (name: string) =>
    [...held.keys()].find(one => name === one || name.startsWith(`${one}.`) || one.startsWith(`${name}.`));

  addEventListener(window, 'error', event => {
    // `google is not defined`, whatever a browser says before it.
    const [before = '', ...after] = ((event as ErrorEvent).message ?? '').split(' is not defined');
    const name = after.length ? before.slice(before.lastIndexOf(' ') + 1) : '';
    const found = name && named(name);
    if (!found || told.has(found)) return;
    told.add(found);
    report('needs', found, globals.get(found) ?? '');
  });

  return {
    noteHeld(requirement) {
      for (const [name, service] of globals) if (service === requirement.service) held.set(name, requirement);
    },
    requirementOf(element) {
      if (!held.size || localName(element) !== 'script' || hasAttribute(element, 'src')) return null;
      if (!isExecutable(writtenValue(element, 'type') ?? '')) return null;
      const [, name = ''] = BEGINNING.exec(firstStatement((textContent(element) ?? '').slice(0, FAR))) ?? [];
      const found = [...held.keys()].find(one => name === one || name.startsWith(`${one}.`));
      return (found && !exists(found) && held.get(found)) || null;
    },
  };
}
