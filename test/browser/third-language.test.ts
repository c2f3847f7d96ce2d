import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages, sentencesOf, shipped, trial } from '../../build/locales.ts';
import { reach, SURFACES } from './face/surfaces.ts';
import { accessibilityTree } from './harness/accessibilityTree.ts';
import { fromRoot } from './harness/root.ts';
import { place, stored, TRY } from './journeys/steps.ts';

const here = place();

const [code = ''] = languages.filter(language => !shipped.includes(language));

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree): string[] =>
  Object.values(tree).flatMap(value => (typeof value === 'string' ? [value] : flat(value)));

/** The sentences of a language, as far as they stand there whatever is filled in; those that are long enough to be told apart. */
const spoken = (language: string) =>
  flat(sentencesOf(language))
    .map(sentence => sentence.split('{{')[0]?.trim() ?? '')
    .filter(words => words.includes(' '));

const sentences = trial ? sentencesOf(code) : sentencesOf('en');

/** A page in the language that is tried, on which every surface can be reached. */
const page = () =>
  here.page({
    lang: ` lang="${code}"`,
    head: '<meta name="viewport" content="width=device-width">',
    body: '<main><h1>Um</h1><iframe data-category="marketing" data-consent-src="https://www.youtube.com/embed/abc" width="300" height="260" title="Dois"></iframe><div data-consent-declaration></div></main><footer></footer>',
  });

const axe = readFileSync(fromRoot('node_modules/axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/** `npm run trial` builds with one more locale, and runs this. */
describe.runIf(trial)('one more file in locales/', () => {
  it.each(Object.entries(SURFACES))(
    'is spoken by every surface, without an accessibility error: %s',
    async (_, surface) => {
      page();
      const visitor = await here.open(TRY, surface.answered ? { stored: stored('p0a1m0') } : {});
      const tree = await accessibilityTree(visitor.page, await reach(visitor, surface));
      expect(spoken('en').filter(words => tree.includes(words))).toEqual([]);
      expect(spoken(code).filter(words => tree.includes(words))).not.toEqual([]);
      await visitor.page.evaluate(axe);
      const violations = await visitor.page.evaluate(
        async () =>
          (await (window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run())
            .violations,
      );
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    },
  );

  it('can be switched to and from, by the names that the languages give themselves', async () => {
    here.page({});
    const visitor = await here.open(TRY);
    const buttons = visitor.surface('banner').locator('[data-consent-action="language"]');
    const others = languages.filter(language => language !== 'en');
    expect(await buttons.allInnerTexts()).toEqual(others.map(language => sentencesOf(language).name));
    await buttons.and(visitor.page.locator(`[lang="${code}"]`)).click();
    await expect.poll(() => visitor.surface('banner').innerText()).toContain(sentences.banner.accept);
  });

  it('leads a visitor from the question to the preferences and to the message', async () => {
    page();
    const visitor = await here.open(TRY);
    expect(here.network.traffic.filter(({ url }) => url.includes('youtube'))).toEqual([]);
    await visitor.button('refuse-all').click();
    await expect.poll(() => visitor.surface('status').innerText()).toContain(sentences.status.saved);
    await visitor.page.evaluate(() => window.hallpass?.open());
    const preferences = visitor.surface('preferences');
    await preferences.waitFor();
    expect(await preferences.innerText()).toContain(sentences.preferences.title);
    expect(await preferences.locator('summary').allInnerTexts()).toContain(
      sentences.services.number_one.replace('{{count}}', '1'),
    );
  });
});
