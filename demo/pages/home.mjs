// @ts-check
import { html } from '../html.mjs';
import { sites } from '../sites/index.mjs';
import { dateList } from './dates.mjs';
import { emblem } from './drawings.mjs';
import { article } from './news.mjs';

/** @param {import('./view.mjs').View} view */
export function home(view) {
  const { site, own, text, to } = view;
  return {
    title: own.name,
    hero: html`<div class="hero"><div><div>
<h1>${own.welcome}</h1>
<p>${own.introduction}</p>
<p><a class="button strong" href="${to('/video')}">${text.watch}</a> <a class="button" href="${to('/calendar')}">${text.pages.calendar}</a></p>
</div>${emblem(site.id)}</div></div>`,
    main: html`<div class="columns">
<section aria-labelledby="news">
<h2 id="news">${text.latestNews}</h2>
${own.news.slice(0, 2).map(item => article(item, view.language))}
<p><a href="${to('/news')}">${text.allNews}</a></p>
</section>
<section aria-labelledby="dates">
<h2 id="dates">${text.nextDates}</h2>
${dateList(view)}
<p><a href="${to('/calendar')}">${text.allDates}</a></p>
</section>
</div>
${schools(view)}`,
  };
}

/** The sites know each other. @param {import('./view.mjs').View} view */
const schools = ({ site, text, language, origin }) => html`<section aria-labelledby="schools">
<h2 id="schools">${text.schools}</h2>
<ul class="cards">
${sites.map(
  other =>
    html`<li data-site="${other.id}"><a href="${other === site ? '' : origin(other.host)}${language === 'es' ? '/es/' : '/'}">${other.texts[language].name}</a><span>${other.texts[language].address}</span></li>\n`,
)}
</ul>
</section>`;
