import { embedKinds } from '../../catalog/embedKinds.ts';
import { dir, type Render } from '../prerender.ts';
import { About } from './About.tsx';
import { Answers } from './Answers.tsx';

/**
 * Tells, over the page, of what waits and has no place there, or in its place no room; with the same answers as a
 * placeholder, and a way to put it away.
 */
export function Notice(render: Render) {
  const { t, value } = render;
  return (
    <section class="notice" dir={dir(t)} data-consent-surface="placeholder" aria-labelledby="about">
      <div id="about">
        <p data-when="one">{t('embed.one')}</p>
        <p data-when="many">{t('embed.many')}</p>
        <p data-when="place">
          <strong>
            <span data-when="title">{value('title')}</span>
            {embedKinds.map(kind => (
              <span data-when={kind}>{t(`embeds.${kind}`)}</span>
            ))}
          </strong>
        </p>
        <p data-when="place">
          <About {...render} />
        </p>
        <p data-when="refused">{t('embed.refused')}</p>
      </div>
      <button type="button" class="plain close" data-consent-action="dismiss" aria-label={t('embed.close')}>
        <span aria-hidden="true">×</span>
      </button>
      <Answers {...render} />
    </section>
  );
}
