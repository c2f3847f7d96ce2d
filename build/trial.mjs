// @ts-check
/**
 * `npm run trial`: what becomes of one more file in `locales/`. Makes a third language in a scratch folder, builds with
 * it there, and runs on that build what has to follow by itself: the checks of sentences, schema and tables, axe and the
 * accessibility tree of every surface, and visitors' journeys. Nothing of it is shipped.
 *
 * Arguments go to vitest, instead of the list below: `npm run trial -- --project unit locales`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { finished } from './install.mjs';

/** One with more forms of a counted sentence than English has, so that a missing one is noticed. */
const LANGUAGE = { code: 'pt', name: 'Português', dir: 'ltr' };

/** What follows in Chromium. The journeys are the ones that read sentences or change the language. */
const BROWSER = [
  'third-language',
  ...['answer', 'chunks', 'declaration', 'first-visit', 'policy-change', 'receipt', 'reopen'].map(
    name => `journeys/${name}`,
  ),
].map(name => `test/browser/${name}.test.ts`);

/** @typedef {{ [key: string]: string | Tree }} Tree */

/** @type {Record<string, string>} */
const ACCENTED = { a: 'á', c: 'ç', e: 'ê', i: 'í', o: 'õ', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/**
 * A sentence that can be read and is not English. After a time of day, which may end in a full stop, stands none.
 * @param {string} sentence
 */
const translated = sentence =>
  sentence.replace(/{{\w+}}|[aceiouAEIOU]/g, part => ACCENTED[part] ?? part).replace('{{time}}.', '{{time}}');

const PLURAL = /_(one|other)$/;

/** @param {string} key @param {string | Tree} value @returns {[string, string | Tree]} */
const entry = (key, value) => [key, value];

/**
 * All sentences, with each form that the language has for a number.
 * @param {Tree} tree
 * @returns {Tree}
 */
const translate = tree =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => {
      if (typeof value !== 'string') return [entry(key, translate(value))];
      if (!PLURAL.test(key)) return [entry(key, translated(value))];
      if (key.endsWith('_one')) return [];
      const forms = new Intl.PluralRules(LANGUAGE.code).resolvedOptions().pluralCategories;
      return forms.map(form => entry(key.replace(PLURAL, `_${form}`), translated(value)));
    }),
  );

const trial = mkdtempSync(join(tmpdir(), 'hallpass-trial-'));
const { code, ...about } = LANGUAGE;
const english = JSON.parse(readFileSync('locales/en.json', 'utf8'));
writeFileSync(join(trial, `${code}.json`), JSON.stringify({ ...translate(english), ...about }));

const env = { ...process.env, HALLPASS_TRIAL: trial };

/** @param {string[]} args */
const vitest = (...args) => finished(execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], { env });

const build = () =>
  finished(execPath, ['node_modules/vite/bin/vite.js', 'build', '--app', '--logLevel', 'warn'], {
    env: { ...env, NODE_ENV: 'production' },
  });

const own = process.argv.slice(2);
const steps = [
  build,
  ...(own.length > 0
    ? [() => vitest(...own)]
    : [
        () => vitest('--project', 'unit', '--project', 'component'),
        () => vitest('--project', 'browser', ...BROWSER),
      ]),
];

process.exitCode = 0;
for (const step of steps) {
  process.exitCode = await step();
  if (process.exitCode) break;
}
rmSync(trial, { recursive: true });
