import { beforeEach, describe, expect, it } from 'vitest';
import { tellVendors } from '../../src/effects/signals/consentMode.ts';
import type { Problem } from '../../src/problems.ts';
import { aDecision, answers } from '../unit/given.ts';
import { aGate, type Wishes } from './aGate.ts';

beforeEach(() => {
  for (const name of ['dataLayer', 'uetq', 'clarity'] as const) delete window[name];
});

/** A page whose tag says `data-consent-mode`; what it was told of, and what the webmaster was. */
function aPage(vendors: string[], wishes: Wishes = {}) {
  const problems: Problem[] = [];
  const { consent } = aGate(wishes);
  tellVendors(consent, vendors, (...problem) => problems.push(problem));
  return { consent, problems };
}

const isEvent = (entry: unknown) => 'event' in (entry as object);
const commands = () =>
  (window.dataLayer as unknown[]).filter(entry => !isEvent(entry)).map(entry => [...(entry as unknown[])]);
const events = () => (window.dataLayer as unknown[]).filter(isEvent);
const told = () => (window.clarity?.q ?? []).map(command => [...(command as unknown[])]);

const stored = (letters: string) => aDecision(answers(letters), { time: Math.floor(Date.now() / 1000) - 60 });

const ALL_DENIED = {
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: 'denied',
  functionality_storage: 'denied',
  personalization_storage: 'denied',
  security_storage: 'granted',
};
const WAITING = { ...ALL_DENIED, wait_for_update: 500 };
const ads = { ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' };
const statistics = { analytics_storage: 'granted' };
const comforts = { functionality_storage: 'granted', personalization_storage: 'granted' };

describe('Google', () => {
  it('hears first that nothing is granted, in the form that its tag understands', () => {
    aPage(['google']);
    expect(commands()).toEqual([['consent', 'default', WAITING]]);
    expect(Object.prototype.toString.call(window.dataLayer && (window.dataLayer as unknown[])[0])).toBe(
      '[object Arguments]',
    );
  });

  it.each([
    ['p0a0m0', {}],
    ['p1a0m0', comforts],
    ['p0a1m0', statistics],
    ['p0a0m1', ads],
    ['p1a1m0', { ...comforts, ...statistics }],
    ['p1a0m1', { ...comforts, ...ads }],
    ['p0a1m1', { ...statistics, ...ads }],
    ['p1a1m1', { ...comforts, ...statistics, ...ads }],
    ['a1', statistics],
  ])('hears of a stored %s at once: the default is denied all the same', (letters, granted) => {
    aPage(['google'], { kept: stored(letters) });
    expect(commands()).toEqual([
      ['consent', 'default', WAITING],
      ['consent', 'update', { ...ALL_DENIED, ...granted }],
    ]);
  });

  it.each([
    ['what is locked (R14)', { locked: ['analytics', 'marketing'] as const }],
    ['what is not offered', { offered: ['preferences'] as const }],
    ['what an opt-out signal overrules (R16)', { optOut: true }],
  ])('never hears that %s is granted', (_, policy) => {
    aPage(['google'], { kept: stored('p1a1m1'), policy });
    expect(commands().at(-1)).toEqual(['consent', 'update', { ...ALL_DENIED, ...comforts }]);
  });

  it('hears of grants under an old revision that they are denied, until they are confirmed (R20)', () => {
    const { consent } = aPage(['google'], { kept: stored('p1a1m0'), policy: { revision: '2' } });
    expect(commands().at(-1)).toEqual(['consent', 'update', ALL_DENIED]);
    consent.choose({ analytics: true });
    expect(commands().at(-1)).toEqual(['consent', 'update', { ...ALL_DENIED, ...statistics }]);
  });

  it('hears of each change once, and a container gets an event after it', () => {
    const { consent } = aPage(['google']);
    consent.choose({ analytics: true, preferences: false });
    consent.choose({ analytics: true });
    consent.chooseAll(false);
    consent.forget();
    const { length } = window.dataLayer as unknown[];
    expect(length).toBe(7);
    expect(commands().slice(1)).toEqual([
      ['consent', 'update', { ...ALL_DENIED, ...statistics }],
      ['consent', 'update', ALL_DENIED],
      ['consent', 'update', ALL_DENIED],
    ]);
    // What an event sets off must know already.
    expect((window.dataLayer as unknown[]).map(isEvent)).toEqual([
      false,
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
    expect(events()).toEqual([
      { event: 'hallpass_change', hallpass_granted: 'analytics', hallpass_withdrawn: '' },
      { event: 'hallpass_change', hallpass_granted: '', hallpass_withdrawn: 'analytics' },
      { event: 'hallpass_change', hallpass_granted: '', hallpass_withdrawn: '' },
    ]);
  });

  it.each([
    ['a command', [['js', 0]]],
    ['an event', [{ event: 'gtm.js' }]],
  ])('that was given %s before us hears an update, and the webmaster a line', (_, entries) => {
    window.dataLayer = [...entries] as unknown[];
    const { problems } = aPage(['google']);
    expect(problems).toEqual([['late']]);
    expect([...((window.dataLayer as unknown[])[1] as unknown[])]).toEqual(['consent', 'update', ALL_DENIED]);
    expect(window.dataLayer).toHaveLength(2);
  });

  it('may have an empty list before us', () => {
    window.dataLayer = [];
    expect(aPage(['google']).problems).toEqual([]);
    expect(commands()).toEqual([['consent', 'default', WAITING]]);
  });

  it('hears nothing where it is not named', () => {
    const { consent } = aPage(['microsoft']);
    consent.chooseAll(true);
    expect(window.dataLayer).toEqual(events());
  });

  it.each([
    ['a text', 'here'],
    ['an element of that name', { length: 3 }],
    ['a list that takes nothing', Object.freeze([])],
  ])('finds %s in the place of the list: the page goes on', (_, layer) => {
    window.dataLayer = layer as never;
    const { consent } = aPage(['google']);
    consent.chooseAll(true);
    expect(consent.granted('marketing')).toBe(true);
  });
});

describe('Microsoft', () => {
  const denied = { ad_Storage: 'denied', analytics_Storage: 'denied' };

  it('hears first that nothing is granted: UET and Clarity', () => {
    aPage(['microsoft']);
    expect(window.uetq).toEqual(['consent', 'default', { ad_storage: 'denied' }]);
    expect(told()).toEqual([['consentv2', denied]]);
  });

  it.each([
    ['p1a1m0', 'denied', 'granted'],
    ['p0a0m1', 'granted', 'denied'],
  ])('hears of a stored %s at once', (letters, marketing, analytics) => {
    aPage(['microsoft'], { kept: stored(letters) });
    expect(window.uetq).toEqual([
      ...['consent', 'default', { ad_storage: 'denied' }],
      ...['consent', 'update', { ad_storage: marketing }],
    ]);
    // Once: denied and then granted, Clarity would drop its visitor's id in between.
    expect(told()).toEqual([['consentv2', { ad_Storage: marketing, analytics_Storage: analytics }]]);
  });

  it('hears of each change, in whatever its scripts put in the place of the lists', () => {
    const { consent } = aPage(['microsoft']);
    const heard: unknown[] = [];
    window.uetq = { push: (...entries) => heard.push(entries) };
    window.clarity = (...command) => heard.push(command);
    consent.chooseAll(true);
    expect(heard).toEqual([
      ['consent', 'update', { ad_storage: 'granted' }],
      ['consentv2', { ad_Storage: 'granted', analytics_Storage: 'granted' }],
    ]);
  });

  it('keeps what was queued for Clarity before us', () => {
    const heard: unknown[] = [];
    const own = (...command: unknown[]) => heard.push(command);
    window.clarity = own;
    aPage(['microsoft', 'google']);
    expect(window.clarity).toBe(own);
    expect(heard).toEqual([['consentv2', denied]]);
    expect(commands()).toHaveLength(1);
  });
});

it('makes nothing of all this where the site asks for none of it', () => {
  const { consent } = aGate();
  tellVendors(consent, undefined, () => {});
  consent.chooseAll(true);
  expect([window.dataLayer, window.uetq, window.clarity]).toEqual([undefined, undefined, undefined]);
});
