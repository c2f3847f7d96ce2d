import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../build/locales.ts';
import { accessibilityRoles, accessibilityTree } from '../harness/accessibilityTree.ts';
import { fromRoot } from '../harness/root.ts';
import { place, TRY } from '../journeys/steps.ts';
import { answer, LANGUAGES, makePage, reach, SURFACES } from './surfaces.ts';

const here = place();

/** What differs from one visit to the next: the day and hour of a choice, up to the end of its line. */
const steady = (tree: string, language: string) => {
  const [before = ''] = sentencesOf(language).receipt.chosen.split('{{time}}');
  return tree
    .split('\n')
    .map(line => (line.includes(before) ? `${line.slice(0, line.indexOf(before))}${before}<time>` : line))
    .join('\n');
};

/**
 * What a screen reader is told of a surface by the browser, written down so that people can read it and see what
 * a change does to it. `UPDATE_TREES=1` writes it anew.
 */
describe.each(LANGUAGES)('what assistive technology is told, in %s', language => {
  it.each(Object.entries(SURFACES))('of the %s (R24)', async (surface, looked) => {
    const url = makePage(here, language);
    const visitor = await here.open(url, {
      locale: 'en-US',
      timezoneId: 'America/Chicago',
      ...(looked.answered && { stored: answer() }),
    });
    const element = await reach(visitor, looked);
    const said = await accessibilityTree(visitor.page, element);
    expect(said, 'two full stops').not.toContain('..');
    const tree = `${steady(said, language)}\n`;
    const file = fromRoot(`test/browser/snapshots/${surface}.${language}.yml`);
    if (process.env.UPDATE_TREES) writeFileSync(file, tree);
    expect(tree, 'UPDATE_TREES=1 npx vitest run --project browser test/browser/face/trees.test.ts').toBe(
      readFileSync(file, 'utf8'),
    );
  });
});

it('the preferences add no header and no footer to the landmarks of the page', async () => {
  here.page({ body: '<main><h1>Try</h1><a href="#cookie-preferences">Cookies</a></main>' });
  const visitor = await here.open(TRY);
  await visitor.page.locator('a[href="#cookie-preferences"]').click();
  await visitor.surface('preferences').waitFor();
  const roles = await accessibilityRoles(visitor.page);
  expect(roles).toContain('dialog');
  expect(roles.filter(role => /^(banner|contentinfo|main|navigation|complementary)$/.test(role))).toEqual([]);
});

it('what explains a switch is short', async () => {
  makePage(here, 'en');
  const visitor = await here.open(TRY);
  await visitor.button('open').click();
  const dialog = visitor.surface('preferences');
  await dialog.waitFor();
  for (const summary of await dialog.locator('.categories summary').all()) await summary.click();
  const lines = (await accessibilityTree(visitor.page, dialog)).split('\n');
  const described = lines.filter(line => /- checkbox .* — /.test(line));
  expect(described.length).toBeGreaterThan(4);
  for (const line of described) expect(line.replace(/.* — /, '').split(' ').length, line).toBeLessThan(25);
});
