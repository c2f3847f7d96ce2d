import { dir, type Render } from '../prerender.ts';
import type { BannerValues } from '../values.ts';

/**
 * The first layer: a region that asks, with the two answers alike in everything (R2).
 * Rendered at build time only, so it takes words and values, and has no state.
 */
export function Banner({ t, value, when, languages }: Render<BannerValues>) {
  return (
    <section class="banner" dir={dir(t)} data-consent-surface="banner" aria-label={t('banner.title')}>
      <div class="words">
        <h2>{t('banner.title')}</h2>
        {languages.map(([code, name]) => (
          <button
            {...when(`to-${code}`)}
            type="button"
            class="plain"
            data-consent-action="language"
            lang={code}
          >
            {name}
          </button>
        ))}
        <p {...when('note')}>{value('note')}</p>
        <p>
          <span {...when('audience', 'general')}>{t('banner.text')}</span>
          <span {...when('audience', 'children')}>{t('children.banner')}</span>{' '}
          <a {...when('policyUrl')} href={value('policyUrl')}>
            {t('banner.policy')}
          </a>
        </p>
      </div>
      <div class="answers">
        <button {...when('open')} type="button" data-consent-action="accept-all">
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
