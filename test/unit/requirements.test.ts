import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasTest } from './titles.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

const [table = '', shown = ''] = readFileSync(at('docs/requirements.md'), 'utf8').split(
  '\n## What shows it\n',
);

const ALL = Array.from({ length: 25 }, (_, i) => `R${i + 1}`);

/** By requirement, the lines that stand under it. */
const evidence = new Map(
  shown
    .split(/^- /m)
    .slice(1)
    .map(entry => {
      const [name = '', ...lines] = entry.trimEnd().split('\n');
      return [name.replaceAll('*', ''), lines.map(line => line.replace(/^ {2}- /, ''))];
    }),
);

/** What is wrong with a line; nothing, if it shows something, or says that nothing does yet. */
function complaint(line: string): string | undefined {
  if (/^(later|in work)\b/.test(line)) return undefined;
  const [, path = '', sentence] = /^`([\w./-]+)`(?:: (.+))?$/.exec(line) ?? [];
  if (path.startsWith('demo/')) return existsSync(at(path)) ? undefined : `no such file: ${line}`;
  const file = [`test/${path}.test.ts`, `test/${path}.test.tsx`].map(at).find(one => existsSync(one));
  if (!file) return `no such file: ${line}`;
  return sentence && hasTest(file, sentence) ? undefined : `no such test: ${line}`;
}

describe('docs/requirements.md', () => {
  it('says what each of the 25 asks, in order', () => {
    expect([...table.matchAll(/^\| (R\d+) \| \S.+ \|$/gm)].map(([, name]) => name)).toEqual(ALL);
  });

  it('says of each what shows it, in order', () => {
    expect([...evidence.keys()]).toEqual(ALL);
    expect([...evidence].filter(([, lines]) => lines.length === 0)).toEqual([]);
  });

  it('leaves only the check for personal data for later', () => {
    const later = [...evidence].filter(([, lines]) => lines.some(line => line.startsWith('later')));
    expect(later.map(([name]) => name)).toEqual(['R11']);
  });

  it.each([...evidence])('names tests that there are (%s)', (_, lines) => {
    expect(lines.map(complaint).filter(Boolean)).toEqual([]);
  });
});
