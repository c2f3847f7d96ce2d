// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attributes, html } from '../html.mjs';
import { districtOffice, sites } from '../sites/index.mjs';
import { layout } from './layout.mjs';

/**
 * The index of the demo: what this is, where to go and what to look for.
 * @param {import('./index.mjs').Guide} guide
 */
export const home = guide => {
  const { language, other, text, origin, dist } = guide;
  const district = `${origin(districtOffice.host)}${inLanguage(language)}`;
  return layout({
    language,
    title: text.title,
    main: html`<p class="tools"><a lang="${other}" href="/?lang=${other}">${text.other}</a></p>
<h1>${text.title}</h1>
<p class="lead">${text.introduction}</p>
${!existsSync(join(dist, 'hallpass.js')) && html`<p class="warning">${text.notBuilt}</p>`}
<section class="panel start" data-site="district">
<h2>${text.try}</h2>
<ol>${text.steps.map(step => html`<li>${step}</li>`)}</ol>
<p><a class="button" href="${district}?without">${text.without}</a></p>
</section>
<p>${text.how}</p>
<h2>${text.sites}</h2>
<ul class="sites">
${sites.map(site => card(site, guide))}
</ul>
<h2>${text.situations}</h2>
<ul class="situations" data-site="district">
${
  /** @type {const} */ (['server', 'gpc', 'change', 'revised']).map(
    one =>
      html`<li><span>${text.situation[one]}</span> <a href="${district}?${one}">${text.situationOpen[one]}</a></li>\n`,
  )
}
</ul>
<p class="panel">${text.leftLink} <a class="button" href="/left?lang=${language}" target="_blank">${text.left}</a></p>
<h2>${text.install}</h2>
<p>${text.installText}</p>
<pre>${tag({})}</pre>
<p><a class="button" href="/builder.html#lang=${language}">${text.builder}</a></p>
<p class="small">${text.safari}</p>`,
  });
};

/** @param {'en' | 'es'} language */
const inLanguage = language => (language === 'es' ? '/es/' : '/');

/** @param {Record<string, string>} more */
const tag = more =>
  `<script${attributes({ src: '/hallpass/hallpass.js', 'data-policy-url': '/privacy', ...more })}></script>`;

/** @param {import('../sites/site.mjs').Site} site @returns {'children' | 'session' | 'login' | 'standard'} */
function kindOf({ attributes: { 'data-audience': audience, 'data-cookie-limit': limit } }) {
  if (audience === 'children') return audience;
  return limit === 'session' || limit === 'login' ? limit : 'standard';
}

/**
 * @param {import('../sites/site.mjs').Site} site
 * @param {import('./index.mjs').Guide} guide
 */
function card(site, { language, text, origin }) {
  const address = origin(site.host);
  const own = site.texts[language];
  return html`<li data-site="${site.id}">
<h3>${own.name}</h3>
<p><span class="tag">${text.limits[kindOf(site)]}</span> ${own.rule}</p>
<ul class="look">${text.look[site.id].map(line => html`<li>${line}</li>`)}</ul>
<details><summary>${text.tag}</summary><pre>${tag(site.attributes)}</pre></details>
<p class="links"><a class="button" href="${address}${inLanguage(language)}">${text.open}</a> ${language === 'en' && html`<a href="${address}/es/" hreflang="es">${text.openSpanish}</a>`} <a href="${address}${inLanguage(language)}?pasted">${text.openPasted}</a></p>
</li>
`;
}
