import { useState } from 'preact/hooks';
import type { Finding, Report } from '../model.ts';
import { compare, readReport } from '../report/compare.ts';
import type { AuditKey, Words } from '../words.ts';
import { labelOf } from './Findings.tsx';

/** What is new in a report, and what is gone, since one that was kept. */
export function Comparison({ report, words }: { report: Report; words: Words }) {
  const { say, sayIfAny, language } = words;
  const [earlier, setEarlier] = useState<Pick<Report, 'time' | 'findings'> | 'wrong'>();
  const difference = earlier && earlier !== 'wrong' ? compare(report, earlier) : undefined;
  const list = (title: AuditKey, findings: readonly Finding[], time: string) =>
    findings[0] && (
      <>
        <h3>
          {say(title, {
            time: new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </h3>
        <ul class="list">
          {findings.map((finding, at) => (
            <li key={`${at} ${finding.check}`}>
              {sayIfAny(`checks.${finding.check}.title`) ?? finding.check} · {labelOf(finding, words)}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <div>
      <label class="file">
        {say('report.compare')}{' '}
        <input
          type="file"
          accept="application/json,.json"
          onChange={async ({ currentTarget: { files } }) => {
            const text = await files?.[0]?.text();
            if (text !== undefined) setEarlier(readReport(text) ?? 'wrong');
          }}
        />
      </label>
      <div role="status">
        {earlier === 'wrong' && <p>{say('report.wrong')}</p>}
        {difference && (
          <>
            {list('report.appeared', difference.appeared, difference.time)}
            {list('report.gone', difference.gone, difference.time)}
            {!difference.appeared[0] && !difference.gone[0] && <p>{say('report.same')}</p>}
          </>
        )}
      </div>
    </div>
  );
}
