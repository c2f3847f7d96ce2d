import { useId, useRef, useState } from 'preact/hooks';
import { services as all, common, type Named, search, serviceAt } from './catalog.ts';
import { Field, Group, Question } from './fields.tsx';
import { type Found, findServices } from './findServices.ts';
import type { Part } from './Questions.tsx';
import { categoryIn, type Say } from './words.ts';

/** How many services a search shows at once. */
const MOST = 12;

type Props = Part & { say: Say };

/** Which services the site uses: picked by name, or found in the source of a page. */
export function Services(props: Props) {
  const { answers, change, say } = props;
  const [letters, setLetters] = useState('');
  const chosen = answers.services.flatMap(id => all.get(id) ?? []);
  const matches = letters.trim() ? search(letters) : common;
  const title = ({ name, company, category }: Named) =>
    say('services.by', { name, company, category: categoryIn(answers.language, category) });
  const toggle = (id: string) =>
    change({
      services: answers.services.includes(id)
        ? answers.services.filter(other => other !== id)
        : [...answers.services, id],
    });
  const picked = useRef<HTMLHeadingElement>(null);
  const remove = (id: string) => {
    toggle(id);
    // The button goes, and the focus must not go with it.
    picked.current?.focus();
  };
  return (
    <Question title={say('services.title')}>
      <p>{say('services.why')}</p>
      <Field label={say('services.search')} value={letters} onChange={setLetters} />
      <Group title={say(letters.trim() ? 'services.results' : 'services.common')}>
        {matches.slice(0, MOST).map(service => (
          <label key={service.id} class="check">
            <input
              type="checkbox"
              checked={answers.services.includes(service.id)}
              onChange={() => toggle(service.id)}
            />
            <span>{title(service)}</span>
          </label>
        ))}
      </Group>
      <p aria-live="polite">
        {matches.length === 0 && say('services.none')}
        {matches.length > MOST && say('services.more', { count: String(matches.length - MOST) })}
      </p>
      <Find {...props} />
      <h3 ref={picked} tabIndex={-1}>
        {say('services.picked')}
      </h3>
      {chosen.length === 0 && <p>{say('services.pickedNone')}</p>}
      <ul class="picked">
        {chosen.map(service => (
          <li key={service.id}>
            <span>{title(service)}</span>
            <button type="button" onClick={() => remove(service.id)}>
              {say('services.remove', { name: service.name })}
            </button>
          </li>
        ))}
      </ul>
    </Question>
  );
}

/** Looks for services in the source of a page. */
function Find({ answers, change, say }: Props) {
  const id = useId();
  const [source, setSource] = useState('');
  const [found, setFound] = useState<Found>();
  const find = () => {
    const now = findServices(source, serviceAt);
    setFound(now);
    change({ services: [...new Set([...answers.services, ...now.services])] });
  };
  const names = found?.services.flatMap(service => all.get(service)?.name ?? []).join(', ');
  return (
    <details>
      <summary>{say('services.paste')}</summary>
      <div class="field">
        <label for={id}>{say('services.pasteLabel')}</label>
        <p id={`${id}-hint`}>{say('services.pasteHint')}</p>
        <textarea
          id={id}
          rows={5}
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          value={source}
          onInput={({ currentTarget }) => setSource(currentTarget.value)}
        />
      </div>
      <button type="button" onClick={find}>
        {say('services.find')}
      </button>
      <div role="status">
        {found && <p>{names ? say('services.found', { names }) : say('services.foundNone')}</p>}
        {found?.unknown[0] && <p>{say('services.unknown', { hosts: found.unknown.join(', ') })}</p>}
      </div>
    </details>
  );
}
