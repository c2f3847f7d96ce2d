import type { Render } from '../prerender.ts';
import type { PlaceholderValues } from '../values.ts';

/** What can be done about something held: each as far as it can. */
export function Answers({ t, value, when }: Render<PlaceholderValues>) {
  return (
    <p class="answers">
      <button {...when('open')} type="button" data-consent-action="load-once">
        {t('embed.once')}
      </button>
      <button {...when('known')} type="button" class="quiet" data-consent-action="always">
        {t('embed.always')}
      </button>
      <a {...when('href')} href={value('href')} target="_blank" rel="noopener">
        {t('embed.link')}
      </a>
    </p>
  );
}
