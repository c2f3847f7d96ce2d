import type { Words } from '../words.ts';

interface Props {
  label: string;
  text: string;
  note?: string | undefined;
  words: Words;
  onCopy?: ((text: string) => void) | undefined;
}

/** Something to read or to copy as it is. */
export function Code({ label, text, note, words, onCopy }: Props) {
  return (
    <div class="code">
      <p>{label}</p>
      <pre>
        <code>{text}</code>
      </pre>
      {note && <p class="note">{note}</p>}
      {onCopy && (
        <button type="button" class="quiet" onClick={() => onCopy(text)}>
          {words.say('panel.copy')}
        </button>
      )}
    </div>
  );
}
