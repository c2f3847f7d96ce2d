// @ts-check
import { html } from '../html.mjs';
import { longDate } from './dates.mjs';

/**
 * What visitors chose, in numbers (R23).
 * @param {import('./view.mjs').View} view
 * @param {ReturnType<ReturnType<typeof import('../records.mjs').createRecordCounts>['counts']>} counts
 */
export function records({ text, language }, { total, byChoice, byDay, byLanguage }) {
  const words = text.records;
  const languages = new Intl.DisplayNames(language === 'es' ? 'es-US' : 'en-US', { type: 'language' });
  /** @param {string} kind */
  const choice = kind => words.choices[/** @type {keyof typeof words.choices} */ (kind)];
  return {
    title: words.title,
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.introduction}</p>
${
  total === 0
    ? html`<p class="missing">${words.none}</p>`
    : html`<div class="columns">
${table(words.byChoice, words.count, byChoice, choice)}
${table(words.byDay, words.count, byDay, day => longDate(day, language))}
${table(words.byLanguage, words.count, byLanguage, code => capital(languages.of(code) ?? code))}
</div>`
}
<section aria-labelledby="receipts">
<h2 id="receipts">${words.receipts}</h2>
${words.receiptsText.map(paragraph => html`<p>${paragraph}</p>\n`)}
<p><button type="button" class="button strong" data-consent-action="open">${text.cookiePreferences}</button></p>
</section>`,
  };
}

/** A name at the head of a row: Spanish writes languages small. @param {string} name */
const capital = name => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * @param {string} title
 * @param {string} unit
 * @param {Array<[kind: string, count: number]>} counts
 * @param {(kind: string) => string} name
 */
const table = (title, unit, counts, name) => html`<table class="counts">
<caption>${title}</caption>
<thead><tr><td></td><th scope="col">${unit}</th></tr></thead>
<tbody>
${counts.map(([kind, number]) => html`<tr><th scope="row">${name(kind)}</th><td>${number}</td></tr>\n`)}
</tbody>
</table>`;
