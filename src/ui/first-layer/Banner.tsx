import { dir, type Render } from '../prerender.ts';

/**
 * The first layer: a region that asks, with the two answers alike in everything (R2).
 * Rendered at build time only, so it takes words and values, and has no state.
 */
export function Banner({ t, value, languages }: Render) {
  return (
    <section class="banner" dir={dir(t)} data-consent-surface="banner" aria-label={t('banner.title')}>
      <div class="words">
        <h2>{t('banner.title')}</h2>
        {languages.map(([code, name]) => (
          <button
            data-when={`to-${code}`}
            type="button"
            class="plain"
            data-consent-action="language"
            lang={code}
          >
            {name}
          </button>
        ))}
        <p data-when="note">{value('note')}</p>
        <p>
          <span data-when="general">{t('banner.text')}</span>
          <span data-when="children">{t('children.banner')}</span>{' '}
          <a data-when="policyUrl" href={value('policyUrl')}>
            {t('banner.policy')}
          </a>
        </p>
      </div>
      <div class="answers">
        <button data-when="open" type="button" data-consent-action="accept-all">
          {t('banner.accept')}
        </button>
        <button type="button" data-consent-action="refuse-all">
          {t('banner.refuse')}
        </button>
        <button type="button" class="quiet" data-consent-action="open">
          {t('banner.choose')}
        </button>
      </div>
    </section>
  );
}
