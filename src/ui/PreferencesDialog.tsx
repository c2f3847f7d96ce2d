import languages from 'virtual:hallpass/languages';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { categories } from '../catalog/categories.ts';
import type { Answers, Category, Consent, Gate, OptionalCategory } from '../model.ts';
import { CategoryRow } from './CategoryRow.tsx';
import { Glossary } from './Glossary.tsx';
import { ReceiptNote } from './ReceiptNote.tsx';
import type { Speech } from './speech.ts';

interface Props {
  gate: Gate;
  speech: Speech;
  onClose: () => void;
}

/** What the switches show first: the earlier answers, also those that a new revision holds (R20). */
function earlierAnswers({ policy: { offered, locked, optOut }, decision }: Consent): Answers {
  const answers: Answers = {};
  for (const category of offered) {
    // A locked category is not the visitor's to answer: a refusal here would outlive the lock (R14).
    if (locked.includes(category)) continue;
    const overruled = optOut && category !== 'preferences' && !decision?.knowingSignal;
    answers[category] = !overruled && decision?.categories[category] === true;
  }
  return answers;
}

/**
 * The preferences: a native modal dialog.
 * - Its heading has the focus when it opens; when it closes, the browser gives the focus back.
 * - Esc and Close record nothing.
 * - Nothing is chosen before the visitor confirms.
 */
export function PreferencesDialog({ gate, speech, onClose }: Props) {
  const { t, language } = speech;
  const { consent, config } = gate;
  const { offered, locked, optOut, revision } = consent.policy;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const answers = useSignal(earlierAnswers(gate.consent));
  const shared = useSignal(false);

  useLayoutEffect(() => {
    dialog.current?.showModal();
    heading.current?.focus();
  }, []);

  const fixed = (category: Category) =>
    category === 'essential' ? 'always-on' : locked.includes(category) ? 'locked' : undefined;
  const again = consent.decision && consent.decision.revision !== revision;

  return (
    <dialog
      ref={dialog}
      lang={language}
      class="preferences"
      data-consent-surface="preferences"
      aria-labelledby="preferences-title"
      onClose={onClose}
    >
      <header>
        <h2 id="preferences-title" ref={heading} tabIndex={-1}>
          {t('preferences.title')}
        </h2>
        {Object.entries(languages)
          .filter(([code]) => code !== language)
          .map(([code, name]) => (
            <button key={code} type="button" class="plain" data-consent-action="language" lang={code}>
              {name}
            </button>
          ))}
        <button
          type="button"
          class="close"
          data-consent-action="close"
          aria-label={t('preferences.close')}
          onClick={() => dialog.current?.close()}
        >
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <div class="scroll">
        {again && <p class="note">{t('preferences.again')}</p>}
        {optOut && (
          <p class="note">
            <strong>{t('optOut')}</strong> <span>{t('preferences.optOutDetail')}</span>
          </p>
        )}
        <p>{t('preferences.intro')}</p>
        <ul class="categories">
          {categories
            .filter(category => category === 'essential' || offered.includes(category))
            .map(category => (
              <CategoryRow
                key={category}
                category={category}
                speech={speech}
                granted={category === 'essential' || answers.value[category] === true}
                fixed={fixed(category)}
                onSwitch={on => {
                  answers.value = { ...answers.value, [category as OptionalCategory]: on };
                }}
              />
            ))}
        </ul>
        <label class="shared">
          <input
            type="checkbox"
            checked={shared.value}
            aria-describedby="shared-text"
            onChange={event => {
              shared.value = event.currentTarget.checked;
            }}
          />
          <span class="name">{t('preferences.shared')}</span>
          <span id="shared-text">{t('preferences.sharedDetail')}</span>
        </label>
        <ReceiptNote speech={speech} receipt={gate.receipt()} />
        <Glossary speech={speech} />
        {config.policyUrl && (
          <p>
            <a href={config.policyUrl}>{t('preferences.policy')}</a>
          </p>
        )}
      </div>
      <footer>
        <button
          type="button"
          data-consent-action="save"
          onClick={() =>
            consent.choose(answers.value as Record<string, boolean>, shared.value, 'preferences')
          }
        >
          {t('preferences.save')}
        </button>
        <button type="button" class="quiet" data-consent-action="accept-all">
          {t('preferences.acceptAll')}
        </button>
        <button type="button" class="quiet" data-consent-action="refuse-all">
          {t('preferences.refuseAll')}
        </button>
      </footer>
    </dialog>
  );
}
