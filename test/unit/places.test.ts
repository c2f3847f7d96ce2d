import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readability } from '../../build/readability.ts';
import { placeOf, places } from '../../builder/places.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

/** A guide as it is read: without what makes words bold. */
const read = (path: string) => readFileSync(at(path), 'utf8').replaceAll('**', '');

const sentencesOf = (steps: Record<string, readonly string[]>) => Object.values(steps).flat();

/** The names of fields, and the words for support. */
const quotedIn = (sentences: readonly string[], quote: RegExp) =>
  sentences.flatMap(sentence => [...sentence.matchAll(quote)].map(([, name = '']) => name));

describe.each(places)('the steps for $name', ({ id, files, guide, steps, optimizer }) => {
  const quoted = quotedIn(sentencesOf({ ...steps.en }), /“(.+?)”/g);

  it('have a guide, which has the same names of fields and words for support', () => {
    expect(existsSync(at(guide)), guide).toBe(true);
    expect(quoted.filter(name => !read(guide).includes(name))).toEqual([]);
  });

  it('are the same in Spanish, with no name that the English ones do not have', () => {
    const counts = (language: 'en' | 'es') =>
      Object.fromEntries(Object.entries(steps[language]).map(([of, { length }]) => [of, length]));
    expect(counts('es')).toEqual(counts('en'));
    expect(quotedIn(sentencesOf({ ...steps.es }), /«(.+?)»/g).toSorted()).toEqual(quoted.toSorted());
    if (optimizer) expect(optimizer.es).not.toBe(optimizer.en);
  });

  it.each(['en', 'es'] as const)('are one to five plain sentences for each piece of code (%s)', language => {
    for (const list of Object.values(steps[language])) expect([1, 2, 3, 4, 5]).toContain(list.length);
    for (const sentence of sentencesOf({ ...steps[language] })) {
      expect(sentence).toMatch(/^\p{Lu}.+[.”»]$/u);
      expect(sentence.replace('<head>', '')).not.toMatch(/[<>"*`]/);
    }
  });

  it('can be read by a webmaster who is no developer, names of fields aside', () => {
    const textOf = (language: 'en' | 'es') =>
      sentencesOf({ ...steps[language] })
        .map(sentence => sentence.replace(/[“«].+?[”»]/g, 'Head'))
        .join('\n. ');
    expect(readability.en?.(textOf('en'))).toBeLessThanOrEqual(6);
    expect(readability.es?.(textOf('es'))).toBeGreaterThanOrEqual(65);
  });

  it('agree with the index of the guides on the files', () => {
    const row = read('docs/cms/README.md')
      .split('\n')
      .find(line => line.includes(`(${guide.replace('docs/cms/', '')})`) && line.startsWith('|'));
    expect(row?.split('|').at(-2), id).toContain(files);
  });
});

describe('the places', () => {
  it('are those that there are guides for', () => {
    const guides = readdirSync(at('docs/cms')).filter(
      // What belongs to no system, or should not be used.
      file => !['README.md', 'optimizers.md', 'google-tag-manager.md'].includes(file),
    );
    expect(places.map(({ guide }) => guide.replace('docs/cms/', '')).sort()).toEqual(guides.sort());
    expect(places.map(({ id, guide }) => guide === `docs/cms/${id}.md`)).not.toContain(false);
  });

  it('include any other system, which stands for what nobody knows', () => {
    expect(placeOf('typo3').id).toBe('other');
    expect(placeOf('wix').id).toBe('wix');
  });
});

describe('the guide to optimizers', () => {
  it('writes the attribute of Cloudflare before the address, as Cloudflare asks', () => {
    const [tag = ''] = /<script .*data-cfasync="false".*>/.exec(read('docs/cms/optimizers.md')) ?? [];
    expect(tag).toMatch(/data-cfasync="false" .*src=/);
    for (const name of ['data-no-optimize="1"', 'data-no-defer="1"', 'nowprocket'])
      expect(tag).toContain(name);
  });
});
