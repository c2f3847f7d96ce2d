import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { type Node, walk } from './sources.ts';

/** A requirement of docs/requirements.md in a title: `(R8)`, `(R7, R8)`. */
const TAG = /\s*\((R\d+(?:, R\d+)*)\)/;

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

/**
 * The tests of a file, each as the sentence that it makes with what it stands in: `a visitor who refuses is …`.
 *
 * @param path tells the kind of its syntax
 */
function titlesIn(path: string, text: string): string[] {
  const titles: string[] = [];
  walk(parseSync(path, text).program as unknown as Node, (node, parents) => {
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

/** Every text in a file's code: titles, and the rows that fill them in; no comments. */
export function textsIn(path: string, text: string): string[] {
  const texts = titlesIn(path, text);
  walk(parseSync(path, text).program as unknown as Node, ({ type, value }) => {
    if (type === 'Literal' && typeof value === 'string') texts.push(value);
  });
  return texts;
}

/** A test that shows a requirement. */
export interface Evidence {
  requirement: string;
  /** Its file, as people call it: `browser/journeys/answer`. */
  file: string;
  /** Its title after those of what it stands in, without the tag. */
  sentence: string;
}

const tests = new URL('../', import.meta.url);

/** What a file's titles are tagged with. */
export const evidenceIn = (file: string, text: string): Evidence[] =>
  titlesIn(file, text).flatMap(title =>
    (TAG.exec(title)?.[1]?.split(', ') ?? []).map(requirement => ({
      requirement,
      file: file.replace(/\.test\.tsx?$/, ''),
      sentence: title.replace(TAG, ''),
    })),
  );

/** Every test of the project whose title names a requirement, in the order of files and lines. */
export const allEvidence = (): Evidence[] =>
  readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /\.test\.tsx?$/.test(file))
    .sort()
    .flatMap(file => evidenceIn(file, readFileSync(new URL(file, tests), 'utf8')));
