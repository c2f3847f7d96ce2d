import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeProfile, openAlone, type Profile } from '../harness/launch.ts';
import { openWorld, type World } from '../harness/world.ts';
import { TRY, tag } from '../journeys/steps.ts';

const SITE = new URL(TRY).host;
const REOPEN = '<a href="#cookie-preferences">Cookies</a>';

/** Runs in the page that is prerendered: tells a vendor's server what happens to it. */
function tellOfItself(): void {
  const tell = (what: object) =>
    fetch(`https://seen.vendor.test/?${encodeURIComponent(JSON.stringify(what))}`, { mode: 'no-cors' });
  const isWaiting = (document as { prerendering?: boolean }).prerendering;
  const hears = (name: string) => document.addEventListener(name, () => tell({ name, isWaiting }));
  hears('hallpass:change');
  addEventListener('load', () => tell({ name: 'load', isWaiting }));
  document.addEventListener('prerenderingchange', () =>
    // Later than everything that hears of it.
    setTimeout(() =>
      tell({
        name: 'shown',
        isWaiting,
        analytics: window.hallpass?.granted('analytics'),
        isAsked: !!document.querySelector('#hallpass-consent')?.shadowRoot?.querySelector('.banner'),
      }),
    ),
  );
}

/** Runs in the page before: answers as soon as the next one is prerendered, and goes there. */
async function answerAndGo(): Promise<void> {
  await fetch('/is-prerendered');
  window.hallpass?.accept();
  location.href = '/next';
}

let world: World;
let profile: Profile;
beforeAll(async () => {
  world = await openWorld();
  profile = await makeProfile();
});
afterAll(async () => {
  await world.close();
  await profile.remove();
});

it('a page that is prerendered holds, and follows what was answered before it is shown', async () => {
  const seen = ({ path }: { path: string }, name: string) =>
    decodeURIComponent(path).includes(`"name":"${name}"`);
  const page = (path: string, html: string) =>
    world.demo.page(SITE, path, {
      html: `<!doctype html><html lang="en"><head>${tag()}<script nonce="{{nonce}}">${html}`,
    });
  page(
    '/try',
    `(${answerAndGo})()</script><script nonce="{{nonce}}" type="speculationrules">{"prerender": [{"urls": ["/next"], "eagerness": "immediate"}]}</script></head><body>${REOPEN}</body></html>`,
  );
  page(
    '/next',
    `(${tellOfItself})()</script></head><body><script nonce="{{nonce}}" type="text/plain" data-category="analytics" src="https://stats.vendor.test/x.js"></script>${REOPEN}</body></html>`,
  );
  world.demo.page('stats.vendor.test', '/x.js', { body: '', type: 'text/javascript' });
  world.demo.page(SITE, '/is-prerendered', async () => {
    await world.arrived(request => seen(request, 'load'));
    return { body: '' };
  });

  const close = openAlone(world.network, profile, TRY);
  const { path } = await world.arrived(request => seen(request, 'shown'));
  expect(JSON.parse(decodeURIComponent(path.slice(2)))).toEqual({
    name: 'shown',
    isWaiting: true,
    analytics: true,
    isAsked: false,
  });
  await world.arrived(request => request.path === '/x.js');
  const names = world.demo.requests.map(request =>
    request.path === '/x.js' ? 'code' : /"name":"([\w:]+)"/.exec(decodeURIComponent(request.path))?.[1],
  );
  // Nothing of the vendor's came before the answer, and then it came once.
  expect(names.filter(name => name === 'code')).toHaveLength(1);
  expect(names.indexOf('code')).toBeGreaterThan(names.indexOf('load'));
  await close();
});
