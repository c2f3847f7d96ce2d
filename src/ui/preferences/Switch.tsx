import type { Translator } from '../translator.ts';
import type { State } from './switches.ts';

interface Props {
  translator: Translator;
  name: string;
  /** `alwaysOn`: nobody can switch it off. */
  state: State | 'alwaysOn';
  disabled: boolean;
  /** The id of what describes it, if anything does. */
  describedBy: string | undefined;
  /** The attribute by which sites and extensions find it: `data-category` or `data-service`. */
  hook: Record<`data-${string}`, string>;
  onSwitch: (on: boolean) => void;
}

/**
 * A switch with its name, and its state in words beside it. It is a plain checkbox that looks like a switch:
 * the role `switch` knows no third state, and one that waits for Confirm is no switch
 * (docs/decisions/015-checkboxes-that-look-like-switches.md).
 */
export function Switch({ translator: { t }, name, state, disabled, describedBy, hook, onSwitch }: Props) {
  return (
    <label>
      <span class="name">{name}</span>
      <span class="answer">
        <span class="state" aria-hidden="true" key={state}>
          {t(`preferences.${state}`)}
        </span>
        <input
          type="checkbox"
          class={state === 'alwaysOn' ? 'fixed' : 'switch'}
          {...hook}
          aria-describedby={describedBy}
          checked={state === 'on' || state === 'alwaysOn'}
          indeterminate={state === 'some'}
          disabled={disabled}
          // What is not all on is switched on, what is all on is switched off.
          onChange={() => onSwitch(state !== 'on')}
        />
      </span>
    </label>
  );
}
