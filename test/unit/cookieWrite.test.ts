import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookieDate, readCookieWrite, withMaxAge } from '../../src/policy/cookieWrite.ts';
import { DAY, NOW } from './given.ts';

const at = NOW * 1000;
const read = (text: string) => readCookieWrite(text, at);
const inDays = (days: number) => new Date((NOW + days * DAY) * 1000).toUTCString();

describe('a written cookie’s name', () => {
  it.each([
    ['a=b', 'a'],
    [' \ta \t= b ', 'a'],
    ['a=b=c', 'a'],
    ['a="b; Max-Age=5"', 'a'],
    ['=b', ''],
    ['b', ''],
    ['', ''],
    ['; Max-Age=5', ''],
    ['__Host-a=b; Secure; Path=/', '__Host-a'],
    ['__proto__=b', '__proto__'],
    ['a.*[b]$=c', 'a.*[b]$'],
    ['🍪=b', '🍪'],
    ['\ud800=b', '\ud800'],
    [`${'n'.repeat(5000)}=b`, 'n'.repeat(5000)],
  ])('of %j is %j', (text, name) => {
    expect(read(text).name).toBe(name);
  });
});

describe('a written cookie', () => {
  it.each([
    ['a=b'],
    ['a=b; Path=/; Secure; Partitioned'],
    ['a=b; Max-Age'],
    ['a=b; Max-Age='],
    ['a=b; Max-Age=1.5'],
    ['a=b; Max-Age=0x10'],
    ['a=b; Max-Age=tomorrow'],
    ['a=b; Expires=tomorrow'],
    ['a=b; Expires=2027-02-01'],
    ['a=b; Expires=0'],
    ['a=b; NotMax-Age=5'],
    ['a=b; Max-Age=5; Max-Age=x'],
    [`a=b; Expires=${inDays(2)}; Expires=never`],
    [`a=b; Expires=${inDays(2)}; expires`],
    ['a=b Max-Age=5'],
    ['Max-Age=5'],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    [`a=b; Expires=${' '.repeat(10)}${'x'.repeat(1025)} ${inDays(1)}`],
    ['a=b; Path="; Max-Age'],
  ])('ends with the session if it says %j', text => {
    expect(read(text).lifetime).toBeNaN();
  });

  it.each([
    ['a=b; Max-Age=5', 5],
    ['a=b;max-age=5', 5],
    ['a=b ;\tMAX-AGE \t=\t 5 ;Secure', 5],
    ['a=b; Max-Age=5; Max-Age=6', 6],
    ['a=b; Max-Age=+5', 5],
    ['a=b; Max-Age=5; Expires; Path', 5],
    ['a=b; Max-Age=-1', -1],
    ['a=b; Max-Age=0', 0],
    ['a=b; Max-Age=007', 7],
    [`a=b; Max-Age=5; Expires=${inDays(2)}`, 5],
    [`a=b; Expires=${inDays(2)}; Max-Age=5`, 5],
    [`a=b; Expires=${inDays(2)}; Max-Age=x`, 2 * DAY],
    [`a=b; eXPIRES = ${inDays(2)} ; Path=/`, 2 * DAY],
    [`a=b; Expires=${inDays(2)}; Expires=${inDays(3)}`, 3 * DAY],
    [`a=b; Max-Age=5; Max-Age; Expires=${inDays(2)}`, 2 * DAY],
    ['a="x; Max-Age=5; "', 5],
    ['a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT', -NOW],
    ['a=b; Path=/; Domain=a.test; SameSite=None; Secure; Partitioned; Max-Age=9', 9],
  ])('that says %j lasts %d seconds', (text, seconds) => {
    expect(read(text).lifetime).toBe(seconds);
  });

  it('keeps all but its life when that is changed', () => {
    expect(withMaxAge('a="b" ;Secure;MAX-AGE = 5; Path=/x ; expires=never; X', 0)).toBe(
      'a="b" ;Secure; Path=/x ; X',
    );
    expect(withMaxAge('a=b; Expires=x', 60)).toBe('a=b; Max-Age=60');
    expect(withMaxAge('a=b', 0)).toBe('a=b');
  });
});

