import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../src/effects/page/chooseLanguage.ts';

const SHIPPED = ['en', 'es'];

describe('the language', () => {
  it.each([
    ['es', 'es'],
    ['es-MX', 'es'],
    ['es-419', 'es'],
    ['es_US', 'es'],
    ['es_419', 'es'],
    ['EN-us', 'en'],
    ['pt', 'en'],
    ['pt-BR', 'en'],
    ['zh-Hant', 'en'],
    ['und', 'en'],
    ['x', 'en'],
    ['ES', 'es'],
    ['Es-mx', 'es'],
    ['en', 'en'],
    ['en-US', 'en'],
    ['en-GB-oxendict', 'en'],
    ['fr', 'en'],
    ['zh-Hans', 'en'],
    ['spa', 'en'],
    ['español', 'en'],
    ['x-default', 'en'],
    ['__proto__', 'en'],
    [' ', 'en'],
    ['', 'en'],
  ])('of "%s" is %s', (code, spoken) => {
    expect(chooseLanguage([code], SHIPPED)).toBe(spoken);
  });

  it.each([
    [['es', 'en', 'en'], 'es'],
    [['', 'es', 'en'], 'es'],
    [[undefined, null, 'es-MX'], 'es'],
    // The first that says anything decides, also if we do not speak it: the browser's is no better guess.
    [['vi', 'es', 'es'], 'en'],
    [[], 'en'],
    [['', undefined, null], 'en'],
  ])('of %j is that of the first which says anything: %s', (candidates, spoken) => {
    expect(chooseLanguage(candidates, SHIPPED)).toBe(spoken);
  });

  it('is one more as soon as one more is shipped', () => {
    expect(chooseLanguage(['vi-VN'], [...SHIPPED, 'vi'])).toBe('vi');
  });
});
