import { expect, it } from 'vitest';
import { showDecision } from '../../src/effects/page/showDecision.ts';
import { aDecision, answers } from '../unit/given.ts';

const shown = (host: Element) => host.getAttribute('data-consent-decision');

it.each([
  ['p1a0m1', aDecision(answers('p1a0m1'))],
  ['p0', aDecision(answers('p0'), { services: { youtube: true }, sessionOnly: true })],
])(
  'a decision is shown by its choices alone, and no longer once it is forgotten (%s)',
  (choices, decision) => {
    const host = document.createElement('div');
    showDecision(host, decision);
    expect(shown(host)).toBe(choices);
    showDecision(host, null);
    expect(shown(host)).toBeNull();
  },
);
