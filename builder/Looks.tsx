import { Choices, Group, Question } from './fields.tsx';
import { Preview } from './Preview.tsx';
import { attributeValue, type Part } from './Questions.tsx';
import type { Say } from './words.ts';

/** The color that is offered first: the one that Hallpass has by itself. */
const OURS = '#1a4f8b';

/** How the banner looks, with the banner itself beside the answers. */
export function Looks(part: Part & { say: Say }) {
  const { answers, say } = part;
  const { isWrong: _, ...accent } = attributeValue(part, 'accent');
  const theme = attributeValue(part, 'theme');
  const position = attributeValue(part, 'position');
  return (
    <Question title={say('looks.title')}>
      <label class="check">
        <input
          type="checkbox"
          checked={accent.value !== ''}
          onChange={({ currentTarget }) => accent.onChange(currentTarget.checked ? OURS : '')}
        />
        <span>{say('looks.accent')}</span>
      </label>
      {accent.value && (
        <label class="check">
          <input
            type="color"
            value={accent.value}
            onInput={({ currentTarget }) => accent.onChange(currentTarget.value)}
          />
          <span>
            {say('looks.color')}
            <small>{say('looks.accentHint')}</small>
          </span>
        </label>
      )}
      <Group title={say('looks.theme')}>
        <Choices
          options={[
            { value: 'auto', label: say('looks.themeAuto') },
            { value: 'light', label: say('looks.themeLight') },
            { value: 'dark', label: say('looks.themeDark') },
          ]}
          value={theme.value || 'auto'}
          onChange={theme.onChange}
        />
      </Group>
      <Group title={say('looks.position')}>
        <Choices
          options={[
            { value: 'bottom', label: say('looks.bottom') },
            { value: 'top', label: say('looks.top') },
          ]}
          value={position.value || 'bottom'}
          onChange={position.onChange}
        />
      </Group>
      <Preview answers={answers} say={say} />
    </Question>
  );
}
