import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConsent } from '../../src/decision/consent.ts';
import type { Change, Decision, Policy } from '../../src/model.ts';
import { aDecision, aKeeper, answers, aPolicy, exceptions, NOW } from './given.ts';

const stored = (letters: string, services = '') =>
  aDecision(answers(letters), { services: exceptions(services), time: NOW - 100 });

/** The store over a jar, and every change that it tells of. */
function aStore(kept: Decision | null = null, but: Partial<Policy> = {}, broken = false) {
  const keeper = aKeeper(kept, broken);
  const consent = createConsent(aPolicy(but), keeper);
  const changes: Change[] = [];
  consent.subscribe(change => changes.push(change));
  return { keeper, consent, changes };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the store', () => {
  it('begins with what the jar holds, and writes nothing before a choice', () => {
    const { consent, keeper, changes } = aStore(stored('p1a0m0'));
    expect(consent.decision).toEqual(stored('p1a0m0'));
    expect(consent.asked).toBe(false);
    expect(consent.granted('preferences')).toBe(true);
    expect(keeper.kept?.time).toBe(NOW - 100);
    expect(changes).toEqual([]);
  });

  it('asks on a first visit, and grants nothing', () => {
    const { consent, keeper } = aStore();
    expect(consent.asked).toBe(true);
    expect(consent.decision).toBeNull();
    expect(consent.permits([['preferences']])).toBe(false);
    expect(consent.permits([['essential']])).toBe(true);
    expect(keeper.kept).toBeNull();
  });

  it('keeps a choice at once, with the time of it', () => {
    const { consent, keeper } = aStore();
    consent.choose({ analytics: true });
    expect(keeper.kept).toEqual(aDecision({ analytics: true }));
    expect(consent.decision).toEqual(keeper.kept);
  });

  it.each([{}, { nothing: true }, { analytics: 'yes' as never }, { login: false }])(
    'changes nothing at all where nothing is answered: %o',
    choices => {
      for (const kept of [null, stored('p1a0', 'youtube1'), { ...stored('p1'), revision: 'x' }]) {
        const { consent, keeper, changes } = aStore(kept);
        consent.choose(choices);
        expect(keeper.kept).toBe(kept);
        expect(changes).toEqual([]);
      }
    },
  );

  it('accepts all that is offered and not locked, and leaves no exceptions', () => {
    const { consent } = aStore(stored('p0a0m0', 'matomo0 youtube1 gone0'), { locked: ['marketing'] });
    consent.chooseAll(true);
    expect(consent.decision).toMatchObject({ categories: answers('p1a1m0'), services: {} });
    expect(consent.decision?.services).toEqual({});
  });

  it('refuses all that is offered, and leaves no exceptions', () => {
    const { consent } = aStore(stored('p1a1m1', 'matomo0 youtube1 tags1 gone0'));
    consent.chooseAll(false);
    expect(consent.decision?.categories).toEqual(answers('p0a0m0'));
    expect(consent.decision?.services).toEqual({});
    expect(consent.granted('tags')).toBe(false);
  });

  it('refuses locked categories too, though nobody can grant them', () => {
    const { consent } = aStore(null, { locked: ['analytics', 'marketing'] });
    consent.chooseAll(true);
    expect(consent.decision?.categories).toEqual(answers('p1'));
    consent.chooseAll(false);
    expect(consent.decision?.categories).toEqual(answers('p0a0m0'));
  });

  it('is about what is new alone, where the banner asks about no more', () => {
    for (const choice of [true, false]) {
      const { consent } = aStore(stored('p1a0', 'maps0 matomo1 youtube1'));
      consent.chooseAll(choice, undefined, 'banner');
      expect(consent.decision?.categories).toEqual(answers(`p1a0m${Number(choice)}`));
      // Who refuses marketing refuses each of its services.
      expect(consent.decision?.services).toEqual(exceptions(`maps0 matomo1${choice ? ' youtube1' : ''}`));
    }
  });

  it.each([
    ['the preferences', stored('p1a0', 'matomo1'), 'preferences'],
    ['a link of the page', stored('p1a0', 'matomo1'), 'link'],
    ['a script of the page', stored('p1a0', 'matomo1'), undefined],
    ['the banner after a change of policy', { ...stored('p1a0', 'matomo1'), revision: 'x' }, 'banner'],
    ['the banner on a first visit', null, 'banner'],
  ] as const)('is about everything by %s', (_, kept, by) => {
    for (const choice of [true, false]) {
      const { consent } = aStore(kept);
      consent.chooseAll(choice, undefined, by);
      expect(consent.decision?.categories).toEqual(answers(choice ? 'p1a1m1' : 'p0a0m0'));
      expect(consent.decision?.services).toEqual({});
    }
  });

  it.each([
    ['a first visit', null, 'p1a1m1'],
    ['a visit on which something was new', stored('p1a0'), 'p1a1m1'],
    ['a visit on which nobody was asked', stored('p1a1m1'), 'p1a1m1'],
  ])('is never lost to what another window chose meanwhile: on %s', (_, kept, meanwhile) => {
    const { consent, keeper } = aStore(kept);
    keeper.kept = stored(meanwhile);
    consent.chooseAll(false, undefined, 'banner');
    // What the banner asked is answered; where it asked for all, or for nothing, all is.
    const asked = kept && !('marketing' in kept.categories) ? 'p1a1m0' : 'p0a0m0';
    expect(consent.decision?.categories).toEqual(answers(asked));
  });

  it('answers no more than is offered', () => {
    const { consent } = aStore(null, { offered: ['analytics'] });
    consent.chooseAll(false);
    expect(consent.decision?.categories).toEqual(answers('a0'));
  });

  it('forgets, and asks again', () => {
    const { consent, keeper, changes } = aStore(stored('p1a1m1'));
    consent.forget();
    expect(consent.decision).toBeNull();
    expect(consent.asked).toBe(true);
    expect(keeper.kept).toBeNull();
    expect(changes).toMatchObject([{ changed: true, withdrawn: ['preferences', 'analytics', 'marketing'] }]);
  });

  it('holds for this page what the browser does not keep, and says so', () => {
    const { consent, keeper, changes } = aStore(null, {}, true);
    consent.chooseAll(true);
    expect(consent.granted('marketing')).toBe(true);
    expect(keeper.kept).toBeNull();
    expect(changes).toMatchObject([{ stored: false, changed: true }]);
  });
});

