import { HASH } from '../../catalog/selectors.ts';
import { dir, type Render } from '../prerender.ts';

/** Our own way back to the choice, for pages that have none (R2, R5). */
export function ReopenLink({ t }: Render) {
  return (
    <a class="reopen" href={HASH} dir={dir(t)}>
      <span>{t('reopen')}</span>
      <span data-when="optOut"> · {t('optOut')}</span>
    </a>
  );
}
