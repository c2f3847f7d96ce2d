import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { availableEngines, type Engine, openEngine } from '../harness/engine.ts';
import { openWorld, type World } from '../harness/world.ts';
import { TRY } from '../journeys/steps.ts';
import { plant } from './place.ts';

// The audit in short in the engines in which its faults are not planted one by one (`faults.test.ts`).

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Runs in the page: what the panel finds, once it is there. */
function readFindings(): string[] {
  const root = document.querySelector('#hallpass-audit-panel')?.shadowRoot;
  if (!root?.querySelector('[data-audit="json"]')) return [];
  const groups = root.querySelectorAll('details.fault,details.warning');
  return [...groups].map(
    group => `${group.getAttribute('data-check')}: ${group.querySelector('.about')?.textContent ?? ''}`,
  );
}

/** Runs in the page: the words of the walk. */
function readProgress(): string {
  return (
    document.querySelector('#hallpass-audit-panel')?.shadowRoot?.querySelector('.walk [role=status]')
      ?.textContent ?? ''
  );
}

describe.each(availableEngines().filter(name => name !== 'chromium'))('in %s, the audit', name => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(name, world);
  }, 60_000);
  afterAll(() => engine.close());

  it('finds what is planted, looks at more pages, and leaves when it is closed', async () => {
    plant(world, {
      before: '<script src="/own.js"></script>',
      attributes: 'data-allow="nosuch"',
      head: '<style>body { background: url(https://www.facebook.com/tr/?id=1) }</style>',
      body: '<img alt="" src="https://pixel.test/a.gif"><script>localStorage.visits = "Jane <jane.doe@school.example>"</script>',
    });
    await engine.open(`${TRY}?${name}#hallpass-audit`);
    await expect
      .poll(() => engine.evaluate(readFindings), { timeout: 20_000 })
      .toEqual([
        'party-ran: www.facebook.com (Meta Pixel)',
        'personal-sure: visits (Local storage): an e-mail address',
        'tag-above-code: /own.js',
        'problem-unknown: data-allow: nosuch',
        'party-unknown: pixel.test',
        'stored-undeclared: visits (Local storage)',
      ]);
    await engine.click('.walk summary');
    await engine.click('[data-state="undecided"]');
    await engine.click('[data-audit="walk"]');
    await expect
      .poll(() => engine.evaluate(readProgress), { timeout: 20_000 })
      .toMatch(/^Pages looked at: 1\./);
    expect((await engine.cookies()).map(cookie => cookie.name)).not.toContain('hallpass-consent');
    await engine.click('[data-audit="close"]');
    expect(
      await engine.evaluate(() => [document.querySelector('#hallpass-audit-panel'), window.name]),
    ).toEqual([null, '']);
    expect([...engine.errors, ...engine.violations()]).toEqual([]);
  });
});
