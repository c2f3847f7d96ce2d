// @ts-check

/**
 * One decision, as docs/record.schema.json describes it; of which nobody knows whose it was.
 * @typedef {object} ConsentRecord
 * @property {string} time
 * @property {string} language
 * @property {Record<string, boolean>} categories
 * @property {Record<string, boolean>} services
 *
 * @typedef {'all' | 'essential' | 'some' | 'forgotten'} Choice
 */

/** @param {unknown} answers */
const areAnswers = answers =>
  typeof answers === 'object' &&
  answers !== null &&
  Object.values(answers).every(answer => typeof answer === 'boolean');

/**
 * Anyone can post to the address: what is no record is no record.
 * @param {string} body
 * @returns {ConsentRecord | undefined}
 */
export function readRecord(body) {
  if (body.length > 2000) return undefined;
  try {
    const { time, language, categories, services } = JSON.parse(body);
    const isRecord =
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/.test(time) &&
      !Number.isNaN(Date.parse(time)) &&
      /^[a-z]{2,8}$/.test(language) &&
      areAnswers(categories) &&
      areAnswers(services);
    return isRecord ? { time, language, categories, services } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {ConsentRecord} record @returns {Choice} */
function choiceOf({ categories, services }) {
  const answers = Object.values({ ...categories, ...services });
  if (answers.length === 0) return 'forgotten';
  if (answers.every(answer => !answer)) return 'essential';
  return answers.every(answer => answer) && Object.keys(categories).length === 3 ? 'all' : 'some';
}

/** How many there are of each kind. */
function createTally() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return {
    /** @param {string} kind */
    add: kind => counts.set(kind, (counts.get(kind) ?? 0) + 1),
    /** The most frequent kind first. @returns {Array<[kind: string, count: number]>} */
    list: () => [...counts].sort(([a, more], [b, less]) => less - more || a.localeCompare(b)),
  };
}

/** What a school needs to know, and so all that is kept: numbers. */
export function createRecordCounts() {
  let total = 0;
  const [choices, days, languages] = [createTally(), createTally(), createTally()];
  return {
    /** @param {string} body as it arrived */
    add(body) {
      const record = readRecord(body);
      if (!record) return;
      total++;
      choices.add(choiceOf(record));
      days.add(record.time.slice(0, 10));
      languages.add(record.language);
    },
    counts: () => ({
      total,
      byChoice: choices.list(),
      /** The newest day first. */
      byDay: days.list().sort(([a], [b]) => b.localeCompare(a)),
      byLanguage: languages.list(),
    }),
  };
}
