import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textsIn } from './titles.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

/** https://www.w3.org/TR/WCAG22/: the criteria of levels A and AA. 4.1.1 is obsolete and removed. */
const CRITERIA = {
  A: `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2
    2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2`.split(/\s+/),
  AA: `1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7
    2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3`.split(/\s+/),
};

const rows = [
  ...readFileSync(at('docs/accessibility.md'), 'utf8').matchAll(
    /^\| (\d\.\d\.\d+) .+? \| (A+) \| ([^|]*) \| ([^|]*)\| ([^|]*)\|$/gm,
  ),
].map(([, criterion = '', level = '', verdict = '', , shown = '']) => ({ criterion, level, verdict, shown }));

describe('the accessibility report', () => {
  it('has all 55 criteria of WCAG 2.2, levels A and AA, each once (R24)', () => {
    for (const [level, criteria] of Object.entries(CRITERIA)) {
      const reported = rows.filter(row => row.level === level).map(({ criterion }) => criterion);
      expect(reported.toSorted()).toEqual(criteria.toSorted());
    }
    expect(rows).toHaveLength(55);
  });

  it.each(rows)('says of $criterion whether it is met, and what shows it', ({ verdict, shown }) => {
    expect(['Supports', 'Not applicable']).toContain(verdict);
    if (verdict === 'Not applicable') return;
    const [, file = '', title = ''] = /^`(.+) › (.+)`/.exec(shown) ?? [];
    expect(existsSync(at(`test/${file}`)), file).toBe(true);
    expect(title).not.toBe('');
    const texts = textsIn(file, readFileSync(at(`test/${file}`), 'utf8'));
    expect(texts.filter(one => one.includes(title))).not.toEqual([]);
  });
});
