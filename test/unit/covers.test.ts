import { describe, expect, it } from 'vitest';
import { covers } from '../../src/catalog/covers.ts';

describe('a host name in the catalog, a data block or data-allow', () => {
  it.each([
    ['acme.test', 'acme.test', true],
    ['acme.test', 'cdn.acme.test', true],
    ['acme.test', 'a.cdn.acme.test', true],
    ['acme.test', 'notacme.test', false],
    ['acme.test', 'test', false],
    ['*.acme.test', 'acme.test', false],
    ['*.acme.test', 'cdn.acme.test', true],
    ['*.acme.test', 'a.cdn.acme.test', true],
    ['*.acme.test', 'notacme.test', false],
  ])('%s means %s: %s', (name, host, does) => {
    expect(covers(name, host)).toBe(does);
  });
});
