import type { OptionalCategory } from '../../model.ts';
import type { Gate } from '../../parts.ts';
import { whyAskedAgain } from '../first-layer/askedAgain.ts';
import { comingChange, inWords } from '../first-layer/comingChange.ts';
import type { Speech } from '../speech.ts';

interface Props {
  gate: Gate;
  speech: Speech;
  /** Categories that were offered only after the visitor chose. */
  added: readonly OptionalCategory[];
}

/** What the visitor should know before anything else, as far as it is true. */
export function Notes({ gate: { consent, config }, speech: { t, language }, added }: Props) {
  const change = comingChange(config.policyChange);
  return (
    <>
      {change && <p class="note">{t('change', { day: inWords(change.day, language) })}</p>}
      {whyAskedAgain(consent, added, t).map(reason => (
        <p class="note">{reason}</p>
      ))}
      {consent.isOptedOut && (
        <p class="note">
          <strong>{t('optOut')}</strong> <span>{t('preferences.optOutDetail')}</span>
        </p>
      )}
    </>
  );
}
