import { describe, expect, it } from 'vitest';
import { keptElsewhere } from '../../src/catalog/kept.ts';
import type { ServiceCookie } from '../../src/model.ts';

const lasting = (days: number | undefined, domain?: string): ServiceCookie => ({
  name: 'id',
  purpose: 'visitor',
  ...(days !== undefined && { days }),
  ...(domain && { domain }),
});

const THEIRS = '.vendor.test';

describe('what a service keeps on its company’s own hosts', () => {
  it.each([
    [[], undefined],
    [[lasting(180)], undefined],
    [[lasting(0, THEIRS)], undefined],
    [[lasting(0.02, THEIRS)], undefined],
    [[lasting(1, THEIRS)], 1],
    [[lasting(30, THEIRS), lasting(180, THEIRS), lasting(0, THEIRS)], 180],
    [[lasting(undefined)], undefined],
    // Nobody knows how long: it is not taken for short.
    [[lasting(undefined, THEIRS)], null],
    [[lasting(30, THEIRS), lasting(undefined, THEIRS)], null],
  ] as [ServiceCookie[], number | null | undefined][])('is, of %j, %s (R7, R8)', (cookies, kept) => {
    expect(keptElsewhere({ cookies })).toBe(kept);
  });
});
