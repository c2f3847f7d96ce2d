import { describe, expect, it } from 'vitest';
import { services as catalog } from '../../build/catalog.ts';
import { createConsent } from '../../src/decision/consent.ts';
import { isAllGranted, isRefused } from '../../src/policy/policy.ts';
import { otherSites, storedByServices, withDataBlock } from '../../src/policy/storedByServices.ts';
import { aDecision, aKeeper, answers, aPolicy, exceptions } from './given.ts';

describe('what is to go', () => {
  const host = 'www.lincoln.k12.ca.us';
  const all = withDataBlock(catalog, [
    { id: 'lunch', cookies: [{ name: 'lunch', days: 1, purpose: '' }] },
    { id: 'hall', cookies: [{ name: 'hall*', days: 1, purpose: '' }] },
    { id: 'stars', cookies: [{ name: '*', days: 1, purpose: '' }], storage: ['*'] },
    { id: 'google-analytics', storage: ['ga:*'] },
  ]);
  const out = (ids: string[], stay: string[] = []) =>
    storedByServices(
      all,
      host,
      ['hallpass-consent'],
      id => ids.includes(id),
      id => stay.includes(id),
    );

  it.each([
    ['google-analytics', '_ga', true],
    ['google-analytics', '_ga_ABC', true],
    ['google-analytics', '_gaX', false],
    ['google-analytics', '', false],
    ['lunch', 'lunch', true],
    ['stars', 'school', false],
    ['hall', 'hall', true],
    ['hall', 'hallpass-consent', false],
    // On YouTube's own site a setting; here somebody else's.
    ['youtube', 'PREF', false],
    ['facebook', 'fr', false],
  ])('of %s: the cookie %j: %j', (service, name, goes) => {
    expect(out([service]).cookie(name)).toBe(goes);
  });

  it.each([
    ['a number in its place', 5],
    ['null in its place', null],
    ['null among its cookies', [null, { name: 'lunch' }]],
    ['no name', [{}, { name: 'lunch' }]],
    ['a number for its domain', [{ name: 'x', domain: 5 }, { name: 'lunch' }]],
    ['null for its domain', [{ name: 'x', domain: null }, { name: 'lunch' }]],
    ['an object for its path', [{ name: 'x', path: {} }, { name: 'lunch' }]],
  ])('leaves out a cookie of the site’s own list with %s, and keeps the rest', (_, cookies) => {
    const own = [
      { id: 'lunch', cookies },
      { id: 'bus', cookies: [{ name: 'bus' }] },
    ] as never;
    const what = storedByServices(
      withDataBlock(catalog, own),
      host,
      ['hallpass-consent'],
      () => true,
      () => false,
    );
    expect(['x', 'lunch', 'bus', '_ga'].filter(what.cookie)).toEqual(
      Array.isArray(cookies) ? ['lunch', 'bus', '_ga'] : ['bus', '_ga'],
    );
    expect(otherSites(withDataBlock([], own), host)).toEqual([]);
  });

  it.each([
    ['a number', 5],
    ['null among its keys', [null, 'lunch:*']],
    ['an object that is no text', [JSON.parse('{"toString": 1}'), 'lunch:*']],
  ])('leaves out what is no text in the site’s own list of storage: %s', (_, storage) => {
    const own = [{ id: 'lunch', storage }] as never;
    const what = storedByServices(
      withDataBlock(catalog, own),
      host,
      ['hallpass-consent'],
      () => true,
      () => false,
    );
    expect(['5', 'null', 'lunch:1'].filter(what.key)).toEqual(Array.isArray(storage) ? ['lunch:1'] : []);
  });

  it('takes what the site says of a service’s storage for its word, and keeps the catalog’s cookies', () => {
    const what = out(['google-analytics']);
    expect(what.key('ga:1')).toBe(true);
    expect(what.key('school')).toBe(false);
    expect(what.cookie('_ga')).toBe(true);
  });

  it('is nothing that a service which may run shares', () => {
    expect(out(['google-tag-manager', 'google-ads']).cookie('_gcl_au')).toBe(true);
    expect(out(['google-tag-manager'], ['google-ads']).cookie('_gcl_au')).toBe(false);
  });

  it('is on other sites where the company keeps its own', () => {
    expect(
      otherSites(
        all.filter(({ id }) => id === 'youtube'),
        host,
      ),
    ).toEqual(['youtube.com']);
    expect(
      otherSites(
        all.filter(({ id }) => id === 'youtube'),
        'www.youtube.com',
      ),
    ).toEqual([]);
  });
});

describe('a service is refused for good', () => {
  it.each([
    ['matomo', {}, 'a0', '', true],
    ['matomo', {}, 'a1', '', false],
    ['matomo', {}, '', '', false],
    ['matomo', {}, 'a1', 'matomo0', true],
    ['matomo', {}, 'a0', 'matomo1', false],
    ['matomo', { revision: '2' }, 'a1', '', false],
    ['matomo', { revision: '2' }, 'a0', '', true],
    ['matomo', { optOut: true }, '', '', true],
    ['maps', { optOut: true }, '', '', false],
    ['pixel', { locked: ['marketing'] }, 'm1', '', true],
    ['pixel', { offered: ['preferences', 'analytics'] }, '', '', true],
    ['tags', {}, 'a0', '', false],
    ['tags', {}, 'a0m0', '', true],
    ['login', {}, 'p0a0m0', '', false],
    ['umami', { exempt: ['umami'] }, '', '', false],
    ['umami', { exempt: ['umami'] }, 'a0', '', true],
  ])('%s under %j after %j %j: %j', (id, policy, letters, services, refused) => {
    const decision =
      letters || services ? aDecision(answers(letters), { services: exceptions(services) }) : null;
    expect(isRefused(aPolicy(policy as object), decision, id)).toBe(refused);
  });
});

describe('everything is granted', () => {
  it.each([
    ['p1a1m1', '', true],
    ['p1a1m1', 'matomo0', false],
    ['p1a1', '', false],
    ['p1a0m1', '', false],
  ])('after %j %j: %j', (letters, services, all) => {
    const consent = createConsent(
      aPolicy(),
      aKeeper(aDecision(answers(letters), { services: exceptions(services) })),
    );
    expect(isAllGranted(consent)).toBe(all);
  });

  it('but not where a service is retired', () => {
    const services = new Map([...aPolicy().services, ['youtube', ['retired']]]);
    expect(isAllGranted(createConsent(aPolicy({ services }), aKeeper(aDecision(answers('p1a1m1')))))).toBe(
      false,
    );
  });
});
