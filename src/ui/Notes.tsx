import type { OptionalCategory } from '../model.ts';
import type { Gate } from '../parts.ts';
import { comingChange, inWords } from './comingChange.ts';
import type { Speech } from './speech.ts';

interface Props {
  gate: Gate;
  speech: Speech;
  /** Categories that were offered only after the visitor chose. */
  added: readonly OptionalCategory[];
}

/** What the visitor should know before anything else, as far as it is true. */
export function Notes({ gate: { consent, config }, speech: { t, language }, added }: Props) {
  const { decision, policy } = consent;
  const change = comingChange(config.policyChange);
  const names = added.map(category => t(`categories.${category}.name`)).join(', ');
  return (
    <>
      {change && <p class="note">{t('change', { day: inWords(change.day, language) })}</p>}
      {decision && decision.revision !== policy.revision && <p class="note">{t('preferences.again')}</p>}
      {added[0] && <p class="note">{t('preferences.added', { names })}</p>}
      {policy.optOut && (
        <p class="note">
          <strong>{t('optOut')}</strong> <span>{t('preferences.optOutDetail')}</span>
        </p>
      )}
    </>
  );
}
