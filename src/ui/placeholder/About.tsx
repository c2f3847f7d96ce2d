import { Fragment } from 'preact';
import type { Render } from '../prerender.ts';
import type { PlaceholderValues } from '../values.ts';

/** What there is to say of something held: whose it is, and what follows from loading it, or why it is not loaded. */
export function About({ t, when }: Render<PlaceholderValues>) {
  return (
    <Fragment>
      <span {...when('open')}>{t('embed.text')}</span>
      <span {...when('lasting')}> {t('embed.lasting')}</span>
      <span {...when('lockedFor')}>{t('embed.from')}</span>
      <span {...when('lockedFor', 'general')}> {t('embed.locked')}</span>
      <span {...when('lockedFor', 'children')}> {t('embed.children')}</span>
    </Fragment>
  );
}
