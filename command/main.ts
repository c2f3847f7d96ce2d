import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compare, readReport } from '../src/audit/report/compare.ts';
import { auditSite } from './auditSite.ts';
import { htmlOf } from './htmlOf.ts';
import { type Options, readArguments, USAGE, WrongArguments } from './readArguments.ts';
import { CannotRun, startBrowser } from './startBrowser.ts';
import { summary } from './summary.ts';

/** How the command ends: no fault, some, or it could not look. */
type ExitCode = 0 | 1 | 2;

/** An earlier report. @throws {CannotRun} if the file is none */
function earlierReport(path: string) {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new CannotRun(`${path} cannot be read.`);
  }
  const report = readReport(text);
  if (!report) throw new CannotRun(`${path} is no data file of an audit.`);
  return report;
}

/** @throws {CannotRun} if the file cannot be written */
function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch {
    throw new CannotRun(`${path} cannot be written.`);
  }
}

async function run(options: Options): Promise<ExitCode> {
  // What can fail at once is tried before the browser is started.
  const earlier = options.compare ? earlierReport(options.compare) : undefined;
  for (const path of [options.html, options.json, options.requests])
    if (path && !existsSync(dirname(path))) throw new CannotRun(`There is no folder for ${path}.`);
  const { browser, close } = await startBrowser(options.browser);
  try {
    const { report, departures } = await auditSite(browser, options, line => console.error(line));
    const comparison = earlier && compare(report, earlier);
    console.log(summary(report, departures, comparison));
    const [language = 'en'] = options.languages;
    if (options.html) write(options.html, await htmlOf(browser, report, language));
    if (options.json) write(options.json, `${JSON.stringify(report, null, 2)}\n`);
    if (options.requests) write(options.requests, `${JSON.stringify(departures, null, 2)}\n`);
    return report.findings.some(({ weight }) => weight === 'fault') ? 1 : 0;
  } finally {
    await close();
  }
}

/**
 * `hallpass audit <address>`: see {@link USAGE}.
 *
 * @param args what stands behind `hallpass`
 * @returns how the process is to end; whatever goes wrong, a line says what
 */
export async function main(args: readonly string[]): Promise<ExitCode> {
  try {
    const options = readArguments(args);
    if (options !== 'help') return await run(options);
    console.log(USAGE);
    return 0;
  } catch (error) {
    if (error instanceof WrongArguments) console.error(`${error.message}\n\n${USAGE}`);
    else if (error instanceof CannotRun) console.error(error.message);
    // Further lines may quote the page.
    else console.error(`The audit failed: ${String(error).split('\n')[0]}`);
    return 2;
  }
}
