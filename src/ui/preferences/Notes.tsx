import type { Gate } from '../../interfaces.ts';
import type { OptionalCategory } from '../../model.ts';
import { whyAskedAgain } from '../first-layer/askedAgain.ts';
import { comingChange, inWords } from '../first-layer/comingChange.ts';
import { readLeft } from '../first-layer/leftBehind.ts';
import type { Translator } from '../translator.ts';

interface Props {
  gate: Gate;
  translator: Translator;
  /** Categories that were offered only after the visitor chose. */
  added: readonly OptionalCategory[];
  /** Gives the earlier answers again, where a new version of the policy is all that is new. */
  onKeep: (() => void) | undefined;
}

/** What the visitor should know before anything else, as far as it is true. */
export function Notes({ gate: { consent, config }, translator: { t, language }, added, onKeep }: Props) {
  const change = comingChange(config.policyChange);
  const { names = [], sites = [] } = readLeft() ?? {};
  return (
    <>
      {change && (
        <p class="note">
          <span>{t('change', { day: inWords(change.day, language) })}</span>{' '}
          {config.policyUrl && (
            <a class="lone" href={config.policyUrl}>
              {t('preferences.policy')}
            </a>
          )}
        </p>
      )}
      {whyAskedAgain(consent, added, t).map((reason, i) => (
        <div class="note">
          <p>{reason}</p>
          {i === 0 && onKeep && (
            <button type="button" class="quiet" data-consent-action="keep" onClick={onKeep}>
              {t('preferences.keep')}
            </button>
          )}
        </div>
      ))}
      {consent.isOptedOut && (
        <div class="note">
          <p>
            <strong>{t('optOut')}</strong>
          </p>
          <p>{t('preferences.optOutDetail')}</p>
        </div>
      )}
      {(names[0] || sites[0]) && (
        <div class="note">
          {names[0] && <p>{t('status.left', { names: names.join(', ') })}</p>}
          {sites[0] && <p>{t('status.sites', { sites: sites.join(', ') })}</p>}
          <p>{t('status.stays')}</p>
        </div>
      )}
    </>
  );
}
