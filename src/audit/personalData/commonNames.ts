/**
 * The 45 most frequent surnames of the 2010 census:
 * https://www.census.gov/topics/population/genealogy/data/2010_surnames.html
 */
const SURNAMES =
  'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall';

/**
 * First names of which many are given, and few are words or places:
 * https://www.ssa.gov/oact/babynames/decades/century.html
 */
const FIRST_NAMES =
  'james michael robert john david william richard joseph thomas charles christopher daniel matthew anthony andrew joshua kevin brian jason ryan eric mary patricia jennifer linda elizabeth susan jessica sarah karen lisa ashley emily michelle amanda stephanie laura emma jose juan luis carlos miguel jorge francisco manuel maria guadalupe carmen rosa ana sofia daniela gabriela elena';

const surnames = new Set(SURNAMES.split(' '));
const firstNames = new Set(FIRST_NAMES.split(' '));

/** What is called after people, and what is about them without being theirs. */
const NAMED_AFTER =
  /\b(school|elementary|middle|high|academy|library|center|park|street|day|poems|escuela|primaria|colegio|biblioteca|calle)\b/i;

const plain = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

/** A text's words without accents; those without a capital are left empty. */
const capitalWords = (text: string) =>
  NAMED_AFTER.test(text)
    ? []
    : text.split(/\s+/).map(word => (/^\P{L}?\p{Lu}/u.test(word) ? plain(word) : ''));

/** Whether a first name and a surname stand side by side, both common and with a capital: `Ana Lopez`, `Lopez, Ana`. */
export function hasCommonName(text: string): boolean {
  const words = capitalWords(text);
  return words.some(
    (word, i) =>
      (firstNames.has(word) && surnames.has(words[i + 1] ?? '')) ||
      (surnames.has(word) && firstNames.has(words[i + 1] ?? '') && text.includes(',')),
  );
}

/** Whether a text is two to four words with a capital, the first of them a common first name. */
export function beginsWithFirstName(text: string): boolean {
  const words = capitalWords(text);
  return firstNames.has(words[0] ?? '') && words.length > 1 && words.length < 5 && words.every(Boolean);
}
