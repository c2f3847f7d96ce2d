import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personalDataTable } from '../../build/documents.ts';
import { type Found, personalDataIn } from '../../src/audit/personalData/personalDataIn.ts';
import { expectPart } from './expectPart.ts';
import { falseAlarms, innocent, KINDS, measure } from './measure.ts';
import { heldOut } from './samples/personalData.heldOut.ts';
import { type Sample, samples } from './samples/personalData.ts';

/** How good it must be at least: a change that makes it worse than that is a mistake, not an update of the table. */
const LEAST = { precision: 0.95, recall: 0.9, falseAlarms: 0.02 };

const SETS: [set: string, samples: readonly Sample[]][] = [
  ['made with', samples],
  ['held out', heldOut],
];

describe('personal data in a value (R11)', () => {
  it('is measured on samples that are labelled, a third of them held out', () => {
    expect(samples.length).toBeGreaterThan(300);
    expect(heldOut.length).toBeGreaterThan(samples.length / 3);
    for (const [, set] of SETS) expect(innocent(set)).toBeGreaterThan(set.length / 3);
    const labels = [...samples, ...heldOut].flatMap(([kinds]) => kinds.split(' ')).filter(Boolean);
    expect(labels.filter(label => !KINDS.some(kind => kind === label))).toEqual([]);
    const known = samples.map(([, value, name]) => `${name}=${value}`);
    expect(heldOut.filter(([, value, name]) => known.includes(`${name}=${value}`))).toEqual([]);
  });

  it.each(SETS)('is found as often as the document says: samples %s', (set, samples) => {
    expectPart('docs/audit-personal-data.md', set, personalDataTable(measure(samples)));
  });

  it.each(SETS.flatMap(([set, samples]) => measure(samples).map(figures => ({ set, ...figures }))))(
    'is seldom missed, and seldom found where it is not: $kind, samples $set',
    ({ precision, recall, right, missed }) => {
      expect(right + missed).toBeGreaterThan(3);
      expect(precision).toBeGreaterThanOrEqual(LEAST.precision);
      expect(recall).toBeGreaterThanOrEqual(LEAST.recall);
    },
  );

  it.each(SETS)('is not seen in innocent values: samples %s', (_, samples) => {
    expect(falseAlarms(samples).length / innocent(samples)).toBeLessThanOrEqual(LEAST.falseAlarms);
  });

  it.each<[value: string, name: string, ...found: string[]]>([
    ['ana@mail.test', 'q', 'email certain shape'],
    ['office@school.test', 'q', 'email possible role'],
    ['office@school.test, ana@mail.test', 'q', 'email certain shape'],
    ['536-22-1947', 'q', 'ssn likely shape'],
    ['536-22-1947', 'ssn', 'ssn certain field'],
    ['Ana Lopez', 'q', 'name likely commonName'],
    ['Ana Lopez', 'student_name', 'name certain field'],
    ['68131', 'zip', 'address possible field'],
    ['hunter2', 'password', 'password certain field'],
    ['hunter2', 'pass', 'password likely field'],
    ['{"email":"ana@mail.test","zip":"68131"}', 'q', 'email certain shape', 'address possible field'],
    // What is certain in one place is certain, whatever the others are.
    ['{"a":"(402) 555-0134","phone":"4025550134"}', 'q', 'phone certain field'],
  ])('is told by kind, how sure, and by which rule: %s as %s', (value, name, ...told) => {
    expect(personalDataIn(value, name).map(({ kind, sure, why }) => `${kind} ${sure} ${why}`)).toEqual(told);
  });

  it('is told without the value', () => {
    for (const [kinds, value, name] of [...samples, ...heldOut].filter(([kinds]) => kinds))
      for (const found of personalDataIn(value, name)) {
        expect(Object.keys(found).toSorted(), kinds).toEqual([
          'kind',
          'sure',
          'why',
        ] satisfies (keyof Found)[]);
        expect(`${found.kind} ${found.sure} ${found.why}`).toMatch(
          /^[a-zA-Z]+ (certain|likely|possible) [a-zA-Z]+$/,
        );
      }
  });

  it('is sought in any text under any name, without an error', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.json({ maxDepth: 4 }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc
        .array(
          fc.constantFrom(
            '%',
            '%E0%A4',
            '=',
            '&',
            '@',
            'a@b.c',
            '{"',
            '[[',
            'eyJ',
            '.',
            '\u{d800}',
            '+',
            '==',
          ),
        )
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(text, text, (value, name) => {
        for (const { kind } of personalDataIn(value, name)) expect(KINDS).toContain(kind);
      }),
      { numRuns: 2000 },
    );
  });

  it('is found in layers, but not beyond those that a person would ever look through', () => {
    const wrapped = (layers: number): string =>
      layers ? JSON.stringify({ a: wrapped(layers - 1) }) : 'ana@mail.test';
    expect(personalDataIn(wrapped(5))).not.toEqual([]);
    expect(personalDataIn(`${'['.repeat(9000)}${']'.repeat(9000)}`)).toEqual([]);
    expect(personalDataIn(`${' '.repeat(100_000)}ana@mail.test`)).toEqual([]);
  });
});
