import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { type Node, walk } from './sources.ts';

/** What a call begins with: of `it.each(table)('…')` it is `it`. */
function beginning(call: Node): unknown {
  let node: Node | undefined = call;
  while (node && node.type !== 'Identifier')
    node = (node.callee ?? node.object ?? node.tag) as Node | undefined;
  return node?.name;
}

/** A title as it stands in the source: `%s` and `${…}` are not filled in. */
function titleOf(text: string, call: Node): string | undefined {
  const [title] = call.arguments as (Node & { start: number; end: number })[];
  if (title?.type === 'Literal' && typeof title.value === 'string') return title.value;
  return title?.type === 'TemplateLiteral' ? text.slice(title.start + 1, title.end - 1) : undefined;
}

/** The tests of a file, each as the sentence that it makes with what it stands in: `a visitor who refuses is …`. */
function titlesIn(file: URL, text: string): string[] {
  const titles: string[] = [];
  walk(parseSync(file.pathname, text).program as unknown as Node, (node, parents) => {
    if (node.type !== 'CallExpression' || beginning(node) !== 'it') return;
    const own = titleOf(text, node);
    if (own === undefined) return;
    const around = parents
      .filter(parent => parent.type === 'CallExpression' && beginning(parent) === 'describe')
      .map(parent => titleOf(text, parent));
    titles.push([...around, own].filter(Boolean).join(' '));
  });
  return titles;
}

/** What a title leaves open for the rows of a table: `%s`, `$what`, `${…}`. */
const BLANK = /%[a-z]|\$\w+|\$\{[^}]*\}/g;

const escaped = (text: string) => text.replace(/[^\w ]/g, '\\$&');

/**
 * Whether a file has a test of this title. A blank in it may be filled in with what stands in the file.
 *
 * @param sentence the title, after those of what it stands in
 */
export function hasTest(file: URL, sentence: string): boolean {
  const text = readFileSync(file, 'utf8');
  return titlesIn(file, text).some(title => {
    const shape = title.split(BLANK).map(escaped).join('(.+)');
    const [, ...filled] = new RegExp(`^${shape}$`).exec(sentence) ?? [];
    return title === sentence || (filled.length > 0 && filled.every(words => text.includes(words)));
  });
}
