import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attributeTable, decisionTable, headOf, sizeTable, withPart } from '../../build/documents.ts';
import { dist, shipped, trial } from '../../build/locales.ts';
import { limits, partSizes } from '../../build/sizes.ts';
import { attributes } from '../../src/config/attributes.ts';
import { readRow } from '../../src/config/readRow.ts';
import { expectPart } from './expectPart.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

const read = (path: string) => readFileSync(at(path), 'utf8');

const decisions = readdirSync(at('docs/decisions'))
  .filter(file => /^\d{3}-.+\.md$/.test(file))
  .sort()
  .map(file => ({ file, text: read(`docs/decisions/${file}`) }));

/** Every document that people read. */
const documents = [
  ...readdirSync(at('.')).filter(file => file.endsWith('.md')),
  ...readdirSync(at('docs'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file.replaceAll('\\', '/')}`),
];

/** The name by which a heading can be linked to, as GitHub makes it. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const anchorsIn = (path: string) =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));

/** The links of a document that lead to a file of the project, each with its anchor. */
const linksIn = (path: string) =>
  [...read(path).matchAll(/\]\((?!https?:)([^)\s]*)\)/g)].map(([, link = '']) => {
    const [file = '', name] = link.split('#');
    return { link, target: file ? posix.join(posix.dirname(path), file) : path, name };
  });

describe('the README', () => {
  it('is short enough for a webmaster to read', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(110);
  });

  it('leads to every page of the documentation, and to the other documents of the project', () => {
    // Pages of a series are led to by the index of their folder.
    const reached = new Set(['README.md']);
    for (const path of reached) {
      for (const { target } of linksIn(path)) if (documents.includes(target)) reached.add(target);
    }
    expect(documents.filter(path => !reached.has(path))).toEqual([]);
  });
});

describe('a page about moving in that promises to change one line', () => {
  const isPromise = (path: string) => /^docs\/moving\/[a-z]/.test(path) && /Change one line/.test(read(path));

  it.each(documents.filter(isPromise))('changes no other (%s)', path => {
    const [before = [], after = []] = [...read(path).matchAll(/```html\n([\s\S]+?)```/g)].map(
      ([, example = '']) => example.split('\n'),
    );
    expect(after.filter(line => !before.includes(line))).toEqual([
      expect.stringContaining('/hallpass/hallpass.js'),
    ]);
  });
});

describe('a document', () => {
  it.each(documents)('links to what there is (%s)', path => {
    const dead = linksIn(path).filter(
      ({ target, name }) => !existsSync(at(target)) || (name && !anchorsIn(target).includes(name)),
    );
    expect(dead.map(({ link }) => link)).toEqual([]);
  });
});

describe('the changelog', () => {
  it('gives each version a date, and each change its kind', () => {
    const [, ...versions] = read('CHANGELOG.md').split(/^## /m);
    for (const [index, version] of versions.entries()) {
      expect(version).toMatch(index ? /^\d+\.\d+\.\d+, [A-Z][a-z]+ \d+, \d{4}\n/ : /^Unreleased\n|^\d/);
      const kinds = version.split('\n').filter(line => line.startsWith('**'));
      expect(kinds.filter(kind => !/^\*\*(Added|Changed|Fixed|Removed|Security)\*\*$/.test(kind))).toEqual(
        [],
      );
      expect(version).toMatch(/^.*\n\n\*\*/);
    }
  });
});

describe('the decisions', () => {
  it('are all in their index, each with its date and status', () => {
    expectPart('docs/decisions/README.md', 'decisions', decisionTable(decisions));
  });

  it('cannot be listed without a date and a status', () => {
    expect(() => decisionTable([{ file: '001-a.md', text: '# A\n\n**Context.** B' }])).toThrow('001-a.md');
  });

  it('say in the title what they are about, each something else', () => {
    const titles = decisions.map(({ text }) => headOf(text)?.title);
    expect(new Set(titles).size).toBe(decisions.length);
  });
});

describe('the table of attributes', () => {
  const source = read('src/config/attributes.ts');
  const table = attributeTable(source, shipped);
  const rows = table.split('\n').slice(2);

  it('is as the source says', () => {
    expectPart('docs/attributes.md', 'attributes', table);
  });

  it('names a language as soon as there is a file for it', () => {
    expect(attributeTable(source, [...shipped, 'pt'])).toContain('| `auto`, `en`, `es`, `pt` |');
  });

  it('has a row for each attribute, in order', () => {
    const names = rows.map(row => /^\| `data-([a-z-]+)` \| .+ \| .+\.\*? \|$/.exec(row)?.[1]);
    const kebab = (key: string) => key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);
    expect(names).toEqual(Object.keys(attributes).map(kebab));
  });

  it('names the default that the source has, first', () => {
    for (const [index, row] of Object.values<string>(attributes).entries()) {
      const preset = readRow(row).standard;
      const [, , values = ''] = rows[index]?.split('|') ?? [];
      if (preset) expect(values.trim().startsWith(`\`${preset}\``), rows[index]).toBe(true);
    }
  });

  it('names every word that an attribute takes', () => {
    for (const [index, row] of Object.values<string>(attributes).entries()) {
      for (const word of readRow(row).words) {
        expect(rows[index]).toMatch(new RegExp(`\\b${word}\\b|categories`));
      }
    }
  });

  it('cannot be made of a row without a comment', () => {
    const row = "export const attributes = {\n  /** a | b. */\n  one: 'flag',\n\n  two: 'flag',\n} as const;";
    expect(() => attributeTable(row, shipped)).toThrow('two has no comment');
  });
});

describe('the table of sizes', () => {
  it.skipIf(trial)('is that of what was built', () => {
    if (!existsSync(`${dist}/integrity.json`))
      throw new Error('There is no dist/: npm run build comes first.');
    const files = Object.keys(JSON.parse(readFileSync(`${dist}/integrity.json`, 'utf8')));
    expectPart('docs/deploy.md', 'sizes', sizeTable(partSizes(dist, files), limits));
  });

  it('gives sizes in kB of 1,000 bytes, so that not every byte is a change', () => {
    expect(sizeTable({ a: 6449 }, { a: 7000 })).toContain('| a | 6.4 kB | 7.0 kB |');
    expect(sizeTable({ a: 6451 }, { a: 7000 })).toContain('| a | 6.5 kB | 7.0 kB |');
  });
});

describe('a part of a document', () => {
  it('is what stands between its markers, and nothing else', () => {
    const text = 'a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\n\n<!-- /y -->\n';
    const once = withPart(text, 'x', '$& new');
    expect(once).toBe('a\n<!-- x -->\n\n$& new\n\n<!-- /x -->\nb\n<!-- y -->\n\n<!-- /y -->\n');
    expect(withPart(once, 'x', '$& new')).toBe(once);
    expect(() => withPart(text, 'z', '')).toThrow('<!-- z -->');
  });
});
