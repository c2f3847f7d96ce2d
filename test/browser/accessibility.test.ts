import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Visitor } from './harness/visitor.ts';
import { DISTRICT, place } from './journeys/steps.ts';

const world = place();
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe-core finds on the page as it stands, shadow roots included, by the rules of WCAG 2.2 AA. */
async function findings(visitor: Visitor): Promise<string[]> {
  await visitor.page.evaluate(axe);
  return visitor.page.evaluate(async () => {
    const { run } = (
      window as unknown as { axe: { run(options: object): Promise<{ violations: Finding[] }> } }
    ).axe;
    interface Finding {
      id: string;
      nodes: { target: unknown }[];
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await run({ runOnly: tags });
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${JSON.stringify(node.target)}`));
  });
}

describe.each(['light', 'dark'] as const)('in %s colours', colorScheme => {
  describe.each([
    ['English', '/video?pasted', 1280],
    ['English', '/video?pasted', 320],
    ['Spanish', '/es/video?pasted', 320],
  ])('in %s (%s) at %i pixels', (_, path, width) => {
    it('banner, placeholders and preferences have no accessibility error', async () => {
      const visitor = await world.open(`${DISTRICT}${path}`, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      await visitor.surface('banner').waitFor();
      await visitor.page.locator('[data-consent-surface="placeholder"]').first().waitFor();
      expect(await findings(visitor)).toEqual([]);
      await visitor.button('open').click();
      await visitor.surface('preferences').waitFor();
      expect(await findings(visitor)).toEqual([]);
    });
  });
});

describe.each(['light', 'dark'] as const)('the page of counted records, in %s colours', colorScheme => {
  it('has no accessibility error', async () => {
    const visitor = await world.open(`${DISTRICT}/records`, {
      colorScheme,
      viewport: { width: 320, height: 800 },
    });
    await visitor.button('accept-all').click();
    await expect.poll(() => world.demo.records.length).toBe(1);
    await visitor.page.reload();
    await visitor.page.locator('table.counts').first().waitFor();
    expect(await findings(visitor)).toEqual([]);
  });
});
