import type { Category } from '../model.ts';
import type { Speech } from './speech.ts';

interface Props {
  category: Category;
  speech: Speech;
  granted: boolean;
  /** Why the visitor can't switch it, if so: essential always is on, a locked one always off. */
  fixed: 'always-on' | 'locked' | undefined;
  onSwitch: (granted: boolean) => void;
}

/** A category: its name, what it is for, and its switch, whose state also stands there in words. */
export function CategoryRow({ category, speech: { t }, granted, fixed, onSwitch }: Props) {
  const state = fixed === 'always-on' ? 'alwaysOn' : granted ? 'on' : 'off';
  const description = `${category}-text`;
  return (
    <li>
      <label>
        <span class="name">{t(`categories.${category}.name`)}</span>
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox carries its state itself; aria-checked beside it is an error
          role="switch"
          data-category={category}
          aria-describedby={description}
          checked={granted}
          disabled={fixed !== undefined}
          onChange={event => onSwitch(event.currentTarget.checked)}
        />
        <span class="state" aria-hidden="true" key={state}>
          {t(`preferences.${state}`)}
        </span>
      </label>
      <p id={description}>
        <span>{t(`categories.${category}.text`)}</span>
        {fixed === 'locked' && <span> {t('preferences.locked')}</span>}
      </p>
    </li>
  );
}
