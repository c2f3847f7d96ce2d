import { isListed } from '../src/config/listedAddress.ts';
import { type Answers, type Asked, isRight } from './answers.ts';
import { Choices, Field, Question } from './fields.tsx';
import { Looks } from './Looks.tsx';
import { Services } from './Services.tsx';
import { type Say, speak } from './words.ts';

/** What a part of the builder gets: the answers, and how to change them. */
export interface Part {
  answers: Answers;
  change(part: Partial<Answers>): void;
}

/** How a question reads and changes the value of an attribute. */
export const attributeValue = ({ answers, change }: Part, key: Asked) => ({
  value: answers.values[key] ?? '',
  onChange: (value: string) => change({ values: { ...answers.values, [key]: value } }),
  isWrong: !isRight(key, answers.values[key] ?? ''),
});

function Policy(part: Part & { say: Say }) {
  const { say } = part;
  const { isWrong, ...field } = attributeValue(part, 'policyUrl');
  return (
    <Question title={say('policy.title')}>
      <Field
        {...field}
        label={say('policy.label')}
        hint={say('policy.hint')}
        wrong={isWrong && say('policy.wrong')}
      />
    </Question>
  );
}

function Rule(part: Part & { say: Say }) {
  const { say } = part;
  const { value, onChange } = attributeValue(part, 'cookieLimit');
  const { isWrong, ...names } = attributeValue(part, 'loginCookies');
  return (
    <Question title={say('rule.title')}>
      <Choices
        options={(['none', 'session', 'login'] as const).map(rule => ({
          value: rule,
          label: say(`rule.${rule}`),
          hint: say(`rule.${rule}Hint`),
        }))}
        value={value === 'session' || value === 'login' ? value : 'none'}
        onChange={onChange}
      />
      {value === 'login' && (
        <Field
          {...names}
          label={say('rule.names')}
          hint={say('rule.namesHint')}
          wrong={isWrong && say('rule.namesWrong')}
        />
      )}
    </Question>
  );
}

function Audience(part: Part & { say: Say }) {
  const { say } = part;
  const { value, onChange } = attributeValue(part, 'audience');
  return (
    <Question title={say('audience.title')}>
      <Choices
        options={(['general', 'children'] as const).map(audience => ({
          value: audience,
          label: say(`audience.${audience}`),
          hint: say(`audience.${audience}Hint`),
        }))}
        value={value === 'children' ? value : 'general'}
        onChange={onChange}
      />
    </Question>
  );
}

function Records(part: Part & { say: Say }) {
  const { say } = part;
  const { isWrong, ...field } = attributeValue(part, 'recordUrl');
  return (
    <Question title={say('records.title')}>
      <Field
        {...field}
        label={say('records.label')}
        hint={say('records.hint')}
        wrong={(isWrong && say('records.wrong')) || (isListed(field.value) && say('records.listed'))}
      />
    </Question>
  );
}

/** The six questions, in their order. */
export function Questions(part: Part) {
  const own = { ...part, say: speak(part.answers.language) };
  return (
    <div class="questions">
      <Policy {...own} />
      <Rule {...own} />
      <Audience {...own} />
      <Services {...own} />
      <Looks {...own} />
      <Records {...own} />
    </div>
  );
}
