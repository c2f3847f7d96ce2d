import { describe, expect, it } from 'vitest';
import { languages, sentencesOf } from '../../build/locales.ts';
import { readability } from '../../build/readability.ts';

type Tree = { [key: string]: string | Tree };

/**
 * What a visitor reads of each surface, by the keys in `locales/`; and how easily, at least: the highest school
 * grade in English, the lowest INFLESZ in Spanish. Names, buttons and lists of words are no sentences.
 */
const SURFACES: Record<string, { keys: RegExp; en: number; es: number }> = {
  banner: { keys: /^banner\.text$/, en: 6, es: 60 },
  "children's sentences": { keys: /^children\./, en: 5, es: 60 },
  messages: { keys: /^(status\.(?!reload)|failed|change)/, en: 6, es: 60 },
  preferences: { keys: /^preferences\.(intro|.*Detail|again|added|locked)$/, en: 8, es: 60 },
  categories: { keys: /^categories\..*\.text$/, en: 8, es: 60 },
  services: { keys: /^services\.(storage|cookieless|unknown|crossSite|exempt|lasting)/, en: 7, es: 60 },
  purposes: { keys: /^purposes\./, en: 6, es: 60 },
  receipt: { keys: /^receipt\.(chosen|none|saved|refused)/, en: 7, es: 60 },
  glossary: { keys: /^glossary\..*Text$/, en: 7, es: 60 },
  placeholder: { keys: /^embed\.(text|locked|reason)/, en: 7, es: 60 },
};

/** A value that is filled in, as a word of usual length. */
const FILLED: Record<string, string> = { day: '8', time: '8', names: 'Marketing', left: 'Google' };

const flat = (tree: Tree, prefix = ''): [key: string, sentence: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix + key}.`),
  );

const rows = languages
  .filter(code => code in readability)
  .flatMap(code =>
    Object.entries(SURFACES).map(([surface, { keys, ...limits }]) => {
      const text = flat(sentencesOf(code))
        .filter(([key]) => keys.test(key))
        .map(([, sentence]) => sentence.replace(/{{(\w+)}}/g, (_, name) => FILLED[name] ?? 'Google'))
        .join('\n. ');
      const figure = (readability[code] as (text: string) => number)(text);
      return { code, surface, limit: limits[code as 'en' | 'es'], figure, shown: figure.toFixed(1) };
    }),
  );

/** `npm run readability` prints the figures. */
describe('how easily it reads', () => {
  it.each(rows)('$surface, in $code: $shown (limit $limit)', ({ code, figure, limit }) => {
    if (code === 'en') expect(figure).toBeLessThanOrEqual(limit);
    else expect(figure).toBeGreaterThanOrEqual(limit);
  });

  it.each([
    ['en', 'The cat sat on the mat.', 0.39 * 6 + 11.8 - 15.59],
    // es-sen-tial cook-ies make these sites work a-gain
    ['en', 'Essential cookies make these sites work again.', 0.39 * 7 + 11.8 * (11 / 7) - 15.59],
    // we no-ticed chang-es, pla-ces and a lit-tle val-ue
    ['en', 'We noticed changes, places and a little value.', 0.39 * 8 + 11.8 * (13 / 8) - 15.59],
    ['es', 'El perro come pan.', 206.835 - 62.3 * (6 / 4) - 4],
    // la ad-mi-nis-tra-ción guar-da al-gu-nas co-o-kies a-quí. qui-zá hoy; pa-ís
    [
      'es',
      'La administración guarda algunas cookies aquí. Quizá hoy; país.',
      206.835 - 62.3 * (21 / 9) - 9 / 2,
    ],
  ] as const)('measures, in %s, "%s"', (code, sentence, figure) => {
    expect(readability[code]?.(sentence)).toBeCloseTo(figure, 5);
  });
});
