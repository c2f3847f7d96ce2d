import { describe, expect, it } from 'vitest';
import { cookieScopes } from '../../src/policy/cookieScopes.ts';

const places = (hostname: string, pathname: string) => new Set(cookieScopes({ hostname, pathname }));

describe('where a cookie of this page may be', () => {
  it.each([
    ['/', ['/']],
    ['/a', ['/', '/a', '/a/']],
    ['/a/b', ['/', '/a', '/a/', '/a/b', '/a/b/']],
    ['/a/b/', ['/', '/a', '/a/', '/a/b', '/a/b/']],
    ['//a', ['/', '//', '//a', '//a/']],
  ])('a page at %s: at %j', (pathname, paths) => {
    for (const path of paths) expect(places('oakhill.test', pathname)).toContain(`; Path=${path}`);
  });

  it.each([
    ['localhost', ['', 'localhost']],
    ['es.district.org', ['', 'es.district.org', 'district.org', 'org']],
    ['www.lincoln.k12.ca.us', ['', 'www.lincoln.k12.ca.us', 'lincoln.k12.ca.us', 'k12.ca.us', 'ca.us', 'us']],
  ])('on %s: of %j, as far as the browser allows', (hostname, domains) => {
    const ends = domains.map(domain => domain && `; Domain=${domain}`);
    expect(places(hostname, '/a')).toEqual(
      new Set(ends.flatMap(end => ['/', '/a', '/a/'].map(path => `; Path=${path}${end}`))),
    );
  });
});
