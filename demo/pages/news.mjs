// @ts-check
import { html } from '../html.mjs';
import { longDate } from './dates.mjs';

/** @param {import('./view.mjs').View} view */
export const news = ({ own, text, language }) => ({
  title: text.pages.news,
  main: html`<h1>${text.pages.news}</h1>
<p class="lead">${text.newsIntroduction}</p>
${own.news.map(item => article(item, language, 'h2'))}`,
});

/**
 * @param {import('../sites/site.mjs').SiteTexts['news'][number]} item
 * @param {string} language
 * @param {'h2' | 'h3'} heading
 */
export function article({ title, date, text }, language, heading = 'h3') {
  const headline = heading === 'h2' ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
  return html`<article class="news">
${headline}
<p class="date"><time datetime="${date}">${longDate(date, language)}</time></p>
<p>${text}</p>
</article>
`;
}
