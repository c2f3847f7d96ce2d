import { embedKinds } from '../../catalog/embedKinds.ts';
import { dir, type Render } from '../prerender.ts';
import type { PlaceholderValues } from '../values.ts';
import { About } from './About.tsx';
import { Answers } from './Answers.tsx';

/**
 * Stands in for something held that people would see: says what it is and whose, and offers to load it. In a
 * category that nobody here can grant, the reason instead (R14). Where there is no room for a card it is one
 * button, which leads to the same.
 */
export function Placeholder(render: Render<PlaceholderValues>) {
  const { t, value, when } = render;
  const title = (
    <span>
      <span {...when('heading', 'title')}>{value('title')}</span>
      {embedKinds.map(kind => (
        <span {...when('heading', kind)}>{t(`embeds.${kind}`)}</span>
      ))}
    </span>
  );
  return (
    <section class="placeholder" dir={dir(t)} data-consent-surface="placeholder" aria-labelledby="title">
      <button type="button" class="small" data-consent-action="more">
        <span class="icon" />
        {title}
      </button>
      <div class="card">
        <p class="title">
          <span class="icon" />
          <strong id="title">{title}</strong>
        </p>
        <p>
          <About {...render} />
        </p>
        <p class="address">{value('href')}</p>
        <Answers {...render} />
      </div>
    </section>
  );
}
