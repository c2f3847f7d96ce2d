import { embedKinds } from '../../catalog/embedKinds.ts';
import { dir, type Render } from '../prerender.ts';
import type { NoticeValues } from '../values.ts';
import { About } from './About.tsx';
import { Answers } from './Answers.tsx';

/**
 * Tells, over the page, of what waits and has no place there, or in its place no room; with the same answers as a
 * placeholder, and a way to put it away.
 */
export function Notice(render: Render<NoticeValues>) {
  const { t, value, when } = render;
  return (
    <section class="notice" dir={dir(t)} data-consent-surface="placeholder" aria-labelledby="about">
      <div id="about">
        <p {...when('waiting', 'one')}>{t('embed.one')}</p>
        <p {...when('waiting', 'many')}>{t('embed.many')}</p>
        <p {...when('place')}>
          <strong>
            <span {...when('heading', 'title')}>{value('title')}</span>
            {embedKinds.map(kind => (
              <span {...when('heading', kind)}>{t(`embeds.${kind}`)}</span>
            ))}
          </strong>
        </p>
        <p {...when('place')}>
          <About {...render} />
        </p>
        <p {...when('refused')}>{t('embed.refused')}</p>
      </div>
      <button type="button" class="plain close" data-consent-action="dismiss" aria-label={t('embed.close')}>
        <span aria-hidden="true">×</span>
      </button>
      <Answers {...render} />
    </section>
  );
}
