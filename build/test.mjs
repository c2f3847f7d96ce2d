// @ts-check
/**
 * `npm test`: every check in one word, on a fresh clone too. Arguments go to vitest.
 * The last line is always the count: `N passed, N failed[, N skipped]`.
 */
import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { provideBrowsers } from './browsers.mjs';
import { finished, installPackages } from './install.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'hallpass-test-'));
const report = join(scratch, 'vitest.json');

/** In this order; the first that fails is the last. @type {[name: string, run: () => unknown][]} */
const steps = [
  ['Packages', () => installPackages(say)],
  ['Browsers', findAndName],
  ['Format and lint', () => tool('@biomejs/biome/bin/biome', 'check', '.')],
  ['Types', () => tool('typescript/bin/tsc', '--noEmit')],
  ['Build', () => succeeds('npm', 'run', '--silent', 'build')],
  ['Tests', test],
];

for (const [name, run] of steps) {
  console.log(`\n▸ ${name}`);
  const start = performance.now();
  try {
    await run();
  } catch (error) {
    console.error(`✗ ${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
  say(`${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (process.exitCode) break;
}
console.log(await count());
await rm(scratch, { recursive: true, force: true });

/** @param {string} line */
function say(line) {
  console.log(`  ${line}`);
}

async function findAndName() {
  const { chromium, firefox, webkit } = await provideBrowsers(say);
  for (const path of [chromium, firefox, webkit?.driver]) if (path) say(path);
}

async function test() {
  await tool(
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  );
}

/**
 * Runs a package's command without npx, which starts slowly and differs between systems.
 * @param {string} file
 * @param {...string} args
 */
function tool(file, ...args) {
  return succeeds(execPath, join('node_modules', file), ...args);
}

/**
 * @param {string} command
 * @param {...string} args
 */
async function succeeds(command, ...args) {
  const code = await finished(command, args);
  if (code !== 0) throw new Error(`failed with ${code}`);
}

/**
 * The last line. Whatever fails outside a test (a step before, a file that does not load, an error that
 * no test caught) is one failure more, and so is a run without a test.
 */
async function count() {
  const {
    numPassedTests: passed,
    numFailedTests,
    numPendingTests,
    numTodoTests,
    testResults,
  } = await results();
  const unloaded = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0);
  let failed = numFailedTests + unloaded.length;
  if (failed === 0 && (process.exitCode || passed === 0)) failed = 1;
  if (failed > 0) process.exitCode = 1;
  const skipped = numPendingTests + numTodoTests;
  return `\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * What vitest wrote; nothing, if it did not run.
 * @returns {Promise<{ numPassedTests: number, numFailedTests: number, numPendingTests: number,
 *   numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }>}
 */
async function results() {
  const nothing = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
  };
  return readFile(report, 'utf8').then(JSON.parse, () => nothing);
}
