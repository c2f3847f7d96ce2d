import { describe, expect, it } from 'vitest';
import { availableEngines, type Engine } from '../harness/engine.ts';
import { differences, FILM, inOrder, openLab, PICTURE, type State } from './lab.ts';

const lab = openLab();

const TEXT = `<p>The fair</p>
<figure><iframe title="Film" src="${FILM}/a" width="300" height="200" allowfullscreen></iframe></figure>
<figure><img src="${PICTURE}/a.jpg" srcset="${PICTURE}/b.jpg 2x" alt="Fair" width="30" height="20"></figure>`;

/** As a page's author marks them; what an editor keeps of it is its own affair. */
const MARKED = `<p>The fair</p>
<iframe title="Film" data-category="marketing" data-consent-src="${FILM}/marked"></iframe>
<img alt="Fair" data-category="marketing" data-consent-src="${PICTURE}/marked.jpg">`;

type Saved = Record<string, unknown>;
type EditorWindow = Window & { act(html: string): Promise<() => Saved>; save(): Saved };

/** Starts the editor with the text; what it would save. */
const write = async (engine: Engine, text: string) =>
  inOrder(
    await engine.evaluate(async html => {
      const page = window as unknown as EditorWindow;
      page.save = await page.act(html);
      return page.save();
    }, text),
  );

const saved = async (engine: Engine) =>
  inOrder(await engine.evaluate(() => (window as unknown as EditorWindow).save()));

const editors = ['tinymce', 'quill', 'tiptap', 'ckeditor', 'wordpress', 'dompurify'];

describe.each(availableEngines())('in %s', name => {
  describe.each(editors)('what %s saves', editor => {
    const open = (state: State) => lab.visit(name, state, { module: `editors/${editor}.ts` });

    it('is the same as without us: undecided, refused, and after a grant', async () => {
      const control = await open('without');
      const expected = await write(control, TEXT);
      expect(JSON.stringify(expected)).toContain('www.youtube.com');
      expect(JSON.stringify(expected)).toContain('live.staticflickr.com');
      const errors = lab.thrown();
      for (const state of ['undecided', 'refused', 'granted'] as const) {
        const engine = await open(state);
        expect(differences(await write(engine, TEXT), expected, state)).toEqual([]);
        await engine.evaluate(() => window.hallpass?.accept());
        await engine.settled();
        expect(differences(await saved(engine), expected, `${state}, then granted`)).toEqual([]);
        expect(lab.thrown()).toEqual(errors);
      }
    });

    it('keeps what its author marked for us, while it waits', async () => {
      const expected = await write(await open('without'), MARKED);
      for (const state of ['undecided', 'refused'] as const)
        expect(differences(await write(await open(state), MARKED), expected, state)).toEqual([]);
    });
  });
});
