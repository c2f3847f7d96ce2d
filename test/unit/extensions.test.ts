import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkerOf } from './schema.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** That the rules do what they should is seen in `test/browser/extensions/`. */
describe('the rule for Consent-O-Matic', () => {
  const faults = checkerOf(read('./samples/consent-o-matic.schema.json'));
  const rule = read('../../integrations/consent-o-matic/hallpass.json');

  it('is of its grammar', () => {
    expect(faults(rule)).toEqual([]);
  });

  it.each([
    ['a word that it has not', { ...rule, hallpass: { ...rule.hallpass, method: [] } }],
    [
      'an action that it does not know',
      { hallpass: { ...rule.hallpass, methods: [{ name: 'DO_CONSENT', action: { type: 'press' } }] } },
    ],
  ])('would not be with %s', (_, wrong) => {
    expect(faults(wrong)).not.toEqual([]);
  });
});
