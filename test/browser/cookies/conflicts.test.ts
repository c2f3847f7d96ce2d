import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { stored } from '../journeys/steps.ts';

let world: World;
let districts = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.demo.reset());
afterAll(() => world.close());

const NAME = 'hallpass-consent';

describe.each(availableEngines())('in %s', name => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(name, world);
  });
  afterAll(() => engine.close());

  /** A district of its own for each test, whose hosts nobody has been to. */
  const district = (attributes = '') => {
    const domain = `district${districts++}.example`;
    const page = (headers: Record<string, string | null> = {}) => ({
      html: `<!doctype html><html lang="en"><head><script src="/hallpass/hallpass.js" ${attributes}></script>
        <title>School</title><link rel="icon" href="data:,"></head><body><footer>School</footer></body></html>`,
      headers: { 'content-security-policy': null, ...headers },
    });
    for (const path of ['/', '/foo/']) world.demo.page(`school.${domain}`, path, page());
    const at = (path: string, scheme = 'https') => `${scheme}://school.${domain}${path}`;
    return {
      at,
      /** Opens a page of the school's: what is granted there. */
      async granted(path: string, scheme?: string) {
        await engine.open(at(path, scheme));
        return engine.evaluate(() =>
          ['preferences', 'analytics', 'marketing'].filter(one => window.hallpass?.granted(one)),
        );
      },
      /** A neighbor plants a cookie for the whole district. */
      async plant(cookie: string) {
        world.demo.page(`evil.${domain}`, '/', {
          html: '<!doctype html><title>Neighbor</title>',
          headers: { 'content-security-policy': null, 'set-cookie': `${cookie}; Domain=${domain}` },
        });
        await engine.open(`https://evil.${domain}/`);
      },
    };
  };
  const answer = (step: 'accept' | 'refuse' | 'forget') =>
    engine.evaluate(step => window.hallpass?.[step as 'accept'](), step);
  /** The consent cookies that the open page has: names and choices. */
  const cookies = () =>
    engine.evaluate(() =>
      document.cookie.split('; ').map(cookie => cookie.replace(/=v1\.\w+\.0\.(\w*)\..*/, ' $1')),
    );
  const asks = () => engine.evaluate(() => window.hallpass?.decision === null);

  it.each([
    ['of this moment', 0],
    ['of tomorrow', -23 * 3600],
    ['of an hour ago, from before the refusal', 3600],
  ])('a neighbor’s cookie for a deeper path overrules no refusal (%s)', async (_, ago) => {
    const school = district();
    await school.granted('/');
    await answer('refuse');
    await school.plant(`${NAME}=${stored('p1a1m1', { ago })}; Path=/foo`);
    expect(await school.granted('/foo/')).toEqual([]);
    expect(await school.granted('/')).toEqual([]);
    expect(await school.granted('/foo/')).toEqual([]);
    // Whoever is sure of it can still change their mind, and then one cookie is left.
    await answer('accept');
    expect(await cookies()).toEqual([`${NAME} p1a1m1`]);
    expect(await school.granted('/')).toHaveLength(3);
  });

  it('a neighbor’s cookie from the future is none', async () => {
    const school = district();
    await school.plant(`${NAME}=${stored('p1a1m1', { ago: -400 })}; Path=/`);
    expect(await school.granted('/')).toEqual([]);
    expect(await asks()).toBe(true);
  });

  // What WebKitGTK's library for http, libsoup, does not know: https://gitlab.gnome.org/GNOME/libsoup
  it.skipIf(name === 'webkit')('a neighbor can plant none of a name that is this host’s alone', async () => {
    const school = district('data-cookie-name="__Host-hallpass"');
    await school.plant(`__Host-hallpass=${stored('p1a1m1', { ago: 0 })}; Path=/; Secure`);
    expect(await school.granted('/')).toEqual([]);
    expect(await asks()).toBe(true);
    await answer('accept');
    expect(await school.granted('/')).toHaveLength(3);
    expect(await cookies()).toEqual(['__Host-hallpass p1a1m1']);
  });

  it('a refusal on http counts on https, where all was granted before', async () => {
    const school = district();
    await school.granted('/');
    await answer('accept');
    expect(await school.granted('/', 'http')).toEqual([]);
    await answer('refuse');
    expect(await school.granted('/', 'http')).toEqual([]);
    expect(await asks()).toBe(false);
    expect(await school.granted('/')).toEqual([]);
    expect(await school.granted('/', 'http')).toEqual([]);
    expect(await asks()).toBe(false);
  });

  it('the next answer on https counts, and one cookie is left', async () => {
    const school = district();
    await school.granted('/');
    await answer('accept');
    await school.granted('/', 'http');
    await answer('refuse');
    await school.granted('/');
    await answer('accept');
    expect(await cookies()).toEqual([`${NAME} p1a1m1`]);
    expect(await school.granted('/')).toHaveLength(3);
  });

  it('a grant on http overrules no refusal on https', async () => {
    const school = district();
    await school.granted('/');
    await answer('refuse');
    await school.granted('/', 'http');
    await engine.evaluate(
      value => {
        // biome-ignore lint/suspicious/noDocumentCookie: what somebody on the wire of http could do
        document.cookie = `hallpass-consent-http=${value}; Path=/`;
      },
      stored('p1a1m1', { ago: 0 }),
    );
    expect(await school.granted('/')).toEqual([]);
  });

  it('a choice on http alone is one on https too', async () => {
    const school = district();
    await school.granted('/', 'http');
    await answer('refuse');
    await school.granted('/');
    expect(await asks()).toBe(false);
    await answer('forget');
    expect(await cookies()).toEqual(['']);
  });
});
