import { dir, type Render } from '../prerender.ts';

/** The polite message after a choice; its sentences are there as far as they are true. */
export function Status({ t, value }: Render) {
  return (
    <div class="status" dir={dir(t)} popover="manual" role="status" data-consent-surface="status">
      <p data-when="saved">{t('status.saved')}</p>
      <p data-when="unsaved">{t('status.unsaved')}</p>
      <p data-when="noted">{value('note')}</p>
      <p data-when="left">{t('status.left')}</p>
      <p data-when="now">{t('status.now')}</p>
      <p data-when="ask">{t('status.ask')}</p>
      <button data-when="ask" type="button" data-consent-action="reload">
        {t('status.reload')}
      </button>
    </div>
  );
}
