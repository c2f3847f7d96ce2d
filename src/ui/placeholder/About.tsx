import { Fragment } from 'preact';
import type { Render } from '../prerender.ts';

/** What there is to say of something held: whose it is, and what follows from loading it, or why it is not loaded. */
export function About({ t }: Render) {
  return (
    <Fragment>
      <span data-when="open">{t('embed.text')}</span>
      <span data-when="lasting"> {t('embed.lasting')}</span>
      <span data-when="locked">{t('embed.from')}</span>
      <span data-when="general"> {t('embed.locked')}</span>
      <span data-when="children"> {t('embed.children')}</span>
    </Fragment>
  );
}
