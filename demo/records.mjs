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

/**
 * How many records there are of each kind, the most frequent kind first.
 * @param {ConsentRecord[]} records
 * @param {(record: ConsentRecord) => string} kindOf
 * @returns {Array<[kind: string, count: number]>}
 */
function count(records, kindOf) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const record of records) counts.set(kindOf(record), (counts.get(kindOf(record)) ?? 0) + 1);
  return [...counts].sort(([a, more], [b, less]) => less - more || a.localeCompare(b));
}

/**
 * What a school needs to know: numbers.
 * @param {string[]} bodies as they arrived
 */
export function countRecords(bodies) {
  const records = bodies.flatMap(body => readRecord(body) ?? []);
  return {
    total: records.length,
    byChoice: count(records, choiceOf),
    /** The newest day first. */
    byDay: count(records, ({ time }) => time.slice(0, 10)).sort(([a], [b]) => b.localeCompare(a)),
    byLanguage: count(records, ({ language }) => language),
  };
}
