// @ts-check
import { html } from '../html.mjs';
import { paste } from './paste.mjs';

/** @param {import('./view.mjs').View} view */
export const video = view => ({
  title: view.own.video.title,
  main: html`<h1>${view.own.video.title}</h1>
<p class="lead">${view.own.video.text}</p>
<div class="embed video">
${paste(view, 'video')}
</div>`,
});
