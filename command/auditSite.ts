import type { Browser } from 'playwright-core';
import type { LookedAt, Report } from '../src/audit/model.ts';
import { createReport } from '../src/audit/report/createReport.ts';
import { plainAddress } from '../src/audit/source/markup.ts';
import { type Departure, departuresOf } from './departuresOf.ts';
import { factsOf } from './factsOf.ts';
import type { Options } from './readArguments.ts';
import { CannotRun } from './startBrowser.ts';
import { visit } from './visitor.ts';

/** What came of it. */
export interface Audited {
  report: Report;
  /** Every request to another company, in the order of the visits. */
  departures: Departure[];
}

/**
 * Sends four visitors to the site, one after the other: in each language one who refuses everything and one who
 * accepts everything.
 *
 * @param say gets a line for each visitor
 * @throws {CannotRun} if the address cannot be looked at
 */
export async function auditSite(
  browser: Browser,
  options: Pick<Options, 'address' | 'pages' | 'languages'>,
  say: (line: string) => void = () => {},
): Promise<Audited> {
  const address = plainAddress(options.address);
  const facts: ReturnType<typeof factsOf>[] = [];
  const failed: LookedAt[] = [];
  const departures: Departure[] = [];
  for (const language of options.languages) {
    for (const choice of ['refused', 'accepted'] as const) {
      say(`Looking at ${address} (${language}, ${choice})`);
      const visited = await visit(browser, options, language, choice);
      if (!visited.seen[0]) {
        const why = visited.reason ? ` (${visited.reason})` : '';
        throw new CannotRun(`${address} did not load${why}.`);
      }
      facts.push(...visited.seen.map(seen => factsOf(seen, Date.now())));
      departures.push(...visited.seen.flatMap(departuresOf));
      failed.push(...visited.failed);
    }
  }
  const about = {
    hallpass: __VERSION__,
    time: new Date().toISOString(),
    site: new URL(facts[0]?.page ?? address).hostname,
  };
  return { report: createReport(facts, failed, about), departures };
}