describe('a cookie’s date', () => {
  const day = Date.UTC(2027, 1, 3, 4, 5, 6);
  it.each([
    ['Wed, 03 Feb 2027 04:05:06 GMT', day],
    ['Wednesday, 03-Feb-27 04:05:06 GMT', day],
    ['Wed Feb  3 04:05:06 2027', day],
    ['3 feb 2027 4:5:6', day],
    ['04:05:06 2027 february 3', day],
    ['04:05:06 3 februarium 2027', day],
    ['2027 Feb 3 04:05:06', day],
    ['03/Feb/2027;04:05:06', day],
    ['Wed, 03 Feb 2027 04:05:06 GMT+0500', day],
    ['3th Feb 2027AD 04:05:06am', day],
    ['Mon, 31 Dec 69 00:00:00 GMT', Date.UTC(2069, 11, 31)],
    ['Mon, 31 Dec 70 00:00:00 GMT', Date.UTC(1970, 11, 31)],
    ['Mon, 31 Dec 99 00:00:00 GMT', Date.UTC(1999, 11, 31)],
    ['1 Jan 1601 00:00:00', Date.UTC(1601, 0, 1)],
    ['1 Jan 1600 00:00:00', Number.NaN],
    ['1 Jan 100 00:00:00', Number.NaN],
    ['31 Dec 9999 23:59:59', Date.UTC(9999, 11, 31, 23, 59, 59)],
    ['1 Jan 10000 00:00:00', Number.NaN],
    ['29 Feb 2028 00:00:00', Date.UTC(2028, 1, 29)],
    ['29 Feb 2027 00:00:00', Number.NaN],
    ['31 Apr 2027 00:00:00', Number.NaN],
    ['0 Jan 2027 00:00:00', Number.NaN],
    ['32 Jan 2027 00:00:00', Number.NaN],
    ['1 Jan 2027 24:00:00', Number.NaN],
    ['1 Jan 2027 23:60:00', Number.NaN],
    ['1 Jan 2027 23:59:60', Number.NaN],
    ['1 Jan 2027 23:59', Number.NaN],
    ['1 January 2027', Number.NaN],
    ['1 Foo 2027 00:00:00', Number.NaN],
    ['1 Jan 2027 000:00:00', Number.NaN],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['', Number.NaN],
    ['2027-02-03T04:05:06Z', Number.NaN],
  ])('%j', (text, time) => {
    expect(cookieDate(text)).toBe(time);
  });

  it('is understood as it was meant, for every second from 1970 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) / 1000 }), seconds => {
        expect(cookieDate(new Date(seconds * 1000).toUTCString())).toBe(seconds * 1000);
      }),
      { verbose: true },
    );
  });
});

describe('whatever is written', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '; ',
      ';',
      '=',
      'Max-Age',
      'expires',
      '1',
      '-5',
      'Path=/',
      inDays(3),
      '\0',
      '\n',
      '"',
      ' ',
      '\t',
    ),
  );
  const text = fc.array(piece, { maxLength: 12 }).map(parts => parts.join(''));

  it('is read without an exception', () => {
    fc.assert(
      fc.property(text, written => {
        const { name, lifetime: lasts } = read(written);
        expect(typeof name).toBe('string');
        expect(typeof lasts).toBe('number');
      }),
      { verbose: true },
    );
  });

  it('ends with the session, or after so many seconds, once it is told to; its name and value stay', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(0, 60, 86_400), (written, seconds) => {
        const after = withMaxAge(written, seconds);
        expect(read(after).lifetime).toBe(seconds || Number.NaN);
        expect(after.split(';')[0]).toBe(written.split(';')[0]);
      }),
      { verbose: true },
    );
  });
});
