import { describe, expect, it } from 'vitest';
import { dataBlockSchema } from '../../../build/dataBlock.ts';
import type { Facts, Party } from '../../../src/audit/model.ts';
import { compare, readReport } from '../../../src/audit/report/compare.ts';
import { createReport } from '../../../src/audit/report/createReport.ts';
import { dataBlock } from '../../../src/audit/report/dataBlock.ts';
import { statusOf } from '../../../src/audit/report/statusOf.ts';
import { checkerOf } from '../schema.ts';
import { aCookie, aParty, someFacts } from './facts.ts';

const ABOUT = { hallpass: '1.0.0', time: '2027-01-15T08:00:00.000Z', site: 'oakhill.test' };
const reportOf = (...pages: Facts[]) => createReport(pages, [], ABOUT);
const storing = (...names: string[]) =>
  someFacts({ stored: names.map(name => aCookie({ name, services: [] })) });

describe('a report', () => {
  it('has each host and each name once, and what was worst of it', () => {
    const { parties, stored, pages } = reportOf(
      { ...someFacts({ parties: [aParty({ isHeld: true })], stored: [aCookie()] }), state: 'refused' },
      {
        ...someFacts({ parties: [aParty({ isAsked: true, by: ['script'] })], stored: [aCookie()] }),
        page: '/b',
      },
    );
    expect(parties).toEqual([aParty({ isAsked: true, by: ['frame', 'script'] })]);
    expect(stored).toEqual([aCookie()]);
    expect(pages).toEqual([
      { page: 'https://oakhill.test/', state: 'refused' },
      { page: '/b', state: 'undecided' },
    ]);
  });

  it('takes what may not stay in one state for what may not stay', () => {
    const { stored } = reportOf(
      someFacts({ stored: [aCookie({ mayStay: true })] }),
      someFacts({ stored: [aCookie({ mayStay: false })] }),
    );
    expect(stored).toEqual([aCookie({ mayStay: false })]);
  });

  it.each<[status: string, party: Partial<Party>]>([
    ['ran', { isAsked: true }],
    ['heldAsked', { isAsked: true, isHeld: true }],
    ['held', { isHeld: true }],
    ['allowed', { isAsked: true, isAllowed: true }],
    ['allowed', { isAsked: true, mayRun: true }],
    ['named', {}],
  ])('says that a service is %s: %j', (status, party) => {
    expect(statusOf(aParty(party))).toBe(status);
  });

  it('names a page once that was looked at twice, and one that failed twice', () => {
    const failed = { page: '/c', state: 'refused', failed: 'timeout' } as const;
    const { pages } = createReport([someFacts(), someFacts()], [failed, failed], ABOUT);
    expect(pages).toEqual([{ page: 'https://oakhill.test/', state: 'undecided' }, failed]);
  });

  it('does not say of what may load in one state, and is held in another, that a request left', () => {
    const { parties } = reportOf(
      someFacts({ parties: [aParty({ isAsked: true, mayRun: true })] }),
      someFacts({ parties: [aParty({ isHeld: true })] }),
    );
    expect(parties).toEqual([aParty({ isHeld: true })]);
  });
});

describe('an earlier report', () => {
  it('is compared: what is new, and what is gone', () => {
    const earlier = readReport(JSON.stringify(reportOf(storing('a', 'b'))));
    const { appeared, gone, time } = compare(
      reportOf(storing('b', 'c')),
      earlier ?? { time: '', findings: [] },
    );
    expect([appeared, gone].map(list => list.map(({ about }) => about))).toEqual([['c'], ['a']]);
    expect(time).toBe(ABOUT.time);
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['another file', '{"name": "hallpass"}'],
    ['another version', '{"format": "hallpass-audit", "version": 2, "time": "", "findings": []}'],
    ['no list', '{"format": "hallpass-audit", "version": 1, "time": "", "findings": {}}'],
    ['no findings', '{"format": "hallpass-audit", "version": 1, "time": "", "findings": [{"check": 1}]}'],
    [
      'values that are none',
      '{"format": "hallpass-audit", "version": 1, "time": "", "findings": [{"check": "a", "about": "", "values": null}]}',
    ],
    [
      'values that are no text',
      '{"format": "hallpass-audit", "version": 1, "time": "", "findings": [{"check": "a", "about": "", "values": {"kind": {}}}]}',
    ],
  ])('is not %s', (_, text) => {
    expect(readReport(text)).toBeUndefined();
  });
});

describe('the data block that is written', () => {
  it('is one that the schema takes, with ids that nobody has', () => {
    const chosen = new Map([
      ['cdn.polls.example', 'analytics'],
      ['www.polls.example', 'marketing'],
      ['1x1.test', 'marketing'],
      ['www.analytics.test', 'analytics'],
      ['constructor.test', 'analytics'],
    ] as const);
    const block = dataBlock(chosen, id => id === 'polls') ?? '';
    const [, json = ''] =
      /^<script type="application\/json" data-hallpass>\n([\s\S]*)\n<\/script>$/.exec(block) ?? [];
    const { services } = JSON.parse(json);
    expect(services.map(({ id, hosts }: { id: string; hosts: string[] }) => [id, ...hosts])).toEqual([
      ['polls-2', 'cdn.polls.example'],
      ['polls-3', 'www.polls.example'],
      ['x1', '1x1.test'],
      ['analytics-2', 'www.analytics.test'],
      ['constructor-2', 'constructor.test'],
    ]);
    expect(checkerOf(dataBlockSchema())(JSON.parse(json))).toEqual([]);
  });

  it('is none where nothing was chosen', () => {
    expect(dataBlock(new Map())).toBeUndefined();
  });
});
