import { describe, expect, it } from 'vitest';
import { createConsent } from '../../src/decision/consent.ts';
import type { Decision, OptionalCategory, Policy } from '../../src/model.ts';
import type { Listed } from '../../src/ui/declaration/listServices.ts';
import {
  choicesOf,
  earlier,
  isOn,
  type Switches,
  stateOf,
  switchCategory,
  switchService,
} from '../../src/ui/preferences/switches.ts';
import { aDecision, aKeeper, answers, aPolicy, exceptions, SERVICES } from './given.ts';
import { TOLD } from './told.ts';

/** Services of the tests' school as they are listed where all categories are offered. */
const list = (ids: string, but: Partial<Listed> = {}): Listed[] =>
  ids.split(' ').map(id => ({
    ...(TOLD.find(service => service.id === id) as Listed),
    categories: [...SERVICES[id as keyof typeof SERVICES]] as Listed['categories'],
    isOptional: id !== 'login',
    isExempt: false,
    ...but,
  }));

const LISTED = list('login maps matomo umami youtube pixel');

const consentOf = (kept: Decision | null, but: Partial<Policy> = {}) => {
  const keeper = aKeeper(kept);
  return { keeper, consent: createConsent(aPolicy(but), keeper) };
};

const decided = (letters: string, services = '') =>
  aDecision(answers(letters), { services: exceptions(services) });

/** `p1a0m~ youtube`: how the categories stand (`~` some), and the services that are on. */
const shown = (switches: Switches, listed: readonly Listed[] = LISTED) => {
  const letter = { on: '1', off: '0', some: '~' };
  const categories = (['preferences', 'analytics', 'marketing'] satisfies OptionalCategory[])
    .map(category => category[0] + letter[stateOf(switches, category, listed)])
    .join('');
  const on = listed.filter(one => one.id !== 'login' && isOn(switches, one)).map(({ id }) => id);
  return [categories, ...on].join(' ');
};

describe('the switches, when the preferences open', () => {
  it.each([
    ['', '', 'p0a0m0'],
    ['p1a0m1', '', 'p1a0m1 maps youtube pixel'],
    ['p1a1m0', 'youtube1', 'p1a1m~ maps matomo umami youtube'],
    ['p1a1m1', 'youtube0 pixel0', 'p1a1m~ maps matomo umami'],
  ])('after %j with %j show %j', (letters, services, expected) => {
    const { consent } = consentOf(letters ? decided(letters, services) : null);
    expect(shown(earlier(consent, LISTED))).toBe(expected);
  });

  it('show earlier grants under a new revision, services alone included (R20)', () => {
    const { consent } = consentOf(decided('p1a0m0', 'youtube1'), { revision: '2' });
    expect(shown(earlier(consent, LISTED))).toBe('p1a0m~ maps youtube');
  });

  it('show what runs before a choice as on, until its category was answered (R17)', () => {
    const listed = [...list('matomo youtube'), ...list('umami', { isExempt: true })];
    expect(shown(earlier(consentOf(null).consent, listed), listed)).toBe('p0a~m0 umami');
    expect(shown(earlier(consentOf(decided('p0a0m0')).consent, listed), listed)).toBe('p0a0m0');
    const kept = decided('p0', 'umami0');
    expect(shown(earlier(consentOf(kept).consent, listed), listed)).toBe('p0a0m0');
  });

  it('show nothing of what an opt-out signal overrules (R16)', () => {
    const { consent } = consentOf(decided('p1a1m1', 'youtube1'), { optOut: true });
    const listed = [...list('maps youtube'), ...list('umami', { isExempt: true })];
    expect(shown(earlier(consent, listed), listed)).toBe('p1a0m0 maps');
  });

  it('have none for a locked category, and leave its services off (R14)', () => {
    const { consent } = consentOf(decided('p0a1m1', 'youtube1'), { locked: ['analytics', 'marketing'] });
    const listed = [...list('maps'), ...list('matomo youtube', { isOptional: false })];
    const switches = earlier(consent, listed);
    expect(Object.keys(switches.categories)).toEqual(['preferences']);
    expect(shown(switches, listed)).toBe('p0a0m0');
  });
});

