import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withPart } from '../../build/documents.ts';
import { allEvidence, evidenceIn } from './titles.ts';

const page = new URL('../../docs/requirements.md', import.meta.url);

const document = readFileSync(page, 'utf8');

const ALL = Array.from({ length: 25 }, (_, i) => `R${i + 1}`);

/** What each asks, by the table at the top. */
const asked = new Map(
  [...document.matchAll(/^\| (R\d+) \| (\S.+) \|$/gm)].map(([, name = '', text = '']) => [name, text]),
);

const evidence = allEvidence();

/** The list of what shows each requirement, made of the tags in the tests' titles. */
const shown = ALL.map(name => {
  const tests = evidence.filter(({ requirement }) => requirement === name);
  const lines = tests.map(({ file, sentence }) => `  - \`${file}\`: ${sentence}`);
  return [`- **${name}**`, ...(lines.length > 0 ? lines : ['  - nothing yet'])].join('\n');
}).join('\n');

describe('docs/requirements.md', () => {
  it('says what each of the 25 asks, in order', () => {
    expect([...asked.keys()]).toEqual(ALL);
  });

  it('lists the tests that are tagged with each', () => {
    const right = withPart(document, 'tests', shown);
    if (process.env.UPDATE_DOCS) writeFileSync(page, right);
    else expect(document, 'UPDATE_DOCS=1 npx vitest run requirements mends it').toBe(right);
  });
});

describe('every requirement', () => {
  it.each(ALL)('is shown by a test, or said to be for later (%s)', name => {
    const tests = evidence.filter(({ requirement }) => requirement === name);
    expect(tests.length > 0).toBe(!asked.get(name)?.endsWith('(later)'));
  });

  it('that a test names is one of them', () => {
    expect(evidence.filter(({ requirement }) => !ALL.includes(requirement))).toEqual([]);
  });
});

describe('a tag', () => {
  it('stands in a title, names one requirement or several, and is no part of the sentence', () => {
    const text =
      "describe('a', () => { it.each([1])('b %s (R7, R8)', () => {}); it('c (R9): d', () => {}); it('e', () => {}); });";
    expect(evidenceIn('unit/x.test.ts', text)).toEqual([
      { requirement: 'R7', file: 'unit/x', sentence: 'a b %s' },
      { requirement: 'R8', file: 'unit/x', sentence: 'a b %s' },
      { requirement: 'R9', file: 'unit/x', sentence: 'a c: d' },
    ]);
  });
});
