import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { floor } from '../../bench/contenders/floor.ts';
import { looker } from '../../bench/contenders/looker.ts';
import { orejime } from '../../bench/contenders/orejime.ts';
import { ours } from '../../bench/contenders/ours.ts';
import { vanillaCookieConsent } from '../../bench/contenders/vanilla-cookieconsent.ts';
import { WASTE, wasteful } from '../../bench/contenders/wasteful.ts';
import { measures } from '../../bench/measures.ts';
import { figureTable, goalTable, outcomes, report, unseenWaste } from '../../bench/report.ts';
import { add, costs, REFERENCE, type Results } from '../../bench/results.ts';
import { growth, median, ratio, spread } from '../../bench/statistics.ts';

describe('the middle of some numbers', () => {
  it.each([
    [[3], 3],
    [[9, 1, 2], 2],
    [[10, 2, 1, 9], 5.5],
    [[100, 20, 3], 20],
    [[], Number.NaN],
  ])('of %j is %d', (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });

  it('is told with the least and the most of them', () => {
    expect(spread([4, 1, 2])).toEqual({ median: 2, least: 1, most: 4 });
    expect(spread([])).toBeUndefined();
  });
});

describe('the ratio to the peers', () => {
  it('is that of the medians, to the better of them, and reaches as far as the single rounds', () => {
    const compared = ratio(
      [4, 6, 5],
      [
        [10, 10, 10],
        [2, 5, 4],
      ],
    );
    expect(compared).toEqual({ median: 5 / 4, least: 6 / 5, most: 2 });
  });

  it.each([
    [[4], []],
    [[], [[4]]],
    [[4], [[0]]],
    [[4], [[-1], [3]]],
  ])('is none where there is nothing to compare with: %j, %j', (own, peers) => {
    expect(ratio(own, peers)).toBeUndefined();
  });
});

describe('the growth of a cost', () => {
  const counts = [100, 1000, 5000] as const;
  const of = (cost: (count: number) => number) =>
    growth(counts, counts.map(cost) as [number, number, number]);

  it.each([
    ['1 on a straight line, whatever the page itself costs', (count: number) => 30 + count / 50, 1],
    ['more than 5 where each looks at all others', (count: number) => count ** 2 / 1000, 6000 / 1100],
    ['less than 1 where many are cheaper', (count: number) => Math.sqrt(count), 0.407],
  ])('is %s', (_, cost, expected) => {
    expect(of(cost)).toBeCloseTo(expected, 2);
  });
});

/** Rounds of a run, in which everything was measured as it is given here. */
function run(rounds: Record<string, Record<string, number>>[]): Results {
  const results: Results = {
    time: '2026-01-02T03:04:05.000Z',
    machine: 'a machine',
    rounds: rounds.length,
    samples: {},
  };
  for (const round of rounds)
    for (const [page, figures] of Object.entries(round)) add(results, page, figures);
  return results;
}

const first = { id: 'first.script' } as const;

describe('what a widget costs', () => {
  it('is the difference to the page without it, in each round', () => {
    const results = run([
      { reference: { 'first.script': 1 }, hallpass: { 'first.script': 6 } },
      { reference: { 'first.script': 3 }, hallpass: { 'first.script': 7 } },
    ]);
    expect(costs(results, 'hallpass', first)).toEqual([4, 5]);
    expect(costs(results, 'orejime', first)).toEqual([]);
  });

  it('is all of it, where there is no page without it: nobody asks there', () => {
    expect(costs(run([{ hallpass: { 'accept.inp': 24 } }]), 'hallpass', { id: 'accept.inp' })).toEqual([24]);
  });

  it('includes what frames cost the browser itself', () => {
    const results = run([{ [REFERENCE]: { 'frames.task': 300 }, hallpass: { 'frames.task': 400 } }]);
    expect(costs(results, 'hallpass', { id: 'frames.task' })).toEqual([400]);
  });

  it('grows as its figures do', () => {
    const results = run([
      {
        reference: { 'later.100': 10, 'later.1000': 100, 'later.5000': 500 },
        hallpass: { 'later.100': 12, 'later.1000': 120, 'later.5000': 600 },
      },
    ]);
    const [grown] = costs(results, 'hallpass', { id: 'later.growth' });
    expect(grown).toBeCloseTo(1, 5);
  });
});

describe('the table of goals', () => {
  const widgets = [ours, vanillaCookieConsent, orejime, floor];
  const table = (figures: Record<string, Record<string, number>>) =>
    goalTable(run([figures]), widgets)
      .split('\n')
      .slice(2);

  it('compares with the better peer, and says whether that is enough', () => {
    const peers = { 'vanilla-cookieconsent': { 'first.heap': 200 }, orejime: { 'first.heap': 100 } };
    const row =
      '| first visit: heap | 120 KiB | 200 KiB | 100 KiB | – | 1.2 × the better peer | 1.20 (1.20–1.20) | ✓ |';
    expect(table({ hallpass: { 'first.heap': 120 }, ...peers })).toEqual([row]);
    expect(table({ hallpass: { 'first.heap': 121 }, ...peers })[0]).toMatch(/1\.21 \(.*✗ \|$/);
  });

  it('holds an amount against its own limit, peers or not', () => {
    expect(table({ hallpass: { 'granted.added': 1 }, orejime: { 'granted.added': 0.5 } })).toEqual([
      '| 10,000 elements put in, all granted | 1.0 ms | – | 0.5 ms | – | 1.0 ms |  | ✓ |',
    ]);
    expect(table({ hallpass: { 'granted.added': 1.01 } })[0]).toMatch(/✗ \|$/);
  });

  it('judges nothing without a goal, or without a peer to compare with', () => {
    expect(
      outcomes(run([{ hallpass: { 'later.task': 5, 'first.script': 5 } }]), widgets).map(
        ({ isMet }) => isMet,
      ),
    ).toEqual([undefined, undefined]);
  });

  it('has its figures below, with their spread and what the page costs without a widget', () => {
    const results = run([
      { reference: { 'first.script': 2 }, hallpass: { 'first.script': 6 } },
      { reference: { 'first.script': 2 }, hallpass: { 'first.script': 126 } },
    ]);
    const row = '| first visit: script, ms | 2.0 (2.0–2.0) | 64.0 (4.0–124) | – | – | – |';
    expect(figureTable(results, widgets)).toContain(row);
    expect(report(results, widgets)).toContain(row);
    expect(report(results, widgets)).toContain('2026-01-02, a machine. Rounds: 2.');
  });

  it('says of each what it does not do', () => {
    for (const { title, lacks } of widgets)
      expect(report(run([]), widgets)).toContain(`| ${title} | ${lacks} |`);
  });

  it('has no figure twice', () => {
    const ids = measures.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

describe('a known waste', () => {
  const seen = (task: number) =>
    unseenWaste(
      run([{ floor: { 'first.task': 20 }, wasteful: { 'first.task': 20 + task } }]),
      wasteful.id,
      floor.id,
    );

  it('is seen as what it is, or nearly', () => {
    expect(seen(WASTE.start)).toEqual([]);
    expect(seen(WASTE.start / 2)).toEqual([]);
  });

  it.each([0, WASTE.start * 3])('that is seen as %d ms shows that the harness is broken', task => {
    expect(seen(task)).toEqual([expect.stringMatching(`^first.task: 200 were wasted, and ${task}`)]);
  });
});

it('the gate that only looks is as long as a gate may be', () => {
  const { length } = brotliCompressSync(looker.files['looker.js'] as Buffer);
  expect(length).toBeGreaterThan(18_900);
  expect(length).toBeLessThanOrEqual(19_000);
});
