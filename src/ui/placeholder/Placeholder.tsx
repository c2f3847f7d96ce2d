import { embedKinds } from '../../catalog/embedKinds.ts';
import { dir, type Render } from '../prerender.ts';

/**
 * Stands in for something held that people would see: says what it is and whose, and offers to load it. In a
 * category that nobody here can grant, the reason and the link alone (R14).
 */
export function Placeholder({ t, value }: Render) {
  return (
    <section class="placeholder" dir={dir(t)} data-consent-surface="placeholder" aria-label={value('name')}>
      <p class="title">
        <strong data-when="title">{value('title')}</strong>
        {embedKinds.map(kind => (
          <strong data-when={kind}>{t(`embeds.${kind}`)}</strong>
        ))}
      </p>
      <p>{t('embed.text')}</p>
      <p data-when="locked">{t('embed.locked')}</p>
      <p class="address">{value('href')}</p>
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
    </section>
  );
}