describe('what the store tells of a step', () => {
  it('comes to every listener, in the order in which they came', () => {
    const { consent } = aStore();
    const heard: string[] = [];
    consent.subscribe(() => heard.push('first'));
    consent.subscribe(() => heard.push('second'));
    consent.chooseAll(false);
    expect(heard).toEqual(['first', 'second']);
  });

  it('comes when the step is already in force', () => {
    const { consent, keeper } = aStore();
    const seen: unknown[] = [];
    consent.subscribe(() => seen.push(consent.granted('analytics'), keeper.kept !== null));
    consent.choose({ analytics: true });
    expect(seen).toEqual([true, true]);
  });

  it('is a change on a first refusal, though it grants and withdraws nothing', () => {
    const { consent, changes } = aStore();
    consent.chooseAll(false);
    expect(changes).toEqual([
      { changed: true, granted: [], withdrawn: [], stored: true, here: true, by: undefined },
    ]);
  });

  it('is no change after the same answer again, which counts from now on', () => {
    const { consent, keeper, changes } = aStore(stored('a1'));
    consent.choose({ analytics: true });
    expect(changes).toEqual([
      { changed: false, granted: [], withdrawn: [], stored: true, here: true, by: undefined },
    ]);
    expect(keeper.kept?.time).toBe(NOW);
  });

  it('is no change if the same was answered in another order', () => {
    const { consent, changes } = aStore();
    consent.choose({ marketing: true });
    consent.choose({ analytics: true });
    consent.choose({ analytics: true });
    consent.choose({ youtube: false });
    consent.choose({ matomo: false });
    consent.choose({ youtube: true });
    consent.choose({ youtube: false });
    consent.choose({ matomo: false, youtube: false, analytics: true, marketing: true });
    expect(changes.map(({ changed }) => changed)).toEqual([true, true, false, true, true, true, true, false]);
  });

  it('builds a choice upon what another window has chosen meanwhile', () => {
    const { consent, keeper } = aStore(stored('p1a1m1'));
    keeper.kept = stored('p0a0m0');
    consent.choose({ preferences: true });
    expect(keeper.kept?.categories).toEqual(answers('p1a0m0'));
  });

  it('remembers a shared computer until somebody says otherwise', () => {
    const { consent } = aStore();
    const flags: (boolean | undefined)[] = [];
    consent.subscribe(() => flags.push(consent.decision?.sessionOnly));
    consent.choose({ analytics: true }, true);
    consent.choose({ youtube: true });
    consent.chooseAll(false);
    consent.chooseAll(true, false);
    consent.choose({ analytics: false });
    expect(flags).toEqual([true, true, true, false, false]);
  });

  it('says by what means the visitor decided; nothing of another tab, or of a script', () => {
    const { consent, keeper, changes } = aStore();
    consent.chooseAll(true, undefined, 'banner');
    consent.choose({ analytics: false }, false, 'preferences');
    consent.forget('link');
    consent.choose({ analytics: false });
    keeper.kept = stored('p1');
    consent.reread();
    expect(changes.map(({ source: by, here }) => [by, here])).toEqual([
      ['banner', true],
      ['preferences', true],
      ['link', true],
      [undefined, true],
      [undefined, false],
    ]);
  });

  it('is a change if only the policy’s revision is another', () => {
    const { consent, changes } = aStore(stored('p0a0m0'), { revision: '2' });
    consent.chooseAll(false);
    expect(changes).toMatchObject([{ changed: true, granted: [], withdrawn: [] }]);
  });
});

