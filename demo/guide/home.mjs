// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { html } from '../html.mjs';
import { sites } from '../sites/index.mjs';
import { layout } from './layout.mjs';

/**
 * The index of the demo: where to go and what to look for.
 * @param {import('./index.mjs').Guide} guide
 */
export const home = ({ language, other, text, origin, dist }) =>
  layout({
    language,
    title: text.title,
    main: html`<p class="tools"><a lang="${other}" href="/?lang=${other}">${text.other}</a></p>
<h1>${text.title}</h1>
<p class="lead">${text.introduction}</p>
${!existsSync(join(dist, 'hallpass.js')) && html`<p class="warning">${text.notBuilt}</p>`}
<p class="panel">${text.leftLink} <a class="button" href="/left?lang=${language}" target="_blank">${text.left}</a></p>
<h2>${text.sites}</h2>
<ul class="sites">
${sites.map(site => card(site, { language, text, origin }))}
</ul>`,
  });

/**
 * @param {import('../sites/site.mjs').Site} site
 * @param {Pick<import('./index.mjs').Guide, 'language' | 'text' | 'origin'>} guide
 */
function card(site, { language, text, origin }) {
  const limit = /** @type {keyof typeof text.limits} */ (site.attributes['data-cookie-limit'] ?? 'none');
  const address = origin(site.host);
  const own = site.texts[language];
  return html`<li data-site="${site.id}">
<h3>${own.name}</h3>
<p><span class="tag">${text.limits[limit]}</span> ${own.rule}</p>
<ul class="look">${text.look[site.id].map(line => html`<li>${line}</li>`)}</ul>
<p class="links"><a class="button" href="${address}/">${text.open}</a> <a href="${address}/es/">${text.openSpanish}</a> <a href="${address}/?pasted">${text.openPasted}</a></p>
</li>
`;
}
