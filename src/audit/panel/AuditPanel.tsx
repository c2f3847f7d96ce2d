import languages from 'virtual:hallpass/audit-languages';
import names from 'virtual:hallpass/languages';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Gate } from '../../interfaces.ts';
import type { OptionalCategory } from '../../model.ts';
import { saveFile } from '../../ui/preferences/saveFile.ts';
import type { Facts, LookedAt, Report } from '../model.ts';
import { readPage } from '../read/readPage.ts';
import { createReport } from '../report/createReport.ts';
import { dataBlock } from '../report/dataBlock.ts';
import { htmlReport } from '../report/htmlReport.tsx';
import { whenQuiet } from '../walk/whenQuiet.ts';
import type { Words } from '../words.ts';
import { Code } from './Code.tsx';
import { Comparison } from './Comparison.tsx';
import { Findings } from './Findings.tsx';
import { Parties, StoredList } from './Tables.tsx';
import { WalkForm } from './WalkForm.tsx';

interface Props {
  gate: Gate;
  words: Words;
  onLanguage(code: string): void;
  /** Whether the webmaster has just asked for it: then it gets the focus. */
  isAsked: boolean;
  onClose(): void;
}

/** What was looked at so far. */
interface Seen {
  pages: readonly Facts[];
  failed: readonly LookedAt[];
  time: string;
}

/** The audit, beside the page: what was found, what runs, what is stored, and the report of it. */
export function AuditPanel({ gate, words, onLanguage, isAsked, onClose }: Props) {
  const [seen, setSeen] = useState<Seen | 'failed'>();
  const [isSmall, setSmall] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<string, OptionalCategory>>(new Map());
  const [message, setMessage] = useState('');
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { say } = words;

  const look = useCallback(async () => {
    setSeen(undefined);
    try {
      await whenQuiet();
      setSeen({ pages: [await readPage(gate)], failed: [], time: new Date().toISOString() });
    } catch (error) {
      console.warn('[hallpass]', error);
      setSeen('failed');
    }
  }, [gate]);

  useEffect(() => {
    look();
    // A browser that has no such layer goes by the `z-index`.
    panel.current?.showPopover?.();
    if (isAsked) heading.current?.focus({ preventScroll: true });
  }, [look, isAsked]);

  const report = useMemo((): Report | undefined => {
    if (!seen || seen === 'failed') return undefined;
    const about = { hallpass: __VERSION__, time: seen.time, site: location.hostname };
    const block = dataBlock(chosen, id => !!gate.consent.policy.services.get(id));
    return { ...createReport(seen.pages, seen.failed, about), ...(block && { dataBlock: block }) };
  }, [seen, chosen, gate]);

  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => setMessage(say('panel.copied')),
      () => setMessage(say('panel.notCopied')),
    );
  const hold = (host: string, category: OptionalCategory | undefined) => {
    const next = new Map(chosen);
    if (category) next.set(host, category);
    else next.delete(host);
    setChosen(next);
  };
  const name = report && `hallpass-audit-${report.site}-${report.time.slice(0, 10)}`;

  return (
    <section
      ref={panel}
      popover="manual"
      class={isSmall ? 'audit small' : 'audit'}
      lang={words.language}
      dir="auto"
      aria-labelledby="audit-title"
    >
      <div class="head">
        <h2 id="audit-title" ref={heading} tabIndex={-1}>
          {say('title')}
        </h2>
        {languages
          .filter(code => code !== words.language)
          .map(code => (
            <button key={code} type="button" class="plain" lang={code} onClick={() => onLanguage(code)}>
              {names[code] ?? code}
            </button>
          ))}
        <span class="icons">
          <button
            type="button"
            class="quiet icon"
            data-audit="small"
            aria-expanded={!isSmall}
            aria-label={say(isSmall ? 'panel.show' : 'panel.hide')}
            onClick={() => setSmall(!isSmall)}
          >
            <span aria-hidden="true">{isSmall ? '+' : '–'}</span>
          </button>
          <button
            type="button"
            class="quiet icon"
            data-audit="close"
            aria-label={say('panel.close')}
            onClick={onClose}
          >
            <span aria-hidden="true">×</span>
          </button>
        </span>
      </div>
      <div class="scroll" hidden={isSmall}>
        <p>{say('promise')}</p>
        <p role="status" data-audit="status">
          {seen === 'failed' ? say('panel.failed') : !seen ? say('panel.looking') : message}
        </p>
        {report && (
          <>
            <p>{say('findings.as', { states: say(`states.${report.pages[0]?.state ?? 'own'}`) })}</p>
            <Findings findings={report.findings} words={words} onCopy={copy} />
            <h3>{say('parties.title')}</h3>
            <Parties parties={report.parties} words={words} chosen={chosen} onHold={hold} />
            {report.dataBlock && (
              <section class="block">
                <h3>{say('block.title')}</h3>
                <Code label={say('block.text')} text={report.dataBlock} words={words} onCopy={copy} />
              </section>
            )}
            <h3>{say('stored.title')}</h3>
            <StoredList stored={report.stored} words={words} />
            <WalkForm
              gate={gate}
              words={words}
              onDone={(pages, failed) =>
                setSeen(before =>
                  before && before !== 'failed'
                    ? {
                        pages: [...before.pages, ...pages],
                        failed: [...before.failed, ...failed],
                        time: new Date().toISOString(),
                      }
                    : before,
                )
              }
            />
            <h3>{say('report.title')}</h3>
            <p class="actions">
              <button
                type="button"
                data-audit="html"
                onClick={() => saveFile(`${name}.html`, htmlReport(report, words), 'text/html')}
              >
                {say('report.html')}
              </button>
              <button
                type="button"
                class="quiet"
                data-audit="json"
                onClick={() => saveFile(`${name}.json`, JSON.stringify(report, null, 2))}
              >
                {say('report.json')}
              </button>
              <button type="button" class="quiet" data-audit="again" onClick={look}>
                {say('panel.repeat')}
              </button>
            </p>
            <Comparison report={report} words={words} />
            <p class="limits">{say('report.limits')}</p>
          </>
        )}
      </div>
    </section>
  );
}
