import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { isListed } from '../src/config/listedAddress.ts';
import { type Answers, isAddress, noAnswers, toHash } from './answers.ts';
import { Field } from './fields.tsx';
import { dataBlockOf, fileOf, headOf, LIST, linkOf } from './output.ts';
import { placeOf, places } from './places.ts';
import type { Part } from './Questions.tsx';
import { linkWords, type Say, speak } from './words.ts';

/** What the answers come to: each piece of code, and where it goes. */
export function Result({ answers, change }: Part) {
  const say = speak(answers.language);
  const place = placeOf(answers.place);
  const steps = place.steps[answers.language];
  return (
    <section class="result" aria-labelledby="code">
      <h2 id="code">{say('code.title')}</h2>
      <PickPlace answers={answers} change={change} say={say} />
      <h3>{say('code.upload')}</h3>
      <Steps steps={steps.upload} />
      {place.files !== 'none' && (
        <>
          <FileField answers={answers} change={change} say={say} />
          <Code
            say={say}
            title={say(dataBlockOf(answers) ? 'code.headBlock' : 'code.head')}
            code={headOf(answers)}
            steps={steps.tag}
          />
          <Code
            say={say}
            title={say('code.link')}
            code={linkOf(linkWords(answers.language))}
            steps={steps.link}
          />
          <Code say={say} title={say('code.list')} code={LIST} steps={steps.list} />
        </>
      )}
      {place.optimizer && <p>{place.optimizer[answers.language]}</p>}
      <p>{say('code.guide', { place: place.name, guide: place.guide })}</p>
      <Code say={say} title={say('code.again')} code={addressOf(answers)} steps={[say('code.againHint')]} />
    </section>
  );
}

/** The builder's own address with the answers in it. */
const addressOf = (answers: Answers) => `${location.href.split('#')[0]}#${toHash(answers)}`;

const Steps = ({ steps }: { steps: readonly string[] }) =>
  steps.length < 2 ? (
    <p>{steps[0]}</p>
  ) : (
    <ol>
      {steps.map(step => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );

function PickPlace({ answers, change, say }: Part & { say: Say }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{say('code.place')}</label>
      <select id={id} onChange={({ currentTarget }) => change({ place: placeOf(currentTarget.value).id })}>
        {places.map(place => (
          <option key={place.id} value={place.id} selected={place.id === answers.place}>
            {place.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function FileField({ answers, change, say }: Part & { say: Say }) {
  const file = fileOf({ ...answers, file: noAnswers.file });
  const isWrong = answers.file.trim() !== '' && !isAddress(answers.file);
  return (
    <Field
      label={say('code.file')}
      hint={say(placeOf(answers.place).files === 'one' ? 'code.fileOne' : 'code.fileHint', { file })}
      wrong={
        (isWrong && say('code.fileWrong', { file })) || (isListed(answers.file) && say('records.listed'))
      }
      value={answers.file}
      onChange={next => change({ file: next })}
    />
  );
}

interface CodeProps {
  title: string;
  code: string;
  /** Where it goes. */
  steps: readonly string[];
  say: Say;
}

/** A piece of code, with a button that copies it. */
function Code({ title, code, steps, say }: CodeProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  // What was copied is no longer what stands there.
  useEffect(() => setSaid(''), [code]);
  const copy = async () => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(code);
      setSaid(say('code.copied', { what: title }));
    } catch {
      setSaid(say('code.notCopied'));
    }
  };
  return (
    <div class="code">
      <h3 id={id}>{title}</h3>
      <Steps steps={steps} />
      <textarea
        ref={box}
        readOnly
        rows={Math.min(12, code.split('\n').length + 1)}
        spellcheck={false}
        aria-labelledby={id}
        value={code}
      />
      <button type="button" aria-label={say('code.copyWhat', { what: title })} onClick={copy}>
        {say('code.copy')}
      </button>
      <p role="status">{said}</p>
    </div>
  );
}