describe('switching', () => {
  const open = (letters: string, services = '') =>
    earlier(consentOf(decided(letters, services)).consent, LISTED);

  it('a category takes its services with it, whatever they were', () => {
    const some = open('p0a0m0', 'youtube1');
    expect(shown(switchCategory(some, 'marketing', true, LISTED))).toBe('p0a0m1 youtube pixel');
    expect(shown(switchCategory(some, 'marketing', false, LISTED))).toBe('p0a0m0');
  });

  it('a service leaves its category and the others alone', () => {
    expect(shown(switchService(open('p0a0m0'), 'matomo', true))).toBe('p0a~m0 matomo');
    expect(shown(switchService(open('p1a1m1'), 'youtube', false))).toBe('p1a1m~ maps matomo umami pixel');
  });

  it('a service back and forth changes nothing', () => {
    for (const letters of ['p0a0m0', 'p1a1m1']) {
      const before = open(letters);
      const on = letters === 'p1a1m1';
      const after = switchService(switchService(before, 'youtube', !on), 'youtube', on);
      expect(shown(after)).toBe(shown(before));
    }
  });

  it('every service of a category alone does not grant the category: it may have more elsewhere', () => {
    let switches = open('p0a0m0');
    for (const id of ['youtube', 'pixel']) switches = switchService(switches, id, true);
    expect(shown(switches)).toBe('p0a0m~ youtube pixel');
  });
});

describe('what Confirm chooses', () => {
  /** Opens, switches, confirms; gives the decision. */
  const confirmed = (kept: Decision | null, act: (s: Switches) => Switches, listed = LISTED, but = {}) => {
    const { keeper, consent } = consentOf(kept, but);
    consent.choose(choicesOf(act(earlier(consent, listed)), consent, listed));
    const { categories = {}, services = {} } = keeper.kept ?? {};
    return { categories, services: { ...services } };
  };

  it('is each category, and the services that differ from theirs', () => {
    expect(confirmed(null, s => switchService(s, 'youtube', true))).toEqual({
      categories: answers('p0a0m0'),
      services: { youtube: true },
    });
    expect(confirmed(decided('p1a1m1'), s => switchService(s, 'matomo', false))).toEqual({
      categories: answers('p1a1m1'),
      services: { matomo: false },
    });
  });

  it('ends an exception that no longer is one', () => {
    const kept = decided('p1a1m1', 'matomo0');
    expect(confirmed(kept, s => switchService(s, 'matomo', true)).services).toEqual({});
    expect(confirmed(kept, s => switchCategory(s, 'analytics', true, LISTED)).services).toEqual({});
  });

  it('leaves refusals of services that are not listed as they are', () => {
    const kept = decided('p1a1m1', 'youtube0');
    expect(confirmed(kept, s => s, list('maps matomo')).services).toEqual({ youtube: false });
  });

  it('keeps what runs before a choice running if it was shown as on, and stops it if it was switched off', () => {
    const listed = [...list('matomo'), ...list('umami', { isExempt: true })];
    const but = { exempt: ['umami'] };
    expect(confirmed(null, s => s, listed, but)).toEqual({
      categories: answers('p0a0m0'),
      services: { umami: true },
    });
    expect(confirmed(null, s => switchService(s, 'umami', false), listed, but).services).toEqual({});
  });

  it('lets a service of either category run by one of them, or be refused alone', () => {
    const listed = list('tags matomo');
    const on = (s: Switches) => switchCategory(s, 'marketing', true, listed);
    expect(shown(on(earlier(consentOf(null).consent, listed)), listed)).toBe('p0a~m1 tags');
    expect(confirmed(null, on, listed)).toEqual({ categories: answers('p0a0m1'), services: {} });
    expect(confirmed(null, s => switchService(on(s), 'tags', false), listed).services).toEqual({
      tags: false,
    });
  });

  it('never answers for what is locked', () => {
    const listed = [...list('maps'), ...list('youtube', { isOptional: false })];
    const but = { locked: ['marketing'] as OptionalCategory[] };
    const { consent } = consentOf(decided('p0', 'youtube1'), but);
    expect(choicesOf(earlier(consent, listed), consent, listed)).toEqual({
      preferences: false,
      analytics: false,
    });
    expect(confirmed(null, s => switchService(s, 'youtube', true), listed, but)).toEqual({
      categories: answers('p0a0'),
      services: {},
    });
  });
});
