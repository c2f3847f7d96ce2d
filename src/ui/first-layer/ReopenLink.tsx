import { HASH } from '../../catalog/selectors.ts';
import { dir, type Render } from '../prerender.ts';
import type { ReopenValues } from '../values.ts';

/** Our own way back to the choice, for pages that have none (R2, R5). */
export function ReopenLink({ t, when }: Render<ReopenValues>) {
  return (
    <a class="reopen" href={HASH} dir={dir(t)}>
      <span>{t('reopen')}</span>
      <span {...when('optOut')}> · {t('optOut')}</span>
    </a>
  );
}
