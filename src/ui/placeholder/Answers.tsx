import type { Render } from '../prerender.ts';

/** What can be done about something held: each as far as it can. */
export function Answers({ t, value }: Render) {
  return (
    <p class="answers">
      <button data-when="open" type="button" data-consent-action="load-once">
        {t('embed.once')}
      </button>
      <button data-when="known" type="button" class="quiet" data-consent-action="always">
        {t('embed.always')}
      </button>
      <a data-when="href" href={value('href')} target="_blank" rel="noopener">
        {t('embed.link')}
      </a>
    </p>
  );
}
