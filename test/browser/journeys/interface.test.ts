import { describe, expect, it } from 'vitest';
import type { Visitor } from '../harness/visitor.ts';
import { consentCookies, lines, place, stored, TRY, tag } from './steps.ts';

const here = place();

declare global {
  interface Window {
    heard: unknown[];
  }
}

/** A page that writes down each event, and what is in force at that moment. */
const LISTENS = `<script nonce="{{nonce}}">
  window.heard = [];
  for (const type of ['hallpass:ready', 'hallpass:change'])
    document.addEventListener(type, ({ detail }) => window.heard.push({
      type,
      granted: detail?.granted,
      withdrawn: detail?.withdrawn,
      same: detail && JSON.stringify(detail.decision) === JSON.stringify(hallpass.decision),
      inForce: ['preferences', 'analytics', 'marketing'].filter(name => hallpass.granted(name)),
      stored: document.cookie !== '',
    }));
</script>`;

const open = async (value?: string) => {
  here.page({ tag: LISTENS + tag() });
  const visitor = await here.open(TRY, value ? { stored: value } : {});
  return visitor;
};
const changes = async (visitor: Visitor) =>
  ((await visitor.page.evaluate(() => window.heard)) as Record<string, unknown>[]).filter(
    ({ type }) => type === 'hallpass:change',
  );
/** Runs a step in the page and gives back the changes that were heard by its end. */
const heardAfter = async (visitor: Visitor, step: () => unknown) => {
  await visitor.page.evaluate(() => {
    window.heard = [];
  });
  await visitor.page.evaluate(step);
  return changes(visitor);
};

describe('the events', () => {
  it('say once that it is ready, and a promise says it to whoever comes late', async () => {
    const visitor = await open();
    const heard = await visitor.page.evaluate(() => window.heard);
    expect(heard).toMatchObject([{ type: 'hallpass:ready' }]);
    const resolved = await visitor.page.evaluate(
      async () => (await window.hallpass?.ready) === window.hallpass,
    );
    expect(resolved).toBe(true);
  });

  it('of a change come when it is in force and stored', async () => {
    const visitor = await open();
    const heard = await heardAfter(visitor, () =>
      window.hallpass?.choose({ analytics: true, marketing: false }),
    );
    expect(heard).toEqual([
      {
        type: 'hallpass:change',
        granted: ['analytics'],
        withdrawn: [],
        same: true,
        inForce: ['analytics'],
        stored: true,
      },
    ]);
  });

  it('name what a change grants and withdraws', async () => {
    const visitor = await open(stored('p1a1m0'));
    const [change] = await heardAfter(visitor, () =>
      window.hallpass?.choose({ analytics: false, marketing: true }),
    );
    expect(change).toMatchObject({ granted: ['marketing'], withdrawn: ['analytics'] });
  });

  it('of a first refusal come with nothing granted and nothing withdrawn', async () => {
    const visitor = await open();
    expect(await heardAfter(visitor, () => window.hallpass?.refuse())).toMatchObject([
      { granted: [], withdrawn: [], stored: true },
    ]);
  });

  it('do not come where nothing is answered, and the choice stays as old as it was', async () => {
    const visitor = await open(stored('p0a1m0', { ago: 5000 }));
    const before = await consentCookies(visitor);
    for (const choices of [{}, { nonsense: true }, { analytics: 'yes' }, undefined, true]) {
      const heard = await visitor.page.evaluate(choices => {
        let heard = 0;
        document.addEventListener('hallpass:change', () => heard++, { once: true });
        window.hallpass?.choose(choices as never);
        return heard;
      }, choices);
      expect([heard, await consentCookies(visitor)]).toEqual([0, before]);
    }
  });

  it('do not come where nothing changes', async () => {
    const visitor = await open(stored('p0a1m0'));
    expect(await heardAfter(visitor, () => window.hallpass?.choose({ analytics: true }))).toEqual([]);
    expect(await heardAfter(visitor, () => window.hallpass?.choose({}))).toEqual([]);
    expect(await heardAfter(visitor, () => window.hallpass?.choose({ nonsense: true }))).toEqual([]);
  });

  it('also follow a click of the visitor', async () => {
    const visitor = await open();
    await visitor.button('accept-all').click();
    expect(await changes(visitor)).toMatchObject([
      { granted: ['preferences', 'analytics', 'marketing'], withdrawn: [], same: true },
    ]);
  });

  it('of a listener that throws stop nothing', async () => {
    const visitor = await open();
    await visitor.page.evaluate(() =>
      document.addEventListener('hallpass:change', () => {
        throw new Error('of the page');
      }),
    );
    await visitor.button('accept-all').click();
    await visitor.surface('banner').waitFor({ state: 'detached' });
    expect(visitor.errors.splice(0).join()).toContain('of the page');
  });
});

