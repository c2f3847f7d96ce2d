import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Answers, fromHash, toHash } from './answers.ts';
import { services } from './catalog.ts';
import { Questions } from './Questions.tsx';
import { Result } from './Result.tsx';
import { type Language, languages, speak } from './words.ts';

const other: Record<Language, Language> = { en: 'es', es: 'en' };

/** The language that the browser asks for first among ours. */
const preferred = () =>
  navigator.languages.map(tag => languages.find(code => tag.startsWith(code))).find(Boolean) ?? 'en';

/** The whole page. Its address always has the answers, so that a reload or a bookmark loses none. */
function Builder() {
  const [answers, setAnswers] = useState<Answers>(() => fromHash(location.hash, services, preferred()));
  const change = (part: Partial<Answers>) => setAnswers(now => ({ ...now, ...part }));
  const { language } = answers;
  const say = speak(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = say('title');
  }, [language]);
  useEffect(() => history.replaceState(null, '', `#${toHash(answers)}`), [answers]);
  useEffect(() => {
    const read = () => setAnswers(fromHash(location.hash, services, preferred()));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return (
    <>
      <header>
        <h1>{say('title')}</h1>
        <button type="button" lang={other[language]} onClick={() => change({ language: other[language] })}>
          {say('other')}
        </button>
        <p>{say('lead')}</p>
      </header>
      <Questions answers={answers} change={change} />
      <Result answers={answers} change={change} />
    </>
  );
}

const main = document.querySelector('main');
if (main) render(<Builder />, main);
