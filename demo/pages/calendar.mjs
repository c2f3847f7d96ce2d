// @ts-check
import { html } from '../html.mjs';
import { dateList } from './dates.mjs';
import { paste } from './paste.mjs';

/** @param {import('./view.mjs').View} view */
export const calendar = view => ({
  title: view.text.pages.calendar,
  main: html`<h1>${view.text.pages.calendar}</h1>
<p class="lead">${view.text.calendarIntroduction}</p>
${dateList(view)}
<div class="embed calendar">
${paste(view, 'calendar')}
</div>`,
});
