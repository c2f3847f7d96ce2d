import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Report } from '../src/audit/model.ts';
import type { Language } from './readArguments.ts';

/** The report for people, drawn in an empty page of the browser by the code that draws it in the audit. */
export async function htmlOf(browser: Browser, report: Report, language: Language): Promise<string> {
  const page = await browser.newPage();
  await page.addScriptTag({ path: fileURLToPath(new URL('report.js', import.meta.url)) });
  return page.evaluate(([report, language]) => window.hallpassReport(report, language), [
    report,
    language,
  ] as const);
}