describe('a choice that was made elsewhere', () => {
  it('holds here too, and is not written again', () => {
    const { consent, keeper, changes } = aStore(stored('p1a1'));
    keeper.kept = stored('p1a0m1');
    keeper.write = () => {
      throw new Error('nothing is to be written');
    };
    consent.reread();
    expect(consent.decision).toEqual(stored('p1a0m1'));
    expect(changes).toEqual([
      {
        changed: true,
        granted: ['marketing'],
        withdrawn: ['analytics'],
        stored: true,
        here: false,
        by: undefined,
      },
    ]);
  });

  it('is no step if it says the same', () => {
    const { consent, keeper, changes } = aStore(stored('p1'));
    keeper.kept = { ...stored('p1'), time: NOW };
    consent.reread();
    expect(changes).toEqual([]);
  });

  it('may be to forget', () => {
    const { consent, keeper, changes } = aStore(stored('p1'));
    keeper.kept = null;
    consent.reread();
    expect(consent.decision).toBeNull();
    expect(changes).toMatchObject([{ withdrawn: ['preferences'], here: false }]);
  });

  it('does not undo one that the browser would not keep', () => {
    const { consent, changes } = aStore(null, {}, true);
    consent.chooseAll(true);
    consent.reread();
    expect(consent.granted('marketing')).toBe(true);
    expect(changes).toHaveLength(1);
  });

  it('cannot grant what is locked here (R14)', () => {
    const { consent, keeper } = aStore(null, { locked: ['analytics', 'marketing'] });
    keeper.kept = stored('p1a1m1', 'youtube1');
    consent.reread();
    expect(['preferences', 'analytics', 'marketing', 'youtube'].filter(consent.granted)).toEqual([
      'preferences',
    ]);
  });
});
