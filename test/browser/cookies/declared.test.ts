import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { DISTRICT, lines, place, stored, TRY, tag } from '../journeys/steps.ts';

const here = place();

const services = [
  { id: 'acme', category: 'analytics', hosts: ['acme.test'], cookies: [{ name: 'acme_*' }] },
  { id: 'bells', category: 'essential', hosts: ['bells.test'], cookies: [{ name: 'acme_bell' }] },
];
const BLOCK = `<script type="application/json" data-hallpass nonce="{{nonce}}">${JSON.stringify({ services })}</script>`;

/** Writes cookies while the page is read, in both ways that script has, and then sees what is in the jar. */
const WRITES = `<script nonce="{{nonce}}">
  document.cookie = 'acme_first=1; Path=/; Max-Age=86400';
  document.cookie = 'acme_bell=1; Path=/';
  document.cookie = 'theme=dark; Path=/';
  window.seen = (window.cookieStore?.set('acme_store', '1') ?? Promise.resolve())
    .then(() => document.cookie.split('; ').map(pair => pair.split('=')[0]).sort());
</script>`;

const seen = (visitor: Visitor) => visitor.page.evaluate(() => (window as { seen?: Promise<string[]> }).seen);
const others = async (visitor: Visitor) =>
  (await visitor.cookies())
    .map(({ name }) => name)
    .filter(name => name !== 'hallpass-consent')
    .sort();

describe('a cookie that the data block declares', () => {
  const open = (choices: string, files = '') => {
    here.page({ tag: BLOCK + tag() + WRITES });
    return here.open(TRY, {
      ...(choices && { stored: stored(choices) }),
      prepare: async ({ context }) => {
        if (files) await context.route(files, route => route.abort());
      },
    });
  };

  it.each(['', 'p0a0m0', 'p1a0m1'])(
    'is never in the jar while its service is held, from the first write on (%j)',
    async choices => {
      const visitor = await open(choices);
      expect(await seen(visitor)).toEqual(
        ['acme_bell', ...(choices ? ['hallpass-consent'] : []), 'theme'].sort(),
      );
      expect(await others(visitor)).toEqual(['acme_bell', 'theme']);
    },
  );

  it('is so though what sweeps never comes', async () => {
    const visitor = await open('', '**/hallpass-sweep*');
    expect(await seen(visitor)).toEqual(['acme_bell', 'theme']);
    expect(await others(visitor)).toEqual(['acme_bell', 'theme']);
  });

  it('is written while its service is granted', async () => {
    const visitor = await open('p0a1m0');
    expect(await seen(visitor)).toEqual([
      'acme_bell',
      'acme_first',
      'acme_store',
      'hallpass-consent',
      'theme',
    ]);
  });
});

describe('a cookie that a server lets outlive the site’s limit', () => {
  const open = (choices: string) => {
    here.page({ tag: tag('data-cookie-limit="session"') });
    return here.open(TRY, {
      ...(choices && { stored: stored(choices, { flags: 's' }) }),
      prepare: ({ context }) =>
        context.addCookies([
          { name: 'comment_author', value: '1', url: DISTRICT, expires: Math.floor(Date.now() / 1000) + 3e7 },
          { name: 'theme', value: 'dark', url: DISTRICT },
        ]),
    });
  };

  // Chromium alone tells when a cookie ends.
  it.each(['', 'p0a0m0', 'p1', 'p1a1m1'])(
    'is named to the webmaster, whatever the visitor answered (%j)',
    async choices => {
      const visitor = await open(choices);
      await expect.poll(() => lines(visitor)).toEqual([expect.stringContaining('"comment_author" outlives')]);
    },
  );

  it('costs a visitor who accepted everything nothing where there is none', async () => {
    here.page({ tag: tag('data-cookie-limit="session"') });
    const visitor = await here.open(TRY, { stored: stored('p1a1m1', { flags: 's' }) });
    expect(lines(visitor)).toEqual([]);
    expect(here.chunks('sweep')).toBe(0);
  });
});
