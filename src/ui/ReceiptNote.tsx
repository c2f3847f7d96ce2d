import type { Receipt } from '../model.ts';
import type { Speech } from './speech.ts';

/** What was chosen, when, under which revision if the site counts them (R22), and the way to take it all back. */
export function ReceiptNote({
  speech: { t, language },
  receipt,
}: {
  speech: Speech;
  receipt: Receipt | null;
}) {
  if (!receipt) return <p class="receipt">{t('receipt.none')}</p>;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const { revision } = receipt;
  const time = format.format(new Date(receipt.time));
  return (
    <p class="receipt">
      <span>
        {revision === '0' ? t('receipt.chosen', { time }) : t('receipt.chosenUnder', { time, revision })}
      </span>{' '}
      <button type="button" class="plain" data-consent-action="forget">
        {t('receipt.forget')}
      </button>
    </p>
  );
}
