import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { optionalCategories } from '../../catalog/categories.ts';
import type { Receipt } from '../../model.ts';
import type { Translator } from '../translator.ts';
import { saveFile } from './saveFile.ts';

interface Props {
  translator: Translator;
  receipt: Receipt | null;
  /** The name of a service by its id. */
  nameOf: (id: string) => string;
}

/**
 * What was chosen, when, under which revision if the site counts them (R22): to read, to copy, to keep as a
 * file; and the way to take it all back.
 */
export function ReceiptNote({ translator, receipt, nameOf }: Props) {
  const { t, language } = translator;
  /** What became of copying or saving. */
  const outcome = useSignal<'copied' | 'saved' | 'refused' | undefined>(undefined);
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (outcome.value === 'refused') text.current?.select();
  }, [outcome.value]);

  if (!receipt) return <p class="receipt">{t('receipt.none')}</p>;
  const { revision, categories, services } = receipt;
  const time = new Intl.DateTimeFormat(`${language}-US`, { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(receipt.time),
  );
  const json = JSON.stringify(receipt, null, 2);
  const word = (answer: boolean) => {
    const state = answer ? 'on' : 'off';
    return t(`preferences.${state}`);
  };
  const answers = [
    ...optionalCategories.map(category => [t(`categories.${category}.name`), categories[category]] as const),
    ...Object.entries(services).map(([id, answer]) => [nameOf(id), answer] as const),
  ];
  const copy = () =>
    // Absent on pages without https; browsers may refuse as well.
    Promise.resolve(navigator.clipboard?.writeText(json) ?? Promise.reject()).then(
      () => {
        outcome.value = 'copied';
      },
      () => {
        outcome.value = 'refused';
      },
    );
  return (
    <div class="receipt">
      <p>
        <span>
          {revision === '0' ? t('receipt.chosen', { time }) : t('receipt.chosenUnder', { time, revision })}
        </span>{' '}
        <button type="button" class="plain" data-consent-action="forget">
          {t('receipt.forget')}
        </button>
      </p>
      <details>
        <summary>{t('receipt.title')}</summary>
        <ul>
          {answers.map(
            ([name, answer]) =>
              answer !== undefined && (
                <li key={name}>
                  <span>{name}</span>: <strong>{word(answer)}</strong>
                </li>
              ),
          )}
        </ul>
        <p class="keep">
          <button type="button" class="plain" data-consent-action="copy-receipt" onClick={copy}>
            {t('receipt.copy')}
          </button>{' '}
          <button
            type="button"
            class="plain"
            data-consent-action="save-receipt"
            onClick={() => {
              saveFile(`cookie-receipt-${receipt.site}-${receipt.time.slice(0, 10)}.json`, json);
              outcome.value = 'saved';
            }}
          >
            {t('receipt.save')}
          </button>
        </p>
        <p role="status">
          {outcome.value && <span key={outcome.value}>{t(`receipt.${outcome.value}`)}</span>}
        </p>
        {outcome.value === 'refused' && (
          <textarea
            ref={text}
            readOnly
            rows={8}
            translate={false}
            aria-label={t('receipt.title')}
            value={json}
          />
        )}
      </details>
    </div>
  );
}