describe('window.hallpass', () => {
  it('knows the decision, and gives copies of it only (R22)', async () => {
    const visitor = await open(stored('p0a1', { ago: 100, services: 'youtube1', revision: '7' }));
    const decision = await visitor.page.evaluate(() => window.hallpass?.decision);
    expect(decision).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
      revision: '7',
      current: false,
      categories: { preferences: false, analytics: true },
      services: { youtube: true },
    });
    const meddled = await visitor.page.evaluate(() => {
      const { hallpass } = window;
      if (hallpass?.decision) hallpass.decision.categories.marketing = true;
      return [hallpass?.decision?.categories.marketing, hallpass?.granted('marketing')];
    });
    expect(meddled).toEqual([undefined, false]);
  });

  it('has no decision before there is one', async () => {
    const visitor = await open();
    const seen = await visitor.page.evaluate(() => [window.hallpass?.decision, window.hallpass?.receipt()]);
    expect(seen).toEqual([null, null]);
  });

  it.each([
    ['essential', true],
    ['analytics', true],
    ['marketing', false],
    ['nonsense', false],
    ['constructor', false],
    ['__proto__', false],
    ['', false],
  ])('says of %s whether it may run', async (name, may) => {
    const visitor = await open(stored('p0a1m0'));
    expect(await visitor.page.evaluate(asked => window.hallpass?.granted(asked), name)).toBe(may);
  });

  it('tells whoever waits for a grant: at once, later, or never', async () => {
    const visitor = await open(stored('p0a1m0'));
    const told = await visitor.page.evaluate(async () => {
      const { hallpass } = window;
      const told: string[] = [];
      for (const name of ['analytics', 'marketing', 'preferences', 'nonsense'])
        hallpass?.whenGranted(name).then(() => told.push(name));
      await null;
      const before = [...told];
      hallpass?.choose({ marketing: true });
      await null;
      return [before, told];
    });
    expect(told).toEqual([['analytics'], ['analytics', 'marketing']]);
  });

  it('acts at once, and leaves what it is not told as it is', async () => {
    const visitor = await open(stored('p1a0m0'));
    const seen = await visitor.page.evaluate(() => {
      const { hallpass } = window;
      const values = () => document.cookie.split('.')[3];
      const seen: unknown[] = [];
      seen.push(hallpass?.choose({ analytics: true }), values());
      seen.push(hallpass?.refuse(), values());
      seen.push(hallpass?.accept(), values());
      seen.push(hallpass?.forget(), document.cookie);
      return seen;
    });
    expect(seen).toEqual([undefined, 'p1a1m0', undefined, 'p0a0m0', undefined, 'p1a1m1', undefined, '']);
    await visitor.surface('banner').waitFor();
  });

  it('gives the receipt, with nothing about the visitor (R10, R22)', async () => {
    const visitor = await open(stored('p0a1m0'));
    expect(await visitor.page.evaluate(() => window.hallpass?.receipt())).toEqual({
      version: await visitor.page.evaluate(() => window.hallpass?.version),
      site: 'www.cedarcreek.example',
      time: expect.any(String),
      revision: '0',
      current: true,
      categories: { preferences: false, analytics: true, marketing: false },
      services: {},
    });
  });

  it('speaks another language, and English where it has none', async () => {
    const visitor = await open();
    for (const [code, words] of [
      ['es', 'Aceptar todas'],
      ['tlh', 'Accept all'],
      ['es-MX', 'Aceptar todas'],
    ] as const) {
      await visitor.page.evaluate(language => window.hallpass?.setLanguage(language), code);
      await visitor.surface('banner').getByText(words).waitFor();
    }
    expect(await visitor.cookies()).toEqual([]);
  });

  it('opens the preferences', async () => {
    const visitor = await open(stored('p0a0m0'));
    await visitor.page.evaluate(() => window.hallpass?.open());
    await visitor.surface('preferences').waitFor();
  });

  it('throws at nothing that it is given', async () => {
    const visitor = await open();
    const thrown = await visitor.page.evaluate(() => {
      const hallpass = window.hallpass as unknown as Record<string, (value: unknown) => unknown>;
      const thrown: string[] = [];
      const values = [
        undefined,
        null,
        0,
        '',
        'x',
        [],
        {},
        Object.create(null),
        () => {},
        Number.NaN,
        { analytics: 'yes' },
        true,
      ];
      for (const name of ['granted', 'whenGranted', 'choose', 'setLanguage', 'receipt'])
        for (const value of values) {
          try {
            hallpass[name]?.(value);
          } catch (error) {
            thrown.push(`${name}(${typeof value}): ${error}`);
          }
        }
      return thrown;
    });
    expect(thrown).toEqual([]);
    expect(await visitor.page.evaluate(() => window.hallpass?.granted('analytics'))).toBe(false);
  });

  it('is what it is, though an element of the page has its name', async () => {
    here.page({
      tag: `<a id="hallpass" name="hallpass" href="/x">Hall passes</a>${tag()}`,
    });
    const visitor = await here.open(TRY);
    expect(await visitor.page.evaluate(() => typeof window.hallpass?.granted)).toBe('function');
    await visitor.button('refuse-all').click();
    await visitor.settled();
    expect(await consentCookies(visitor)).toHaveLength(1);
  });

  it.each([
    'const hallpass = { pupils: [] }',
    'let hallpass = { pupils: [] }',
    'class hallpass { static pupils = [] }',
    'function hallpass() {} hallpass.pupils = []',
  ])('lets a script of the school’s own run that calls something else so: %s', async code => {
    here.page({
      tag: `${tag()}<script nonce="{{nonce}}">${code}; hallpass.pupils.push('Ana'); window.own = hallpass.pupils.length;</script>`,
    });
    const visitor = await here.open(TRY);
    expect(await visitor.page.evaluate(() => (window as { own?: number }).own)).toBe(1);
    await visitor.button('refuse-all').click();
    await visitor.surface('banner').waitFor({ state: 'detached' });
    expect(await consentCookies(visitor)).toHaveLength(1);
  });

  it.each([
    ['window.hallpass = { pupils: [] }', 'an object', 'was replaced', 'function'],
    ['var hallpass = { pupils: [] }', 'an object', 'was replaced', 'function'],
    ['function hallpass() {}', 'the function hallpass', 'was replaced', 'function'],
    ['window.hallpass = 7', '"7"', 'was replaced', 'function'],
    ['Object.defineProperty(window, "hallpass", { value: 7 })', '"7"', 'cannot be replaced', 'undefined'],
    [
      'Object.defineProperty(window, "hallpass", { get() { throw new Error() } })',
      'a getter',
      'cannot be replaced',
      'thrown',
    ],
  ])('says what stood there before it: %s', async (code, what, ending, type) => {
    here.page({ tag: `<script nonce="{{nonce}}">${code}</script>${tag()}` });
    const visitor = await here.open(TRY);
    expect(lines(visitor)).toEqual([
      expect.stringContaining(`window.hallpass was ${what} before Hallpass, and ${ending}`),
    ]);
    const found = await visitor.page.evaluate(() => {
      try {
        return typeof window.hallpass?.granted;
      } catch {
        return 'thrown';
      }
    });
    expect(found).toBe(type);
    await visitor.button('refuse-all').click();
    await visitor.surface('banner').waitFor({ state: 'detached' });
    expect(await consentCookies(visitor)).toHaveLength(1);
  });

  it.each([
    ['', () => void Object.assign(window, { hallpass: { granted: () => true } })],
    [' in part', () => void Object.assign(window.hallpass as object, { granted: () => true })],
  ])('cannot be replaced%s by a script of the page', async (_, replace) => {
    const visitor = await open();
    // In strict code it is an error, elsewhere it does nothing.
    await expect(visitor.page.evaluate(replace)).rejects.toThrow(/read.only/);
    expect(await visitor.page.evaluate(() => window.hallpass?.granted('marketing'))).toBe(false);
  });
});
