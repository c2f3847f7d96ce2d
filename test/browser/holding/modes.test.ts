import { describe, expect, it } from 'vitest';
import { hosts, place, stored, TRY, tag } from '../journeys/steps.ts';

const world = place();

/** Above the tag: keeps what the platform's functions are, to compare them later. Runs in the page. */
function remember(): void {
  const owners = Object.getOwnPropertyNames(window).flatMap(name => {
    const value = Object.getOwnPropertyDescriptor(window, name)?.value;
    return typeof value === 'function' ? [value, ...(value.prototype ? [value.prototype] : [])] : [];
  });
  const snapshot = () =>
    [window, ...owners].map(owner => Object.entries(Object.getOwnPropertyDescriptors(owner)));
  const before = snapshot();
  Object.assign(window, {
    /** Names of the properties that are not what they were. */
    changed: () => {
      const now = new Map<unknown, object>();
      return before
        .flatMap((entries, index) =>
          entries.filter(([name, old]) => {
            const owner = index ? owners[index - 1] : window;
            if (!now.has(owner)) now.set(owner, Object.getOwnPropertyDescriptors(owner));
            const fresh = (now.get(owner) as Record<string, PropertyDescriptor>)[name];
            return (['value', 'get', 'set'] as const).some(
              part => typeof old[part] === 'function' && old[part] !== fresh?.[part],
            );
          }),
        )
        .map(([name]) => name);
    },
  });
}

const withMemory = (attributes = '') => `<script>(${remember})()</script>${tag(attributes)}`;
const changed = () => (window as unknown as { changed(): string[] }).changed();

describe('the page’s own functions', () => {
  it('are stood in for while something is held', async () => {
    world.page({ tag: withMemory(), free: true });
    const visitor = await world.open(TRY, { stored: stored('p0a0m0') });
    expect(await visitor.page.evaluate(changed)).toEqual(
      expect.arrayContaining(['fetch', 'setAttribute', 'innerHTML']),
    );
  });

  it('are the browser’s once everything is granted: on the next page, and on this one', async () => {
    world.page({ tag: withMemory(), free: true });
    const visitor = await world.open(TRY, { stored: stored('p1a1m1') });
    expect(await visitor.page.evaluate(changed)).toEqual([]);

    const other = await world.open(TRY);
    await other.button('accept-all').click();
    expect(await other.page.evaluate(changed)).toEqual([]);
  });

  it('are never touched where marked elements alone are held', async () => {
    world.page({
      tag: withMemory('data-block="marked"'),
      body: '<iframe src="https://www.youtube.com/embed/abc" title="Film"></iframe>',
      free: true,
    });
    const visitor = await world.open(TRY);
    expect(await visitor.page.evaluate(changed)).toEqual([]);
    expect(hosts(visitor)).toContain('www.youtube.com');
  });
});

describe('data-block="strict"', () => {
  const ask = (...addresses: string[]) =>
    Promise.all(addresses.map(a => fetch(a).catch(() => null))).then(() => 0);

  it('holds a host that nobody knows, and not one that is allowed', async () => {
    world.page({
      tag: tag('data-block="strict" data-allow="cdn.example fonts.example"'),
      body: '<script src="https://cdn.example/x.js"></script>',
      free: true,
    });
    const visitor = await world.open(TRY);
    await visitor.page.evaluate(ask, 'https://unlisted.example/' as never);
    await visitor.page.evaluate(
      a => fetch(a, { mode: 'no-cors' }).then(() => 0),
      'https://files.fonts.example/a',
    );
    await visitor.settled();
    expect(hosts(visitor).toSorted()).toEqual(['cdn.example', 'files.fonts.example']);
  });

  it('holds a style sheet however its kind is written', async () => {
    world.page({ tag: tag('data-block="strict"'), free: true });
    const visitor = await world.open(TRY);
    await visitor.page.evaluate(() => {
      for (const rel of ['stylesheet', 'StyleSheet', 'STYLESHEET'])
        document.head.append(
          Object.assign(document.createElement('link'), { rel, href: `https://unlisted.example/${rel}.css` }),
        );
    });
    await visitor.settled();
    expect(hosts(visitor)).toEqual([]);
  });

  it('lets an unknown host pass under data-block="known"', async () => {
    world.page({ free: true });
    const visitor = await world.open(TRY);
    await visitor.page.evaluate(
      a => fetch(a, { mode: 'no-cors' }).then(() => 0),
      'https://unlisted.example/',
    );
    expect(hosts(visitor)).toEqual(['unlisted.example']);
  });

  it('never holds the site’s own, with and without www., and below it', async () => {
    world.page({ tag: tag('data-block="strict"'), free: true });
    const visitor = await world.open(TRY);
    const answers = await visitor.page.evaluate(() =>
      Promise.all(
        [
          '/icon.svg',
          'https://www.cedarcreek.example/',
          'https://cedarcreek.example/a',
          'https://files.cedarcreek.example/a',
        ].map(address => fetch(address, { mode: 'no-cors' }).then(({ type }) => type)),
      ),
    );
    expect(answers).toEqual(['basic', 'basic', 'opaque', 'opaque']);
  });
});
