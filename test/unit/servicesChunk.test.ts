import { describe, expect, it } from 'vitest';
import { languages, sentencesOf } from '../../build/locales.ts';
import schema from '../../src/catalog/service.schema.json';
import { cookiesOf } from '../../src/ui/cookiesOf.ts';
import { comingChange, inWords } from '../../src/ui/first-layer/comingChange.ts';
import { lifetime } from '../../src/ui/lifetime.ts';

const DAY = 86_400;

describe('the life of a cookie, in words', () => {
  const translator = (language: string) => ({ language, t: (key: string) => key });

  it.each([
    [0, 'services.session', 'services.session'],
    [0.0003, '1 minute', '1 minuto'],
    [1 / 48, '30 minutes', '30 minutos'],
    [1 / 24, '1 hour', '1 hora'],
    [0.5, '12 hours', '12 horas'],
    [1, '1 day', '1 día'],
    [180, '180 days', '180 días'],
    [365, '1 year', '1 año'],
    [390, '390 days', '390 días'],
    [730, '2 years', '2 años'],
  ])('%d days: %s', (days, en, es) => {
    expect([lifetime(days, translator('en')), lifetime(days, translator('es'))]).toEqual([en, es]);
  });
});

describe('what a service keeps', () => {
  const cookies = [
    { name: '_ga', days: 730, purpose: 'visitor' },
    { name: '_ga_*', days: 730, purpose: 'session' },
    { name: '_gid', days: 1, purpose: 'visitor' },
    { name: 'PREF', days: 240, purpose: 'visitor', domain: '.youtube.com' },
  ];
  const lives = (longest: (name: string) => number) =>
    cookiesOf({ cookies }, longest).map(({ purpose, lives }) => [purpose, ...lives.keys()]);

  it('is told by what it is for, and by how long', () => {
    const [kept] = cookiesOf(
      { cookies: [...cookies, { name: '_x', days: 1, purpose: 'visitor' }] },
      () => 1e9,
    );
    expect([...(kept?.lives ?? [])]).toEqual([
      [730, ['_ga']],
      [1, ['_gid', '_x']],
      [240, ['PREF']],
    ]);
    expect(lives(() => Number.POSITIVE_INFINITY)).toEqual([
      ['visitor', 730, 1, 240],
      ['session', 730],
    ]);
  });

  it('ends when this site has it end; on the company’s own site, when the company says', () => {
    expect(lives(() => 30 * DAY)).toEqual([
      ['visitor', 30, 1, 240],
      ['session', 30],
    ]);
    expect(lives(name => (name === '_gid' ? DAY : 0))[0]).toEqual(['visitor', 0, 1, 240]);
  });
});

describe('a change of policy that is to come', () => {
  const at = (text: string) => +new Date(text);

  it('is announced until its day begins where the visitor is', () => {
    expect(comingChange('2027-08-15', at('2027-08-14T23:59:59'))).toBeDefined();
    expect(comingChange('2027-08-15', at('2027-08-15T00:00:00'))).toBeUndefined();
    expect(comingChange(undefined, 0)).toBeUndefined();
  });

  it.each([
    ['2027-08-15', '2027-08-14T23:59:59', 1],
    ['2027-08-15', '2027-08-14T00:00:00', 1],
    ['2027-08-15', '2027-07-16T00:00:00', 30],
    ['2027-08-15', '2027-07-16T23:59:59', 30],
    ['2027-08-15', '2027-07-17T00:00:00', 29],
    // Wherever clocks go forward or back, they do so on some days in between.
    ['2028-01-15', '2027-07-15T23:30:00', 184],
    ['2027-07-15', '2027-01-15T00:30:00', 181],
  ])('on %s is, at %s, %d days ahead, as a calendar counts them', (day, now, days) => {
    expect(comingChange(day, at(now))?.daysLeft).toBe(days);
  });

  it('has its day in the words of each language, the same day everywhere', () => {
    const { day } = comingChange('2027-08-15', 0) as { day: Date };
    expect([inWords(day, 'en'), inWords(day, 'es')]).toEqual(['August 15, 2027', '15 de agosto de 2027']);
  });
});

describe('the purposes of cookies', () => {
  const keys = schema.properties.cookies.items.properties.purpose.enum;

  it.each(languages)('are all said in %s, each in a sentence', language => {
    const purposes: Record<string, string> = sentencesOf(language).purposes;
    expect(keys.filter(key => !/^\p{Lu}.*\.$/u.test(purposes[key] ?? ''))).toEqual([]);
  });
});
