import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Node, sources, walk } from './sources.ts';

/**
 * Biome looks after what may import what, circles, default exports and the browser's names: `src/biome.json`. Here
 * is what it has no rule for.
 */
const { overrides }: { overrides: { includes: string[]; linter?: { rules: { style?: object } } }[] } =
  JSON.parse(readFileSync(new URL('../../src/biome.json', import.meta.url), 'utf8'));

/** The parts in which nothing of a browser is known. */
const PURE = [
  'model',
  'problems',
  'catalog',
  'config',
  'policy',
  'decision',
  'explain',
  'audit/checks',
  'audit/source',
];

/** Where something is wrong: `file: what`. */
const complaints = (judge: (file: (typeof sources)[number]) => string[]) =>
  sources.flatMap(file => judge(file).map(wrong => `${file.path}: ${wrong}`));

/** The parts with a row for a rule of Biome's: `policy/**` is `policy`, `gate.ts` is `gate`. */
const rowsFor = (rule: string) =>
  overrides
    .filter(({ linter }) => rule in (linter?.rules.style ?? {}))
    .flatMap(({ includes }) => includes.map(glob => glob.replace(/\.ts$|\/\*\*$/, '')));

describe('the source', () => {
  it('is all accounted for: every part has one row that says what it may import', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(rowsFor('noRestrictedImports').toSorted()).toEqual(
      [...new Set(sources.map(({ part }) => part))].toSorted(),
    );
    expect(rowsFor('noRestrictedGlobals').toSorted()).toEqual(PURE.toSorted());
  });

  it('imports types by statements, which Biome sees, not within a type', () => {
    expect(
      complaints(({ program }) => {
        const found: string[] = [];
        walk(program, ({ type }) => {
          if (type === 'TSImportType') found.push(type);
        });
        return found;
      }),
    ).toEqual([]);
  });

  it.each(['model.ts', 'interfaces.ts'])('has types alone in the glossary: %s', file => {
    const model = sources.find(({ path }) => path === file);
    const body = ((model?.program.body ?? []) as Node[]).filter(({ type }) => type !== 'ImportDeclaration');
    const kinds = body.map(({ declaration }) => (declaration as Node)?.type);
    expect(new Set(kinds)).toEqual(new Set(['TSTypeAliasDeclaration', 'TSInterfaceDeclaration']));
  });

  it('asks for the time only where something changes, so that the rest can be tried at any time', () => {
    const clocks: string[] = complaints(({ part, program }) => {
      if (!PURE.includes(part)) return [];
      const found: string[] = [];
      walk(program, node => {
        const { object, property } = node as unknown as { object?: Node; property?: Node };
        if (object?.name === 'Date' && property?.name === 'now') found.push('Date.now');
        if (object?.name === 'Math' && property?.name === 'random') found.push('Math.random');
      });
      return found;
    });
    expect(clocks).toEqual(['decision/consent.ts: Date.now']);
  });

  it('has no file that is too long to be read at once', () => {
    // The glossary is a list, and is read as one.
    const most = (path: string) => (path === 'model.ts' ? 320 : 250);
    expect(complaints(({ path, lines }) => (lines > most(path) ? [`${lines} lines`] : []))).toEqual([]);
  });
});

/** Whether a text would be read as words: two or more of them, with letters and a space between. */
const isSentence = (text: string) => /\p{L}{2,}[,;:.!?’']? +\p{L}{2,}/u.test(text);

/** Code of a kind that speaks to webmasters and programmers, not to visitors. */
const toProgrammers = ({ type, callee }: Node) =>
  (type === 'NewExpression' && /Error$/.test(String((callee as Node)?.name))) ||
  (type === 'CallExpression' && (callee as Node)?.name === 'warn');

/** Attributes of elements that hold names, never words. */
const NAMES = /^(class|id|for|type|role|rel|target|key|data-.*|aria-(labelledby|describedby|hidden))$/;

/** Texts in a file that a visitor could come to read. */
function sentencesIn(program: Node): string[] {
  const found: string[] = [];
  walk(program, (node, parents) => {
    if (toProgrammers(node) || /^(Import|TS)/.test(node.type)) return false;
    if (node.type === 'JSXAttribute' && NAMES.test(String((node.name as Node).name))) return false;
    const parent = parents.at(-1);
    if (node.type === 'JSXText' && /\p{L}/u.test(String(node.value))) found.push(String(node.value).trim());
    if (node.type === 'JSXAttribute' && (node.value as Node | null)?.type === 'Literal') {
      const { value } = node.value as Node;
      if (/^(title|alt|aria-label|placeholder)$/.test(String((node.name as Node).name)))
        found.push(String(value));
    }
    if (node.type === 'Literal' && typeof node.value === 'string' && isSentence(node.value))
      found.push(node.value);
    if (node.type === 'TemplateElement' && parent?.type === 'TemplateLiteral') {
      const text = String((node.value as { cooked: string }).cooked);
      if (isSentence(text)) found.push(text);
    }
    return true;
  });
  return found;
}

/** Two words that nobody reads: selectors, tables, values of attributes. */
const NOT_READ: Record<string, RegExp> = {
  // Lists of names, and what names of fields look like.
  'audit/personalData/commonNames.ts': /^[a-z ]+$/,
  'audit/personalData/rules.ts': /[|?]/,
  // Names of products.
  'audit/read/install.ts': /^Cookie Notice$/,
  // HTML.
  'audit/report/htmlReport.tsx': /^<(meta charset|!doctype|html lang).*$/s,
  'audit/source/tools.ts': /^(Rocket Loader|WP Rocket|LiteSpeed Cache)$/,
  'config/readSite.ts': /^\[object Object\]$/,
  // The values of attributes, and lists of attributes' names.
  'effects/blocking/guards.ts': /^(allow-same-origin allow-scripts|not all)$/,
  'effects/intercept/reading.ts': /^media=not all$/,
  'effects/intercept/attributeReading.ts': /^[a-z ]+$/,
  // The attributes of a cookie.
  'sweep/cookies.ts': /^; Secure; SameSite=None; Partitioned$/,
  // CSS.
  'ui/first-layer/checkAccent.ts': /^color\(from [a-z() -]+\)$/,
  'ui/applyTheme.ts': /^light dark$/,
  // Words of titles, which are only compared.
  'ui/placeholder/describe.ts': /^the of a [a-z ]+$/,
};

describe('what visitors read', () => {
  it('stands in locales/ alone', () => {
    expect(
      complaints(({ part, path, program }) =>
        // For webmasters: their console speaks English.
        part === 'explain' ? [] : sentencesIn(program).filter(text => !NOT_READ[path]?.test(text)),
      ),
    ).toEqual([]);
  });

  it.each(Object.entries(NOT_READ))('has an exception only where there is one: %s', (file, shape) => {
    const program = sources.find(({ path }) => path === file)?.program;
    expect(program && sentencesIn(program).filter(text => shape.test(text)), file).not.toEqual([]);
    expect(program).toBeDefined();
  });
});
