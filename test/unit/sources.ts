import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';

const src = new URL('../../src/', import.meta.url);

/** A node of a file's syntax tree. */
export interface Node {
  type: string;
  [key: string]: unknown;
}

export interface SourceFile {
  /** From `src/`: `effects/hold.ts`. */
  path: string;
  /** The folder in `src/`; of a file that lies in no folder, its name: `gate`. */
  part: string;
  lines: number;
  program: Node;
  /** What it imports, types included: paths from `src/`, package names, `virtual:` modules. */
  imports: string[];
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Calls `visit` for a node and all that is in it, unless it returns `false`; with the way that led there. */
export function walk(
  node: Node,
  visit: (node: Node, parents: readonly Node[]) => unknown,
  parents: readonly Node[] = [],
): void {
  if (visit(node, parents) === false) return;
  for (const child of Object.values(node).flat()) {
    if (isNode(child)) walk(child, visit, [...parents, node]);
  }
}

/** Every address that a file imports from, static, dynamic or as a type. */
function importsOf(path: string, program: Node): string[] {
  const found: string[] = [];
  walk(program, ({ type, source }) => {
    if (
      /^(Import|Export\w+)(Declaration|Expression)$|^TSImportType$/.test(type) &&
      isNode(source) &&
      typeof source.value === 'string'
    )
      found.push(source.value);
  });
  return found.map(address =>
    address.startsWith('.') ? posix.join(posix.dirname(path), address.replace(/\?.*$/, '')) : address,
  );
}

/** The files of `src/` that hold code. */
export const sources: SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => /(?<!\.d)\.tsx?$/.test(path))
  .sort()
  .map(path => {
    const text = readFileSync(new URL(path, src), 'utf8');
    const program = parseSync(path, text).program as unknown as Node;
    const [first = ''] = path.split('/');
    return {
      path,
      part: first.replace(/\.tsx?$/, ''),
      lines: text.trimEnd().split('\n').length,
      program,
      imports: importsOf(path, program),
    };
  });
