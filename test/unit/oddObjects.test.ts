import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributes } from '../../src/config/attributes.ts';
import { readConfig } from '../../src/config/readConfig.ts';
import { readSite } from '../../src/config/readSite.ts';
import { encode } from '../../src/decision/consentString.ts';
import { decide, difference } from '../../src/decision/decide.ts';
import { readDecision } from '../../src/decision/readDecision.ts';
import { answersInForce, isAllGranted } from '../../src/policy/policy.ts';
import { fill, sentenceOf } from '../../src/ui/sentenceOf.ts';
import { aDecision, answers, aPolicy, NOW } from './given.ts';

const OF_ALL = Object.prototype as unknown as Record<string, unknown>;

// What frameworks of old and careless pages do, above the tag.
describe('on a page whose every object has members of the page’s own', () => {
  beforeAll(() => {
    OF_ALL.extend = () => {};
    OF_ALL.each = 'each';
  });
  afterAll(() => {
    delete OF_ALL.extend;
    delete OF_ALL.each;
  });

  it('the attributes are what they are elsewhere', () => {
    const { config, problems } = readConfig({ audience: 'children' }, 'https://a.test/', 'a.test');
    expect(Object.keys(config)).toEqual(Object.keys(attributes));
    expect(config.audience).toBe('children');
    expect(problems).toEqual([]);
  });

  it('the data block is read', () => {
    const site = readSite(
      [
        {
          textContent:
            '{"services": [{"id": "lunch", "category": "analytics"}], "texts": {"en": {"reopen": "x"}}}',
        },
      ],
      new Map(),
    );
    expect(site.services.map(({ id }) => id)).toEqual(['lunch']);
    expect(Object.keys(site.texts)).toEqual(['en']);
    expect(site.problems).toEqual([]);
  });

  it('a choice is what was chosen, and nothing besides', () => {
    const policy = aPolicy({});
    const before = aDecision(answers('p1a1m1'), { services: {} });
    expect(answersInForce(policy, before).services).toEqual(Object.create(null));
    const after = decide(policy, before, { analytics: false }, NOW, false);
    expect(after && encode(after)).toBe(encode(aDecision(answers('p1a0m1'))));
    expect(difference(policy, before, after)).toEqual({
      granted: [],
      withdrawn: ['analytics'],
    });
    const granted = (name: string) => name !== 'nothing';
    expect(isAllGranted({ granted, policy, decision: before } as never)).toBe(true);
  });

  it('several cookies are one decision', () => {
    const value = encode(aDecision(answers('p1a0')));
    const decision = readDecision(`c=${value}; c=${value}`, ['c'], NOW, 180);
    expect(decision && encode(decision)).toBe(value);
  });
});

describe('a word that every object has', () => {
  it.each(['constructor', 'constructor.name', 'toString', '__proto__', 'banner.constructor.name'])(
    'is no sentence: %s',
    key => {
      expect(sentenceOf({ banner: { title: 'Cookies' } }, key)).toBeUndefined();
      expect(sentenceOf('a text', key)).toBeUndefined();
    },
  );

  it.each(['constructor', 'toString', '__proto__', 'valueOf'])('is no value in a sentence: %s', name => {
    expect(fill(`Cookies of {{${name}}}{{site}}`, { site: 'Oak Hill' })).toBe('Cookies of Oak Hill');
  });
});
