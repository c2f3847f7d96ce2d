import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../harness/root.ts';
import { place } from '../journeys/steps.ts';
import { answer, LANGUAGES, makePage, SURFACES } from './surfaces.ts';

const here = place();

/** What differs from one visit to the next: the day and hour of a choice. */
const steady = (tree: string) =>
  tree.replace(/ (on|el) [^"\n]*?\d{4}[^"\n]*?\d{1,2}:\d\d(\s?[ap]\.?\s?m\.?)?/gi, ' $1 <time>');

/**
 * What a screen reader is told of a surface, written down so that people can read it and see what a change does
 * to it. `UPDATE_TREES=1` writes it anew.
 */
describe.each(LANGUAGES)('what assistive technology is told, in %s', language => {
  it.each(Object.entries(SURFACES))('of the %s', async (surface, { selector, clicks, answered }) => {
    const url = makePage(here, language);
    const visitor = await here.open(url, {
      locale: 'en-US',
      timezoneId: 'America/Chicago',
      ...(answered && { stored: answer() }),
    });
    for (const click of clicks) await visitor.page.locator(click).click();
    const element = visitor.page.locator(selector).first();
    await element.waitFor();
    const tree = `${steady(await element.ariaSnapshot())}\n`;
    const file = fromRoot(`test/browser/snapshots/${surface}.${language}.yml`);
    if (process.env.UPDATE_TREES) writeFileSync(file, tree);
    expect(tree, 'UPDATE_TREES=1 npx vitest run --project browser test/browser/face/trees.test.ts').toBe(
      readFileSync(file, 'utf8'),
    );
  });
});
