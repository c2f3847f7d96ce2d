import { dir, type Render } from '../prerender.ts';
import type { StatusValues } from '../values.ts';

/**
 * A message: what came of a choice, and whatever else there is to say. Its sentences are there as far as they are
 * true. Its words stand in a live region that is on the page before them; whoever answered finds the focus on it.
 */
export function Status({ t, value, when }: Render<StatusValues>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and has a look of its own
    <div class="status" dir={dir(t)} role="group" tabindex={-1} data-consent-surface="status">
      <div class="words" role="status">
        <p {...when('saved')} class="done">
          {t('status.saved')}{' '}
          <button type="button" class="plain" data-consent-action="open">
            {t('status.change')}
          </button>
        </p>
        <p {...when('unsaved')}>{t('status.unsaved')}</p>
        <p {...when('forgotten')}>{t('status.forgotten')}</p>
        <p {...when('failed')}>{t('failed')}</p>
        <p {...when('noted')}>{value('note')}</p>
        <p {...when('optOut')}>{t('optOut')}</p>
        <p {...when('names')}>{t('status.left')}</p>
        <p {...when('sites')}>{t('status.sites')}</p>
        <p {...when('stays')}>{t('status.stays')}</p>
        <p {...when('stop')}>{t('status.ask')}</p>
        <p {...when('late')}>{t('status.late')}</p>
        <p {...when('policyUrl')}>
          <a href={value('policyUrl')}>{t('banner.policy')}</a>
        </p>
      </div>
      <div class="answers" {...when('ask')}>
        <button type="button" data-consent-action="reload">
          {t('status.reload')}
        </button>
        <button type="button" class="quiet" data-consent-action="dismiss">
          {t('status.later')}
        </button>
      </div>
      <button
        type="button"
        class="plain close"
        data-consent-action="dismiss"
        aria-label={t('status.close')}
      />
    </div>
  );
}
