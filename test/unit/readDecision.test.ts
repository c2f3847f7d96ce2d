import { describe, expect, it } from 'vitest';
import { encode } from '../../src/decision/consentString.ts';
import { readDecision } from '../../src/decision/readDecision.ts';
import { aDecision, answers, DAY, HOUR, NOW } from './given.ts';

const NAME = 'hallpass-consent';

/** The value of a decision of some seconds ago. */
const value = (age: number, letters = 'p1a1m1', sessionOnly = false) =>
  encode(aDecision(answers(letters), { time: NOW - age, sessionOnly }));

const read = (jar: string, maxDays = 180) => readDecision(jar, NAME, NOW, maxDays);

const AGES: [what: string, age: number, maxDays: number, sessionOnly: boolean, counts: boolean][] = [
  ['of this second', 0, 180, false, true],
  ['of a clock that is 23 hours ahead', -23 * HOUR, 180, false, true],
  ['of a clock that is 24 hours ahead', -DAY, 180, false, true],
  ['of a clock that is 25 hours ahead', -25 * HOUR, 180, false, false],
  ['from the next century', -100 * 365 * DAY, 180, false, false],
  ['one second short of 180 days old', 180 * DAY - 1, 180, false, true],
  ['180 days old', 180 * DAY, 180, false, false],
  ['one second over 180 days old', 180 * DAY + 1, 180, false, false],
  ['one second short of a day old, where the site allows one day', DAY - 1, 1, false, true],
  ['a day old, where the site allows one day', DAY, 1, false, false],
  ['399 days old, where the site allows 400', 399 * DAY, 400, false, true],
  ['for this session only, one second short of 12 hours old', 12 * HOUR - 1, 180, true, true],
  ['for this session only, 12 hours old', 12 * HOUR, 180, true, false],
  ['for this session only, one second over 12 hours old', 12 * HOUR + 1, 180, true, false],
  ['for this session only, of a clock that is 23 hours ahead', -23 * HOUR, 180, true, true],
  ['from 1970', NOW, 400, false, false],
];

describe('the decision in the cookie jar', () => {
  it.each(AGES)('%s (%d s; %d days; session only: %s) counts: %s', (_, age, maxDays, sessionOnly, counts) => {
    expect(read(`${NAME}=${value(age, 'p1', sessionOnly)}`, maxDays) !== null).toBe(counts);
  });

  it.each([
    ['an empty jar', ''],
    ['a jar of other cookies', 'theme=dark; sid=1'],
    ['a cookie without a value', `${NAME}=`],
    ['a cookie without an equals sign', NAME],
    ['a cookie whose name ours begins', `${NAME}-2=${value(0)}`],
    ['a cookie that is all value', `${NAME}~${value(0)}`],
    ['a cookie whose name ends like ours', `my-${NAME}=${value(0)}`],
    ['a cookie with our name in capitals', `${NAME.toUpperCase()}=${value(0)}`],
    ['a cookie that carries ours as its value', `other=${NAME}=${value(0)}`],
    ['a cookie of our name with another’s value', `${NAME}=true`],
    ['an escaped value', `${NAME}=${encodeURIComponent(`${value(0)};`)}`],
    ['nothing but separators', '; ; ;;'],
  ])('is none in %s', (_, jar) => {
    expect(read(jar)).toBeNull();
  });

  it.each([
    ['alone', `${NAME}=${value(0)}`],
    ['first', `${NAME}=${value(0)}; theme=dark`],
    ['last', `theme=dark; ${NAME}=${value(0)}`],
    ['without spaces', `theme=dark;${NAME}=${value(0)};a=b`],
    ['with many spaces', `theme=dark;   ${NAME}=${value(0)}`],
    ['after a longer name', `${NAME}-2=v1; ${NAME}=${value(0)}`],
    ['after a cookie with an equals sign', `a=b=c==; ${NAME}=${value(0)}`],
  ])('is found where its cookie stands %s', (_, jar) => {
    expect(read(jar)?.categories).toEqual(answers('p1a1m1'));
  });

  it.each([
    ['the newest stands first', [value(10, 'p0'), value(20, 'p1')]],
    ['the newest stands last', [value(20, 'p1'), value(10, 'p0')]],
    ['a newer one is from the future', [value(10, 'p0'), value(-2 * DAY, 'p1')]],
    ['a newer one is corrupted', [value(10, 'p0'), `${value(5, 'p1')}!`]],
    ['the others are too old', [value(181 * DAY, 'p1'), value(10, 'p0'), value(200 * DAY, 'p1')]],
    ['a newer one was for a session that is over', [value(14 * HOUR, 'p0'), value(13 * HOUR, 'p1', true)]],
  ])('of several is the newest valid one: %s', (_, values) => {
    expect(read(values.map(one => `${NAME}=${one}`).join('; '))?.categories).toEqual(answers('p0'));
  });

  it('may have any name that a cookie can have', () => {
    for (const name of ['a.b', 'x+y', '$', '^', 'a|b', '__proto__']) {
      expect(readDecision(`${name}=${value(0)}; axb=v1`, name, NOW, 180)).not.toBeNull();
    }
  });
});
