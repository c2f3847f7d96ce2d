import { describe, expect, it } from 'vitest';
import { place, stored, TRY } from '../journeys/steps.ts';
import { planted } from './faults.ts';
import { findings, plant, SITE } from './place.ts';

const here = place();

describe('the audit of a page with', () => {
  it.each(planted)('$what finds what is planted, and no more (R11)', async row => {
    here.script('www.googletagmanager.com', '', '/gtag/js');
    here.script('code.jquery.com', '', '/jquery.js');
    here.demo.page(SITE, '/plain', { html: '<h1>Privacy</h1>' });
    plant(here, row);
    const visitor = await here.open(
      `${TRY}#hallpass-audit`,
      row.stored
        ? { stored: stored(row.stored, row.attributes?.includes('session') ? { flags: 's' } : {}) }
        : {},
    );
    const found = await findings(visitor.page, 'fault', 'warning');
    const expected = row.finds.toSorted(([a, x], [b, y]) => `${a}: ${x}`.localeCompare(`${b}: ${y}`));
    expect(found.map(one => one.split(':')[0])).toEqual(expected.map(([check]) => check).toSorted());
    const rest = [...found];
    for (const [check, about] of row.finds) {
      const at = rest.findIndex(one => one.startsWith(`${check}: `) && one.includes(about));
      expect(at, `${check}: ${about} in ${rest.join(' | ')}`).toBeGreaterThanOrEqual(0);
      rest.splice(at, 1);
    }
    const notes = await findings(visitor.page, 'note');
    for (const [check, about] of row.notes ?? [])
      expect(notes).toContainEqual(
        expect.stringMatching(new RegExp(`^${check}: .*${about.replace(/[.?]/g, '\\$&')}`)),
      );
  });
});
