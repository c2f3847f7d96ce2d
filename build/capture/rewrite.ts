import { analyze } from 'eslint-scope';
import MagicString from 'magic-string';
import { parseAst } from 'vite';
import { isSpare } from './methods.ts';

/** A node of the syntax tree, as ESTree has them. */
// biome-ignore lint/suspicious/noExplicitAny: of any kind
type Node = any;

/** What a file uses of the platform, each as the runtime calls it, with the name that stands for it in the file. */
export type Used = Map<string, string>;

/** Names that no page can give to something else. */
const UNFORGEABLE = new Set(['window', 'document', 'location', 'undefined', 'NaN', 'Infinity']);

/** Ours, put in by the build. */
const OURS = new Set(['__PLATFORM__', '__VITE_IS_MODERN__', '$script']);

/** A property that every object inherits. */
const isEverybodys = (name: string) => Object.hasOwn(Object.prototype, name);

const isLower = (name: string) => /^[a-z]/.test(name);

/** `a.b`, where `b` is a name. */
const isMember = (node: Node) => node?.type === 'MemberExpression' && !node.computed;

/** Whether something to the left in a chain may end it: `a?.b.c`. */
const mayEnd = (node: Node): boolean =>
  !!node && (node.optional || mayEnd(node.type === 'CallExpression' ? node.callee : node.object));

/**
 * Lets a file use the platform as it was when `hallpass.js` started, whatever the page has done to it since: names that
 * the file does not declare, what is read, called and written of `document`, functions of constructors, and methods.
 * `items.map(f)` becomes `$map(items, f)`, `document.body` `$document_body(document)`, `for … in` passes over what
 * every object inherits, and what is handed to the platform as options inherits nothing.
 *
 * @param owners which constructors bring a method
 */
