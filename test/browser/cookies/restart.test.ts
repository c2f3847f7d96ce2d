import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { DISTRICT, OAK_HILL, SUMMIT } from '../journeys/steps.ts';

let world: World;
let engine: Engine | undefined;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  const seen = engine && [...engine.errors, ...engine.violations()];
  await engine?.close();
  engine = undefined;
  world.demo.reset();
  expect(seen).toEqual([]);
});
afterAll(() => world.close());

const button = (action: string) => `[data-consent-action="${action}"]`;

/** The school's cookies in the jar: `name`, and `+` where it outlives the session. */
const jar = async (on: Engine) => [
  ...new Set(
    (await on.cookies())
      .filter(({ domain }) => domain.endsWith('cedarcreek.example'))
      .map(({ name, expires }) => name + (expires < 0 ? '' : ' +'))
      .sort(),
  ),
];

const isAsked = (on: Engine) =>
  on.evaluate(
    () =>
      !!document
        .querySelector('#hallpass-consent')
        ?.shadowRoot?.querySelector('[data-consent-surface="banner"]'),
  );

/** Signs in, and asks to be kept signed in. */
async function signIn(on: Engine, site: string): Promise<void> {
  await on.open(`${site}/sign-in`);
  await on.evaluate(() => {
    for (const id of ['name', 'password']) (document.getElementById(id) as HTMLInputElement).value = 'park';
    const keep = document.getElementById('keep') as HTMLInputElement | null;
    if (keep) keep.checked = true;
  });
  await on.click('form.sign-in button');
  await on.settled();
}

// WebKit's driver cannot start a browser again with the same profile.
const engines = availableEngines().filter(name => name !== 'webkit');

describe.each(engines)('when the browser is started again (%s)', name => {
  it('a session-only school has left nothing, and asks again (R7)', async () => {
    engine = await openEngine(name, world, { isWhole: true });
    await engine.open(`${OAK_HILL}/`);
    await engine.settled();
    expect(await jar(engine)).toEqual([]);
    await engine.click(button('accept-all'));
    await world.arrived(({ path }) => path.startsWith('/g/collect'));
    await engine.settled();
    expect(await jar(engine)).toEqual(['_ga', '_ga_CEDARCREEK', 'hallpass-consent']);
    await engine.restart?.();
    expect(await jar(engine)).toEqual([]);
    await engine.open(`${OAK_HILL}/`);
    await engine.settled();
    expect(await isAsked(engine)).toBe(true);
  });

  it('a login-only school has left the login alone, and a choice made before it ends with the session (R8)', async () => {
    engine = await openEngine(name, world, { isWhole: true });
    await engine.open(`${SUMMIT}/`);
    await engine.settled();
    await engine.click(button('refuse-all'));
    await engine.settled();
    expect(await jar(engine)).toEqual(['hallpass-consent']);
    await signIn(engine, SUMMIT);
    expect(await jar(engine)).toEqual(['cc_login +', 'cc_session', 'hallpass-consent']);
    await engine.restart?.();
    expect(await jar(engine)).toEqual(['cc_login +']);
    await engine.open(`${SUMMIT}/`);
    await engine.settled();
    expect(await isAsked(engine)).toBe(true);
    // Who is kept signed in is asked once more, and then no longer.
    await engine.click(button('refuse-all'));
    await engine.settled();
    expect(await jar(engine)).toEqual(['cc_login +', 'hallpass-consent +']);
  });

  it('a school without a limit still knows the choice', async () => {
    engine = await openEngine(name, world, { isWhole: true });
    await engine.open(`${DISTRICT}/`);
    await engine.settled();
    await engine.click(button('refuse-all'));
    await engine.settled();
    await engine.restart?.();
    expect(await jar(engine)).toEqual(['hallpass-consent +']);
    await engine.open(`${DISTRICT}/`);
    await engine.settled();
    expect(await isAsked(engine)).toBe(false);
  });
});
