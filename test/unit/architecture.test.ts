import { describe, expect, it } from 'vitest';
import { type Node, sources, walk } from './sources.ts';

/** Data goes one way: a part may import what stands left of it, and itself. */
const ORDER = [
  'model',
  'problems',
  'catalog',
  'config',
  'policy',
  'decision',
  'parts',
  'native',
  'effects',
  'gate',
];

const leftOf = (part: string) => ORDER.slice(0, ORDER.indexOf(part));

/** What each part may import, besides itself. */
const ALLOWED: Record<string, string[]> = {
  ...Object.fromEntries(ORDER.map(part => [part, leftOf(part)])),
  ui: ['model', 'catalog', 'parts', 'native'],
  // Puts problems into words for the webmaster; loaded only where there is one.
  explain: ['model', 'problems', 'config'],
  // Removes what held services left; loaded only where something is refused or withdrawn.
  sweep: ['model', 'catalog', 'policy', 'parts', 'native'],
  // Sends records; loaded only where the site names an address for them.
  record: ['model', 'parts'],
  hallpass: ['effects', 'gate'],
  standalone: ['effects', 'gate', 'ui', 'record', 'explain'],
  // The package's entry for module code: finds what the tag made, and has nothing of it.
  module: ['model', 'effects'],
};

/** The packages that a part may use: the gate's side none at all. */
const PACKAGES: Record<string, string[]> = {
  ui: ['preact', 'preact/hooks', '@preact/signals', 'i18next'],
};

/** The parts in which nothing of a browser is known. */
const PURE = ['model', 'problems', 'catalog', 'config', 'policy', 'decision', 'explain'];

const BROWSER = new Set(
  `window document navigator location history self top parent globalThis localStorage sessionStorage indexedDB
  caches cookieStore fetch XMLHttpRequest alert confirm addEventListener dispatchEvent setTimeout setInterval
  requestAnimationFrame MutationObserver customElements performance screen`.split(/\s+/),
);

const partOf = (path: string) => (path.split('/')[0] ?? '').replace(/\.tsx?$/, '');

const isFile = (address: string) => /\.(tsx?|css|json)$/.test(address) && !address.startsWith('virtual:');

/** Where something is wrong: `file: what`. */
const complaints = (judge: (file: (typeof sources)[number]) => string[]) =>
  sources.flatMap(file => judge(file).map(wrong => `${file.path}: ${wrong}`));

/** Names that stand for something in scope, or for the global thing of that name; not `a.name`, not types. */
function freeNames(program: Node): Set<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const declare = (pattern: unknown) => {
    if (pattern) walk(pattern as Node, node => node.type === 'Identifier' && declared.add(String(node.name)));
  };
  walk(program, (node, parents) => {
    if (/^TS(?!NonNull|As|Satisfies)/.test(node.type)) return false;
    if (/^(ImportSpecifier|VariableDeclarator)$/.test(node.type)) declare(node.local ?? node.id);
    if (/Function/.test(node.type)) for (const parameter of node.params as Node[]) declare(parameter);
    if (node.type === 'Identifier') {
      const parent = parents.at(-1);
      const isName =
        !parent?.computed &&
        ((parent?.type === 'MemberExpression' && parent.property === node) ||
          (parent?.type === 'Property' && parent.key === node && !parent.shorthand));
      if (!isName) used.add(String(node.name));
    }
    return true;
  });
  return new Set([...used].filter(name => !declared.has(name)));
}

describe('the source', () => {
  it('is all accounted for: every part has its place in the order', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(complaints(({ part }) => (part in ALLOWED ? [] : [`no place for ${part}`]))).toEqual([]);
  });

  it('goes one way: each part imports only what stands left of it', () => {
    expect(
      complaints(({ part, imports }) =>
        imports
          .filter(isFile)
          .map(partOf)
          .filter(other => other !== part && !ALLOWED[part]?.includes(other)),
      ),
    ).toEqual([]);
  });

  it('uses packages in the UI alone', () => {
    expect(
      complaints(({ part, imports }) =>
        imports.filter(
          address =>
            !isFile(address) && !address.startsWith('virtual:') && !PACKAGES[part]?.includes(address),
        ),
      ),
    ).toEqual([]);
  });

  it('takes what the build makes at its edges alone', () => {
    const EDGES = ['gate', 'effects', 'ui', 'standalone'];
    expect(
      complaints(({ part, imports }) =>
        EDGES.includes(part) ? [] : imports.filter(address => address.startsWith('virtual:')),
      ),
    ).toEqual([]);
  });

  it.each(['model.ts', 'parts.ts'])('has types alone in the glossary: %s', file => {
    const model = sources.find(({ path }) => path === file);
    const body = ((model?.program.body ?? []) as Node[]).filter(({ type }) => type !== 'ImportDeclaration');
    const kinds = body.map(({ declaration }) => (declaration as Node)?.type);
    expect(new Set(kinds)).toEqual(new Set(['TSTypeAliasDeclaration', 'TSInterfaceDeclaration']));
  });

  it('has no circles: no file needs itself', () => {
    const importsOf = new Map(sources.map(({ path, imports }) => [path, imports]));
    const circles: string[] = [];
    const follow = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) {
        circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
        return;
      }
      for (const next of importsOf.get(path) ?? []) follow(next, [...way, path]);
    };
    for (const { path } of sources) follow(path, []);
    expect([...new Set(circles)]).toEqual([]);
  });

  it('knows nothing of a browser where it is pure', () => {
    expect(
      complaints(({ part, program }) =>
        PURE.includes(part) ? [...freeNames(program)].filter(name => BROWSER.has(name)) : [],
      ),
    ).toEqual([]);
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

  it('exports names, and nothing by default', () => {
    expect(
      complaints(({ program }) => {
        const found: string[] = [];
        walk(program, ({ type }) => {
          if (/^Export(Default|All)Declaration$/.test(type)) found.push(type);
        });
        return found;
      }),
    ).toEqual([]);
  });
});

/** Whether a text would be read as words: two or more of them, with letters and a space between. */
const isSentence = (text: string) => /\p{L}{2,}[,;:.!?’']? +\p{L}{2,}/u.test(text);

/** Code of a kind that speaks to webmasters and programmers, not to visitors. */
const toProgrammers = ({ type, callee }: Node) =>
  (type === 'NewExpression' && /Error$/.test(String((callee as Node)?.name))) ||
  (type === 'CallExpression' && (callee as Node)?.name === 'say');

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
  // What other tools call our categories.
  'catalog/categories.ts': /^[a-z\d -]+$/,
  // A row of the table of attributes.
  'config/attributes.ts': /^gpc\|gpc dnt\|none$/,
  'policy/policy.ts': /^gpc dnt$/,
  'config/readSite.ts': /^\[object Object\]$/,
  // The values of attributes, and lists of attributes' names.
  'effects/blocking/guards.ts': /^(allow-same-origin allow-scripts|not all)$/,
  'effects/intercept/reading.ts': /^media=not all$/,
  'effects/intercept/attributeReading.ts': /^[a-z ]+$/,
  // What browsers say of a name that is not there.
  'effects/blocking/inlineCode.ts': /^ is not defined$/,
  // The attributes of a cookie.
  'sweep/cookies.ts': /^; Secure; SameSite=None; Partitioned$/,
  // CSS.
  'ui/first-layer/checkAccent.ts': /^color\(from [a-z() -]+\)$/,
  'ui/dressHost.ts': /^light dark$/,
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
});
