import type { Finding, Weight } from '../model.ts';
import type { Words } from '../words.ts';
import { Code } from './Code.tsx';

interface Props {
  findings: readonly Finding[];
  words: Words;
  /** Copies a text; without it, as in the report that is kept, there are no buttons and all is open. */
  onCopy?: ((text: string) => void) | undefined;
}

const WEIGHTS: readonly Weight[] = ['fault', 'warning', 'note'];

/** A thing that a check found, in a line: its name, and what tells it from others. */
export function labelOf({ check, about, values = {} }: Finding, { sayIfAny, say }: Words): string {
  const where = sayIfAny(`stores.${values.where ?? values.store}`);
  const kind = values.kind && (sayIfAny(`kinds.${values.kind}`) ?? say('kinds.other'));
  const item = sayIfAny(`checks.${check}.item`, { ...values, about });
  if (item) return item;
  const asides = [values.name, where, values.host, values.header].filter(one => one && one !== about);
  return `${about}${asides[0] ? ` (${asides.join(', ')})` : ''}${kind ? `: ${kind}` : ''}`;
}

/** One check, and all that it found. */
function Group({
  found,
  isWhereSaid,
  words,
  onCopy,
}: { found: readonly Finding[]; isWhereSaid: boolean } & Omit<Props, 'findings'>) {
  const { say, sayIfAny, language } = words;
  const [{ check, weight }] = found as [Finding];
  const things = found.filter(({ about, code, mend }) => about || code || mend);
  const states = [...new Set(found.flatMap(finding => finding.states))];
  const pages = [...new Set(found.flatMap(finding => finding.pages))];
  return (
    <details class={weight} data-check={check} open={!onCopy}>
      <summary>
        <strong>{sayIfAny(`checks.${check}.title`) ?? check}</strong>
        {things.length > 1 && <span class="number">{things.length}</span>}
      </summary>
      <p>{sayIfAny(`checks.${check}.text`)}</p>
      {things[0] && (
        <ul>
          {things.map((finding, at) => (
            <li key={`${at} ${finding.about}`}>
              <span class="about">{labelOf(finding, words)}</span>
              {finding.code && finding.code !== finding.about && (
                <Code label={say('findings.now')} text={finding.code} words={words} />
              )}
              {finding.mend && (
                <Code
                  label={say(finding.code ? 'findings.mend' : 'findings.add')}
                  text={finding.mend}
                  note={/\?…/.test(finding.mend) ? say('findings.query') : undefined}
                  words={words}
                  onCopy={onCopy}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isWhereSaid && (
        <p class="where">
          {say('findings.as', {
            states: new Intl.ListFormat(language).format(states.map(state => say(`states.${state}`))),
          })}{' '}
          {say('findings.on')} {pages.join(' · ')}
        </p>
      )}
    </details>
  );
}

/** What was found, the heaviest first: a heading a weight, a part a check. */
export function Findings({ findings, words, onCopy }: Props) {
  const { say } = words;
  // On one page there is nothing to tell apart.
  const wheres = findings.flatMap(({ pages, states }) =>
    pages.flatMap(page => states.map(state => `${page} ${state}`)),
  );
  const isWhereSaid = new Set(wheres).size > 1;
  const heavy = findings.filter(({ weight }) => weight !== 'note');
  return (
    <section aria-label={say('findings.title')}>
      {!heavy[0] && <p class="clean">{say('findings.clean')}</p>}
      {WEIGHTS.map(weight => {
        const own = findings.filter(finding => finding.weight === weight);
        const checks = [...new Set(own.map(({ check }) => check))];
        return (
          own[0] && (
            <section key={weight} class={weight}>
              <h3>
                {say(`weights.${weight}`)} <span class="number">{checks.length}</span>
              </h3>
              <p>{say(`weights.${weight}Text`)}</p>
              {checks.map(check => (
                <Group
                  key={check}
                  found={own.filter(finding => finding.check === check)}
                  isWhereSaid={isWhereSaid}
                  words={words}
                  onCopy={onCopy}
                />
              ))}
            </section>
          )
        );
      })}
    </section>
  );
}
