import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value; nothing where it is right. */
  wrong?: string | false | undefined;
  value: string;
  onChange(value: string): void;
}

/** One line to type into, with what it is for and what is wrong with it. */
export function Field({ label, hint, wrong, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p id={`${id}-hint`}>{hint}</p>}
      <input
        id={id}
        type="text"
        value={value}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={
          [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined
        }
        aria-invalid={wrong ? true : undefined}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <p id={`${id}-wrong`} class="wrong" aria-live="polite">
        {wrong}
      </p>
    </div>
  );
}

interface ChoicesProps<Value extends string> {
  options: readonly { value: Value; label: string; hint?: string }[];
  value: Value;
  onChange(value: Value): void;
}

/**
 * One of a few, each with its consequence; what they are for stands above them. The consequence is a description, not
 * a part of the name: it would be read twice.
 */
export function Choices<Value extends string>({ options, value, onChange }: ChoicesProps<Value>) {
  const name = useId();
  return (
    <div class="choices">
      {options.map((option, index) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            aria-labelledby={`${name}-${index}`}
            aria-describedby={option.hint && `${name}-${index}-hint`}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span id={`${name}-${index}`}>{option.label}</span>
            {option.hint && <small id={`${name}-${index}-hint`}>{option.hint}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}

/** Controls that belong together, with what they are for. */
export const Group = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <fieldset>
    <legend>{title}</legend>
    {children}
  </fieldset>
);

/** A question, with its number. */
export const Question = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <fieldset class="question">
    <legend>
      <h2>{title}</h2>
    </legend>
    {children}
  </fieldset>
);
