import { render } from 'preact';
import type { Report } from '../model.ts';
import { Findings } from '../panel/Findings.tsx';
import { Parties, StoredList } from '../panel/Tables.tsx';
import type { AuditKey, Words } from '../words.ts';
import css from './report.css?inline';

const NONE = new Map();

function Page({ report, words, about }: { report: Report; words: Words; about: readonly AuditKey[] }) {
  const { say, sayIfAny } = words;
  const failed = report.pages.filter(page => page.failed);
  const facts = [
    [say('report.site'), report.site],
    [
      say('report.time'),
      new Date(report.time).toLocaleString(words.language, { dateStyle: 'long', timeStyle: 'long' }),
    ],
    [say('report.version'), report.hallpass],
  ] as const;
  return (
    <main>
      <h1>{say('title')}</h1>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('findings.title')}</h2>
      <Findings findings={report.findings} words={words} />
      <h2>{say('parties.title')}</h2>
      <Parties parties={report.parties} words={words} chosen={NONE} />
      <h2>{say('stored.title')}</h2>
      <StoredList stored={report.stored} words={words} />
      {report.dataBlock && (
        <>
          <h2>{say('block.title')}</h2>
          <p>{say('block.text')}</p>
          <pre>
            <code>{report.dataBlock}</code>
          </pre>
        </>
      )}
      <h2>{say('report.pages')}</h2>
      <ul class="list">
        {report.pages
          .filter(page => !page.failed)
          .map(({ page, state }) => (
            <li key={`${page} ${state}`}>
              {page} · {say(`states.${state}`)}
            </li>
          ))}
      </ul>
      {failed[0] && (
        <>
          <h2>{say('failures.title')}</h2>
          <ul class="list">
            {failed.map(({ page, state, failed: why }) => (
              <li key={`${page} ${state}`}>
                {page} · {say(`states.${state}`)} · {sayIfAny(`failures.${why}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="limits">{about.map(key => say(key)).join(' ')}</p>
    </main>
  );
}

/** How a report was made, and what is not in it: by who made it. */
const ABOUT = {
  page: ['promise', 'report.limits'],
  command: ['report.command'],
} as const satisfies Record<string, readonly AuditKey[]>;

/** The report as one HTML file, which loads nothing and runs nothing. @param by what made it */
export function htmlReport(report: Report, words: Words, by: keyof typeof ABOUT = 'page'): string {
  const place = document.createElement('div');
  render(<Page report={report} words={words} about={ABOUT[by]} />, place);
  const head = `<meta charset="utf-8"><title>${words.say('title')}</title><style>${css}</style>`;
  return ['<!doctype html>', `<html lang="${words.language}">`, head, place.innerHTML].join('\n');
}
