import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { fromRoot } from './root.ts';

const axe = readFileSync(fromRoot('node_modules/axe-core/axe.min.js'), 'utf8');

interface Finding {
  id: string;
  nodes: { html: string }[];
}

/** What axe finds wrong on a page, or cannot tell: the rule, and the element. It looks into no frame. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(() => {
    const { run } = (
      window as unknown as { axe: { run(options: object): Promise<Record<string, Finding[]>> } }
    ).axe;
    return run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      iframes: false,
    });
  });
  return [...(found.violations ?? []), ...(found.incomplete ?? [])]
    .filter(({ id }) => id !== 'frame-tested')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
