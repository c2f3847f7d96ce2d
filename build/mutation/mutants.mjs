// @ts-check
import { parseSync } from 'vite';

/**
 * One small mistake in a file: what it would be if somebody had written something else there.
 * @typedef {{ id: string, line: number, was: string, is: string }} Mutant
 */

/** @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node */

/** @param {unknown} value @returns {value is Node} */
const isNode = value =>
  typeof value === 'object' && value !== null && typeof (/** @type {Node} */ (value).type) === 'string';

/** @type {Record<string, string[]>} */
const OPERATORS = {
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
};

/** Methods that are left out, and those that have a counterpart. @type {Record<string, string | null>} */
const METHODS = {
  filter: null,
  flat: null,
  reverse: null,
  slice: null,
  sort: null,
  toLowerCase: null,
  trim: null,
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  max: 'min',
  min: 'max',
};

/** Where a text is no expression: a name, an address, a type. @param {Node} node @param {Node | undefined} parent */
const isNoExpression = (node, parent) =>
  !parent ||
  /^(Import|Export(All|Named))/.test(parent.type) ||
  /^TS(?!As|Satisfies|NonNull)/.test(parent.type) ||
  (parent.key === node && !parent.computed) ||
  (parent.type === 'ExpressionStatement' && 'directive' in parent && parent.directive);

/** What a regular expression could be without one of its parts. @param {string} pattern @returns {string[]} */
const otherPatterns = pattern =>
  [
    pattern.replace(/^\^/, ''),
    pattern.replace(/(?<!\\)\$$/, ''),
    pattern.replace('[^', '['),
    pattern.replace(/\\([dws])/, (_, kind) => `\\${kind.toUpperCase()}`),
    pattern.replace(/(?<=[\])\w])\+/, ''),
    pattern.replace(/(?<=[\])\w])\*/, ''),
    pattern.replace(/(?<=[\])\w])\?/, ''),
  ].filter((other, index, all) => other !== pattern && other && all.indexOf(other) === index);

/**
 * What could stand in a node's place.
 * @param {Node} node
 * @param {Node | undefined} parent
 * @param {(node: Node) => string} textOf
 * @returns {string[]}
 */
function replacements(node, parent, textOf) {
  const isTest =
    parent?.test === node && /^(IfStatement|ConditionalExpression|WhileStatement)$/.test(parent.type);
  const found = isTest ? (parent.type === 'WhileStatement' ? ['false'] : ['true', 'false']) : [];
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const isText = [node.left, node.right].some(
        side =>
          side.type === 'TemplateLiteral' || (side.type === 'Literal' && typeof side.value === 'string'),
      );
      if (node.operator === '+' && isText) break;
      for (const other of OPERATORS[node.operator] ?? [])
        found.push(`(${textOf(node.left)}) ${other} (${textOf(node.right)})`);
      break;
    }
    case 'UnaryExpression':
      if (node.operator === '!' || node.operator === '-') found.push(textOf(node.argument));
      break;
    case 'Literal':
      if (isNoExpression(node, parent)) break;
      if (typeof node.value === 'boolean') found.push(String(!node.value));
      else if (typeof node.value === 'string') found.push(node.value ? "''" : "'mutant'");
      else if (typeof node.value === 'number') found.push(`${node.value + 1}`);
      else if (node.regex)
        for (const other of otherPatterns(node.regex.pattern)) found.push(`/${other}/${node.regex.flags}`);
      if (node.regex?.flags.includes('i'))
        found.push(`/${node.regex.pattern}/${node.regex.flags.replace('i', '')}`);
      break;
    case 'ArrayExpression':
      if (node.elements.length > 0) found.push('[]');
      break;
    case 'CallExpression': {
      const { object, property, computed } = node.callee;
      if (node.callee.type !== 'MemberExpression' || computed || node.optional || node.callee.optional) break;
      const other = Object.hasOwn(METHODS, property.name) ? METHODS[property.name] : undefined;
      if (other === null) found.push(textOf(object));
      else if (other) found.push(`${textOf(object)}.${other}(${node.arguments.map(textOf).join(', ')})`);
      break;
    }
  }
  const isBody =
    parent?.type === 'ArrowFunctionExpression' && parent.body === node && node.type !== 'BlockStatement';
  const isStep =
    parent?.type === 'ExpressionStatement' && /^(Call|Assignment|Update)Expression$/.test(node.type);
  if (isBody || isStep) found.push('undefined');
  return found;
}

/**
 * All mutants of a file, and the file with every one of them in it: the global `__mutant(id)` says which of them is,
 * while it runs.
 * @param {string} file its path, for the mutants' names
 * @param {string} source
 * @returns {{ code: string, mutants: Mutant[] }}
 */
export function mutate(file, source) {
  /** @type {Mutant[]} */
  const mutants = [];
  /** @param {Node} node */
  const textOf = node => source.slice(node.start, node.end);
  const lineOf = (/** @type {number} */ at) => source.slice(0, at).split('\n').length;

  /** The text of a node, with the mutants of all that is in it. @param {Node} node @returns {string} */
  const inner = node => {
    const children = Object.entries(node)
      .flatMap(([key, value]) => (key === 'typeAnnotation' || key === 'typeArguments' ? [] : [value].flat()))
      .filter(isNode)
      .sort((a, b) => a.start - b.start);
    let text = '';
    let at = node.start;
    for (const child of children) {
      if (child.start < at) continue;
      text += source.slice(at, child.start) + woven(child, node);
      at = child.end;
    }
    return text + source.slice(at, node.end);
  };

  /** @param {Node} node @param {Node} [parent] @returns {string} */
  const woven = (node, parent) => {
    if (/^(TS(?!As|Satisfies|NonNull)|Import)/.test(node.type)) return textOf(node);
    const text = inner(node);
    const others = replacements(node, parent, textOf);
    if (others.length === 0) return text;
    const choices = others.map(other => {
      const id = `${file}#${mutants.length}`;
      mutants.push({ id, line: lineOf(node.start), was: textOf(node), is: other });
      return `__mutant(${JSON.stringify(id)}) ? (${other}) : `;
    });
    return `(${choices.join('')}(${text}))`;
  };

  const code = woven(/** @type {Node} */ (/** @type {unknown} */ (parseSync(file, source).program)));
  // Comments before the first statement are not needed.
  return { code, mutants };
}