export function rewrite(
  code: string,
  owners: ReadonlyMap<string, readonly string[]>,
): { text: MagicString; used: Used; program: Node } {
  const program: Node = parseAst(code, { range: true } as never);
  const scopes = analyze(program, { ecmaVersion: 2024, sourceType: 'module' });
  const through = scopes.globalScope?.through ?? [];
  const free = new Set<Node>(through.map(({ identifier }) => identifier));
  const text = new MagicString(code);
  const used: Used = new Map();

  const use = (key: string, name: string) => {
    used.set(key, name);
    return name;
  };
  const isFree = (node: Node, name?: string) =>
    node?.type === 'Identifier' && free.has(node) && (!name || node.name === name);
  const fail = (node: Node, why: string): never => {
    throw new Error(`${why}: ${code.slice(node.start, node.end).slice(0, 80)}`);
  };
  /** Where `.name` or `?.name` begins. */
  const dotOf = ({ property }: Node) => {
    const dot = code.lastIndexOf('.', property.start);
    return code[dot - 1] === '?' ? dot - 1 : dot;
  };

  /** What begins as `a.b(` begins as `head` instead, which has its own argument already. */
  const call = (node: Node, from: number, head: string) =>
    text.overwrite(
      from,
      code.indexOf('(', node.callee.property.end) + 1,
      head + (node.arguments[0] ? ', ' : ''),
    );

  /** `Object.keys(` becomes `name(`. */
  const bound = ({ callee }: Node, name: string) => text.overwrite(callee.start, callee.end, name);

  /** The end of what is skipped where a chain ends at `node`. */
  const skippedTo = (parents: Node[]): number => {
    for (let i = parents.length - 1; i >= 0; i--) {
      const { type, end, callee } = parents[i];
      if (type === 'ChainExpression') return end;
      if (type === 'CallExpression' && isMethod(parents[i])) return callee.object.end;
    }
    throw new Error('a chain without an end');
  };

  const isMethod = ({ callee, optional }: Node) =>
    isMember(callee) &&
    !optional &&
    !/^(Super|ThisExpression)$/.test(callee.object.type) &&
    owners.has(callee.property.name);

  const nameOf = (name: string) =>
    use(
      `.${name}:${owners
        .get(name)
        ?.map(owner => (isSpare(owner) ? `~${owner}` : owner))
        .join(',')}`,
      `$${name}`,
    );

  /** Options for the platform. */
  const bare = (args: Node[]) => {
    for (const options of args)
      if (options.type === 'ObjectExpression') text.appendLeft(options.start + 1, ' __proto__: null,');
  };

  const onCall = (node: Node, parents: Node[]) => {
    const { callee, arguments: args } = node;
    if (isFree(callee)) bare(args);
    if (!isMember(callee) || node.optional) return;
    const { object, property } = callee;
    if (isFree(object, 'document')) {
      bare(args);
      bound(node, use(`document.${property.name}`, `$document_${property.name}`));
    } else if (isFree(object) && /^[A-Z]/.test(object.name)) {
      const spare = isSpare(object.name) ? '~' : '';
      bound(node, use(`${spare}${object.name}.${property.name}`, `$${object.name}_${property.name}`));
    } else if (isMethod(node)) {
      const name = nameOf(property.name);
      if (!/^(Array|Map|Set|WeakMap|WeakSet)$/.test(owners.get(property.name)?.[0] ?? '')) bare(args);
      if (mayEnd(callee)) {
        text.appendLeft(callee.start, '(($chain = ');
        call(node, dotOf(callee), `) == null ? void 0 : ${name}($chain`);
        text.appendLeft(skippedTo(parents), ')');
      } else {
        text.appendLeft(callee.start, `${name}(`);
        call(node, dotOf(callee), '');
      }
    }
  };

  const onMember = (node: Node, parent: Node) => {
    if (!isFree(node.object, 'document')) return;
    if (node.computed) fail(node, 'the document is asked by a name that nobody knows');
    const { name } = node.property;
    if (parent.type === 'AssignmentExpression' && parent.left === node) {
      if (parent.operator !== '=') fail(parent, 'the document is written to in two steps');
      text.overwrite(
        node.start,
        code.indexOf('=', node.end) + 1,
        `${use(`document.${name}=`, `$document_${name}_`)}(`,
      );
      text.appendLeft(parent.end, ')');
    } else if (!(parent.type === 'CallExpression' && parent.callee === node)) {
      text.overwrite(node.start, node.end, `${use(`document.${name}`, `$document_${name}`)}()`);
    }
  };

  const onIdentifier = (node: Node, parents: Node[]) => {
    const { name } = node;
    if (!free.has(node) || UNFORGEABLE.has(name) || OURS.has(name)) return;
    const parent = parents.at(-1);
    const call = parents.at(-2);
    // Part of what is called as a whole: `Object.keys(`.
    if (
      call?.callee === parent &&
      !call.optional &&
      isMember(parent) &&
      parent.object === node &&
      !isLower(name)
    )
      return;
    if (isLower(name) ? parent.type === 'CallExpression' && parent.callee === node : !isSpare(name))
      use(name, name);
    else if (!isLower(name)) {
      const spare = `${use(`~${name}`, `$${name}_`)}()`;
      text.overwrite(
        node.start,
        node.end,
        parent.type === 'NewExpression' && parent.callee === node ? `(${spare})` : spare,
      );
    } else {
      const live = `${use(`?${name}`, `$${name}_now`)}()`;
      if (parent.type === 'Property' && parent.shorthand) text.appendLeft(node.end, `: ${live}`);
      else text.overwrite(node.start, node.end, live);
    }
  };

  /** `const { body } = document`. */
  const onDeclaration = (node: Node) => {
    if (!isFree(node.init, 'document')) return;
    const parts = node.id.properties?.map(({ key, value, computed }: Node) =>
      computed || value.type !== 'Identifier'
        ? fail(node, 'the document is asked in a way that is not understood')
        : `${value.name} = ${use(`document.${key.name}`, `$document_${key.name}`)}()`,
    );
    if (!parts) fail(node, 'the document is asked under another name');
    text.overwrite(node.start, node.end, parts.join(', '));
  };

  const onAssignment = ({ left, operator, end }: Node) => {
    if (!isMember(left) || operator !== '=' || !isEverybodys(left.property.name)) return;
    const name = left.property.name;
    text.appendLeft(left.start, `${use('=', '$$override')}(`);
    text.overwrite(dotOf(left), code.indexOf('=', left.end) + 1, `, '${name}',`);
    text.appendLeft(end, ')');
  };

  const onForIn = ({ left, body }: Node) => {
    // Twice: what stands there may have a comma.
    text.overwrite(left.end, code.indexOf('in', left.end) + 2, ` of ${use('in', '$$keysIn')}((`);
    text.appendLeft(code.lastIndexOf(')', body.start), '))');
  };

  const visit = (node: Node, parents: Node[]): void => {
    const parent = parents.at(-1);
    if (node.type === 'CallExpression') onCall(node, parents);
    else if (node.type === 'NewExpression' && isFree(node.callee)) bare(node.arguments);
    else if (node.type === 'MemberExpression') onMember(node, parent);
    else if (node.type === 'Identifier') onIdentifier(node, parents);
    else if (node.type === 'VariableDeclarator') onDeclaration(node);
    else if (node.type === 'AssignmentExpression') onAssignment(node);
    else if (node.type === 'ForInStatement') onForIn(node);
    const inside = [...parents, node];
    for (const key in node) {
      for (const child of Array.isArray(node[key]) ? node[key] : [node[key]])
        if (typeof child?.type === 'string') visit(child, inside);
    }
  };
  visit(program, []);
  return { text, used, program };
}
