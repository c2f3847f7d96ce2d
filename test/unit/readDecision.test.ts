import { describe, expect, it } from 'vitest';
import { encode } from '../../src/decision/consentString.ts';
import { readDecision } from '../../src/decision/readDecision.ts';
import { consentNames } from '../../src/policy/consentNames.ts';
import { aDecision, answers, DAY, HOUR, NOW } from './given.ts';

const NAME = 'hallpass-consent';

/** The value of a decision of some seconds ago. */
const value = (age: number, letters = 'p1a1m1', sessionOnly = false) =>
  encode(aDecision(answers(letters), { time: NOW - age, sessionOnly }));

const read = (jar: string, maxDays = 180) => readDecision(jar, consentNames(NAME), NOW, maxDays);

const AGES: [what: string, age: number, maxDays: number, sessionOnly: boolean, counts: boolean][] = [
  ['of this second', 0, 180, false, true],
  ['of a clock that is five minutes ahead', -300, 180, false, true],
  ['of a clock that is a second more ahead', -301, 180, false, false],
  ['of a clock that is an hour ahead', -HOUR, 180, false, false],
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
  ['for this session only, of a clock that is five minutes ahead', -300, 180, true, true],
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

  /** Several cookies, the newest first: choices, flags and services of each. */
  const several = (...cookies: string[]) => {
    const jar = cookies.map((one, i) => `${NAME}=v1.${(NOW - 10 * i).toString(36)}.0.${one}`).join('; ');
    const decision = read(jar);
    // In whatever order the browser has them.
    expect(read(jar.split('; ').reverse().join('; '))).toEqual(decision);
    return (
      decision &&
      encode({ ...decision, time: NOW })
        .split('.')
        .slice(3)
        .join('.')
    );
  };

  it.each([
    ['a neighbor’s grant overrules no refusal', ['p1a1m1.-', 'p0a0m0.-'], 'p0a0m0.-'],
    ['nor does a third one', ['p1a1m1.-', 'p1a1m1.-', 'p1a1m0.-'], 'p1a1m0.-'],
    ['a refusal overrules a grant', ['p0a0m0.-', 'p1a1m1.-'], 'p0a0m0.-'],
    ['what an older one grants is not granted by it', ['p1.-', 'p1a1m1.-'], 'p1.-'],
    ['what an older one leaves open is the newer one’s', ['p1a1m1.-', 'p1.-'], 'p1a1m1.-'],
    ['a service that an older one refuses stays refused', ['m1.-', 'm1.-.youtube0'], 'm1.-.youtube0'],
    ['a service is not granted past a refusal', ['m1.-.youtube1', 'm0.-'], 'm0.-'],
    ['but where both grant it', ['m0.-.youtube1', 'm0.-.youtube1'], 'm0.-.youtube1'],
    ['or the other refuses nothing', ['m0.-.youtube1', 'p1.-'], 'm0.-.youtube1'],
    ['a shared computer stays one', ['p1.-', 'p1.s'], 'p1.s'],
    ['nobody knows of a signal for another', ['a1.g', 'a1.-'], 'a1.-'],
  ])('of several grants what the newest grants and none refuses: %s', (_, cookies, united) => {
    expect(several(...cookies)).toBe(united);
  });

  it('may be one that was made on http, where https stood in the way', () => {
    expect(read(`${NAME}-http=${value(0, 'p1')}`)?.categories).toEqual(answers('p1'));
    expect(read(`${NAME}-http=${value(9, 'p0')}; ${NAME}=${value(0, 'p1')}`)?.categories).toEqual(
      answers('p0'),
    );
    expect(read(`${NAME}-http=${value(0, 'p1')}; ${NAME}=${value(9, 'p0')}`)?.categories).toEqual(
      answers('p0'),
    );
  });

  it('may have any name that a cookie can have', () => {
    for (const name of ['a.b', 'x+y', '$', '^', 'a|b', '__proto__']) {
      expect(readDecision(`${name}=${value(0)}; axb=v1`, [name], NOW, 180)).not.toBeNull();
    }
  });
});
