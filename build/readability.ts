/**
 * How easily a text reads, as teachers measure it. English: the school grade by Flesch and Kincaid
 * (Kincaid et al. 1975, https://apps.dtic.mil/sti/citations/ADA006655), the lower the easier. Spanish: the
 * INFLESZ scale of the Szigriszt-Pazos formula (Barrio-Cantalejo 2008, https://legibilidad.blogspot.com), from 0
 * to 100, the higher the easier; 55 and more is "normal", 65 and more "rather easy".
 */
export const readability: Record<string, (text: string) => number> = {
  en: text => {
    const { words, sentences, syllables } = count(text, englishSyllables);
    return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
  },
  es: text => {
    const { words, sentences, syllables } = count(text, spanishSyllables);
    return 206.835 - 62.3 * (syllables / words) - words / sentences;
  },
};

function count(text: string, syllablesOf: (word: string) => number) {
  const words = text.toLowerCase().match(/\p{L}[\p{L}'’]*/gu) ?? [];
  const sentences = text.match(/[^.?!]*\p{L}[^.?!]*/gu) ?? [];
  return {
    words: words.length,
    sentences: sentences.length,
    syllables: words.map(syllablesOf).reduce((a, b) => a + b, 0),
  };
}

/** By groups of vowels; a final silent `e` counts for nothing, `-le` after a consonant does. */
function englishSyllables(word: string): number {
  const spoken = word
    .replace(/['’]s$/, '')
    .replace(/(?<=[^aeiouylr])(?:es|ed|e)$|(?<=[aeiouy][lr])e[sd]?$/, match =>
      /[td]ed$|(?:[sxz]|[cs]h|[cg])es$/.test(word) ? match : '',
    );
  return Math.max(1, spoken.match(/[aeiouy]+(?:(?<=[io])(?=a|ou))?/g)?.length ?? 1);
}

/** A strong vowel (a, e, o, or an accented one) begins a syllable; weak ones (i, u) go with a neighbor. */
function spanishSyllables(word: string): number {
  const vowels = word.replace(/[qg]u(?=[eiéí])/g, 'q').replace(/y$/, 'i');
  const groups = vowels.match(/[aeoáéíóú]|(?<![aeoáéíóú])[iuü]+(?![aeoáéíóúiuü])/g);
  return Math.max(1, groups?.length ?? 1);
}
