// @ts-check
import { html } from '../html.mjs';

/** ISO days are days, not moments: read as UTC and shown as UTC. @param {string} iso @param {string} language */
export const longDate = (iso, language) =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(iso));

/** @param {import('./view.mjs').View} view */
export const dateList = ({ own, language }) => html`<ul class="dates">
${own.dates.map(({ date, title }) => html`<li><time datetime="${date}">${longDate(date, language)}</time> ${title}</li>\n`)}
</ul>`;
