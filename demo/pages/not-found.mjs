// @ts-check
import { html } from '../html.mjs';

/** @param {import('./view.mjs').View} view */
export const notFound = ({ text, to }) => ({
  title: text.notFound,
  main: html`<h1>${text.notFound}</h1>
<p class="lead">${text.notFoundText}</p>
<p><a class="button strong" href="${to('/')}">${text.toHome}</a></p>`,
});
