import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/readConfig.ts';
import { unknownIds } from '../../src/config/unknownIds.ts';
import { explain } from '../../src/explain/explain.ts';
import { SERVICES } from './given.ts';

/** What is reported of a tag, line by line. */
const told = (dataset: Record<string, string>) => {
  const { config, problems } = readConfig(dataset, 'https://oakhill.test/', 'oakhill.test');
  expect(problems).toEqual([]);
  return unknownIds(config, new Map(Object.entries(SERVICES))).map(explain);
};

describe('a service that an attribute names', () => {
  it.each([
    [{ allow: 'umami cdn.test *.fonts.test' }],
    [{ retire: 'matomo youtube' }],
    [{ retire: 'all' }],
    [{ allow: 'UMAMI', retire: 'YouTube' }],
  ])('is known: nothing is said of %j', dataset => {
    expect(told(dataset)).toEqual([]);
  });

  it('is told of in a line of its own, where nobody knows it', () => {
    expect(told({ allow: 'umami umamii all', retire: 'yutube youtube' })).toEqual([
      expect.stringMatching(/^data-allow="umamii": no service .* has this id\. .*; a host has a dot\.$/),
      expect.stringMatching(/^data-allow="all": no service/),
      expect.stringMatching(/^data-retire="yutube": no service .* has this id\. .* before the tag\.$/),
    ]);
  });
});
