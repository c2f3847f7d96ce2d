/** The parts of the documents that are made from the source. `test/unit/documents.test.ts` compares, and rewrites them. */

/** What stands between `<!-- name -->` and `<!-- /name -->`. */
const part = (name: string) => new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(\\n<!-- /${name} -->)`);

/** A document with another text between a part's markers. */
export function withPart(document: string, name: string, text: string): string {
  if (!part(name).test(document)) throw new Error(`There is no part <!-- ${name} --> … <!-- /${name} -->`);
  return document.replace(part(name), (_, begin, end) => `${begin}\n${text}\n${end}`);
}

/** Rows of a table, as Markdown. */
export const table = (rows: readonly (readonly string[])[]) =>
  rows.map(cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');

const kebab = (key: string) => key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);

/**
 * The table of attributes, from the comments of `src/config/attributes.ts`: each is `values | meaning`.
 *
 * @param source that file's text
 * @param languages those that are shipped, which `{{languages}}` stands for
 * @throws if a row has no such comment
 */
export function attributeTable(source: string, languages: readonly string[]): string {
  const [, rows = ''] = /export const attributes = {\n([\s\S]*?)\n} as const/.exec(source) ?? [];
  const found = [...rows.matchAll(/(?:\/\*\* (.*?) \| (.*?) \*\/\n\s*)?^ {2}(\w+): '/gm)];
  return table([
    ['attribute', 'values, the default first', 'meaning'],
    ['---', '---', '---'],
    ...found.map(([, values, meaning, key = '']) => {
      if (!values || !meaning) throw new Error(`attributes.ts: ${key} has no comment "values | meaning"`);
      const codes = languages.map(code => `\`${code}\``).join(', ');
      return [`\`data-${kebab(key)}\``, values.replace('{{languages}}', codes), meaning];
    }),
  ]);
}

/** Bytes as the documents give them: `6.4 kB`; 1 kB is 1,000 bytes. */
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** The table of sizes: what each part weighs after brotli, and what it may weigh at most. */
export function sizeTable(
  sizes: Readonly<Record<string, number>>,
  limits: Readonly<Record<string, number>>,
): string {
  return table([
    ['part', 'size (brotli)', 'at most'],
    ['---', '---', '---'],
    ...Object.entries(sizes).map(([name, bytes]) => [
      name,
      kilobytes(bytes),
      kilobytes(limits[name] ?? Number.NaN),
    ]),
  ]);
}

const percent = (part: number) => `${Math.round(part * 100)} %`;

/** The table of how well personal data is found in samples, a row a kind. */
export const personalDataTable = (
  figures: readonly {
    kind: string;
    right: number;
    wrong: number;
    missed: number;
    precision: number;
    recall: number;
  }[],
): string =>
  table([
    ['kind', 'found', 'missed', 'found where there is none', 'precision', 'recall'],
    ['---', '---', '---', '---', '---', '---'],
    ...figures.map(({ kind, right, wrong, missed, precision, recall }) => [
      `\`${kind}\``,
      `${right}`,
      `${missed}`,
      `${wrong}`,
      percent(precision),
      percent(recall),
    ]),
  ]);

/** A decision as its file has it: what it is called, and the line below, `date · status`. */
export interface DecisionRecord {
  /** Its file's name in `docs/decisions/`. */
  file: string;
  text: string;
}

/** What the head of a decision says; nothing where it has none of the agreed form. */
export const headOf = (text: string) =>
  /^# (?<title>\S.+)\n\n(?<date>\d{4}-\d\d-\d\d) · (?<status>(accepted|replaced by \[).*)\n\n\*\*/.exec(text)
    ?.groups;

/**
 * The index of the decisions, in the order of their numbers.
 *
 * @throws if one does not begin with its title, its date and its status
 */
export const decisionTable = (decisions: readonly DecisionRecord[]): string =>
  table([
    ['', 'decision', 'date', 'status'],
    ['---', '---', '---', '---'],
    ...decisions.map(({ file, text }) => {
      const head = headOf(text);
      if (!head) throw new Error(`${file} does not begin with its title, its date and its status`);
      return [file.slice(0, 3), `[${head.title}](${file})`, head.date ?? '', head.status ?? ''];
    }),
  ]);
