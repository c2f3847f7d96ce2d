import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attributeTable, sizeTable, withPart } from '../../build/readme.ts';
import { limits, partSizes } from '../../build/sizes.ts';
import { attributes } from '../../src/config/attributes.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

const read = (path: string) => readFileSync(at(path), 'utf8');

/**
 * Compares a part of the README with what the source says. `UPDATE_README=1 npx vitest run readme` writes
 * it there instead.
 */
function expectPart(name: string, text: string): void {
  const readme = read('README.md');
  const right = withPart(readme, name, text);
  if (process.env.UPDATE_README) writeFileSync(at('README.md'), right);
  else expect(readme, 'UPDATE_README=1 npx vitest run readme mends it').toBe(right);
}

describe('the README', () => {
  it('documents every attribute as the source does', () => {
    expectPart('attributes', attributeTable(read('src/config/attributes.ts')));
  });

  it('gives the sizes of what was built', () => {
    if (!existsSync(at('dist/integrity.json')))
      throw new Error('There is no dist/: npm run build comes first.');
    const files = Object.keys(JSON.parse(read('dist/integrity.json')));
    expectPart('sizes', sizeTable(partSizes('dist', files), limits));
  });
});

describe('the table of attributes', () => {
  const table = attributeTable(read('src/config/attributes.ts'));
  const rows = table.split('\n').slice(2);

  it('has a row for each attribute, in order', () => {
    const names = rows.map(row => /^\| `data-([a-z-]+)` \| .+ \| .+\.\*? \|$/.exec(row)?.[1]);
    const kebab = (key: string) => key.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);
    expect(names).toEqual(Object.keys(attributes).map(kebab));
  });

  it('names the default that the source has, first', () => {
    for (const [index, row] of Object.values<string>(attributes).entries()) {
      const preset = row.includes('...')
        ? undefined
        : row.split('|')[1]
          ? row.split('|')[0]
          : row.split('=')[1];
      const [, , values = ''] = rows[index]?.split('|') ?? [];
      if (preset) expect(values.trim().startsWith(`\`${preset}\``), rows[index]).toBe(true);
    }
  });

  it('names every word that an attribute takes', () => {
    for (const [index, row] of Object.values<string>(attributes).entries()) {
      for (const word of row.includes('|') ? row.replace('...', '').split('|') : []) {
        expect(rows[index]).toMatch(new RegExp(`\\b${word}\\b|categories`));
      }
    }
  });

  it('cannot be made of a row without a comment', () => {
    const row = "export const attributes = {\n  /** a | b. */\n  one: 'flag',\n\n  two: 'flag',\n} as const;";
    expect(() => attributeTable(row)).toThrow('two has no comment');
  });
});

describe('a part of the README', () => {
  it('is what stands between its markers, and nothing else', () => {
    const readme = 'a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\n\n<!-- /y -->\n';
    const once = withPart(readme, 'x', '$& new');
    expect(once).toBe('a\n<!-- x -->\n\n$& new\n\n<!-- /x -->\nb\n<!-- y -->\n\n<!-- /y -->\n');
    expect(withPart(once, 'x', '$& new')).toBe(once);
    expect(() => withPart(readme, 'z', '')).toThrow('<!-- z -->');
  });

  it('gives sizes in kB of 1,000 bytes, so that not every byte is a change', () => {
    expect(sizeTable({ a: 6449 }, { a: 7000 })).toContain('| a | 6.4 kB | 7.0 kB |');
    expect(sizeTable({ a: 6451 }, { a: 7000 })).toContain('| a | 6.5 kB | 7.0 kB |');
  });
});
