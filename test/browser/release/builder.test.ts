import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dist } from '../../../build/locales.ts';
import { type Answers, asked } from '../../../builder/answers.ts';
import { headOf } from '../../../builder/output.ts';
import { languages, speak } from '../../../builder/words.ts';
import { readConfig } from '../../../src/config/readConfig.ts';
import { anyAnswers } from '../../unit/anyAnswers.ts';
import { axeFindings } from '../harness/runAxe.ts';
import { place, TRY } from '../journeys/steps.ts';

const here = place();
const BUILDER = pathToFileURL(`${dist}/builder.html`).href;

describe('what the builder writes', () => {
  it('is read by the gate without a problem, whatever was answered', async () => {
    const all = fc.sample(anyAnswers, { numRuns: 400, seed: 7 });
    here.page({ tag: '', free: true });
    const { page } = await here.open(TRY);
    // A document that shows nothing: what is in it does not run.
    const read = await page.evaluate(
      heads =>
        heads.map(head => {
          const { head: parsed, body } = new DOMParser().parseFromString(
            `<!doctype html><title></title>${head}`,
            'text/html',
          );
          const [tag, ...others] = parsed.querySelectorAll('script:not([data-hallpass])');
          const block = parsed.querySelector('script[data-hallpass]');
          return {
            values: { ...(tag as HTMLElement | undefined)?.dataset },
            block: block?.textContent ?? '',
            isWhole: others.length === 0 && body.childNodes.length === 0 && !!tag?.getAttribute('src'),
          };
        }),
      all.map(headOf),
    );
    const seen = new Set<string>();
    for (const [index, { values, block, isWhole }] of read.entries()) {
      expect(isWhole, headOf(all[index] as Answers)).toBe(true);
      const { problems, config } = readConfig(values, 'https://www.school.example/', 'www.school.example');
      expect(problems).toEqual([]);
      for (const key of asked) if (values[key]) seen.add(key);
      expect(JSON.parse(block || '{"services":[]}').services.map(({ id }: { id: string }) => id)).toEqual(
        all[index]?.services,
      );
      expect(config.debug).toBe(false);
    }
    expect([...seen].sort()).toEqual([...asked].sort());
  });
});

describe.each(languages)('the builder (%s)', language => {
  it.each([320, 1280])('can be used by everybody at %i px', async width => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const visitor = await here.visitor({ viewport: { width, height: 800 }, colorScheme });
      const { page } = visitor;
      await page.goto(
        `${BUILDER}#lang=${language}&cookie-limit=login&accent=%23b00&services=youtube&file=%20x:y`,
      );
      await page.getByRole('heading', { name: speak(language)('code.title') }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await axeFindings(page)).toEqual([]);
      // What comes there later is announced only by a region that was there before.
      await page.evaluate(() => {
        // Letters twice as large, and the spacing of WCAG 1.4.12.
        const reader = new CSSStyleSheet();
        reader.replaceSync(
          ':root { font-size: 200% } * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
        );
        document.adoptedStyleSheets = [reader];
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const displays = await page
        .locator('[aria-live], [role=status]')
        .evaluateAll(regions => regions.map(region => getComputedStyle(region).display));
      expect(displays.length).toBeGreaterThan(0);
      expect(displays).not.toContain('none');
      await visitor.close();
    }
  });

  it('says everything in its language', async () => {
    const { page } = await here.visitor();
    await page.goto(`${BUILDER}#lang=${language}`);
    expect(await page.title()).toBe(speak(language)('title'));
    expect(await page.getByRole('main').innerText()).not.toMatch(/\w+\.\w+[A-Z]\w*|{{/);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
  });
});
