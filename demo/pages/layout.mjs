// @ts-check

import { dataBlock } from '../data-block.mjs';
import { guideHost } from '../guide/host.mjs';
import { attributes, html, raw } from '../html.mjs';
import { trustedTypesScript } from '../http/security.mjs';
import { counter } from './counter.mjs';
import { emblem, landscape } from './drawings.mjs';
import { paste } from './paste.mjs';
import { signal } from './situations.mjs';
import { tagAttributes } from './tag.mjs';

/** In the order of the menu; `signIn` stands apart. */
const menu = /** @type {const} */ ([
  ['home', '/'],
  ['news', '/news'],
  ['calendar', '/calendar'],
  ['video', '/video'],
  ['privacy', '/privacy'],
]);

/**
 * The frame of every page: what a school's template would be.
 * @param {import('./view.mjs').View} view
 * @param {{ title: string, hero?: import('../html.mjs').Markup, main: import('../html.mjs').Markup }} page
 */
export function layout(view, { title, hero, main }) {
  const { site, language, own, text, situations, isCounted } = view;
  return html`<!doctype html>
<html lang="${language}" data-site="${site.id}">
<head>
${signal(view)}
${!situations.some(one => /^(without|server)$/.test(one)) && hallpass(view)}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === own.name ? title : `${title} · ${own.name}`}</title>
<meta name="description" content="${own.introduction}">
<link rel="alternate" hreflang="${language === 'es' ? 'en' : 'es'}" href="${view.translated}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/site.css">
<script nonce="${view.nonce}">${raw(trustedTypesScript(view.origin))}</script>
${paste(view, 'head')}
</head>
<body>
<a class="skip" href="#content">${text.skip}</a>
${isCounted && counter(view)}
${paste(view, 'body')}
${header(view)}
<main id="content" tabindex="-1">
${hero}
<div class="content">
${main}
</div>
</main>
${languages(view)}
${footer(view)}
</body>
</html>
`;
}

/** The include, as a school would write it; a nonce because the policy asks every script for one. @param {import('./view.mjs').View} view */
const hallpass = view =>
  html`<script type="application/json" data-hallpass>${raw(JSON.stringify(dataBlock(view)))}</script>
<script${attributes({ nonce: view.nonce, src: '/hallpass/hallpass.js', ...tagAttributes(view) })}></script>`;

/** @param {import('./view.mjs').View} view */
function header(view) {
  const { site, language, own, text, to } = view;
  const other = language === 'es' ? 'en' : 'es';
  return html`<header class="site-header">
<a class="brand" href="${to('/')}">${emblem(site.id)}<span>${own.name}</span></a>
<div class="tools">
<a lang="${other}" hreflang="${other}" href="${view.translated}">${text.otherLanguage}</a>
${account(view)}
</div>
<nav aria-label="${text.navigation}"><ul class="menu">
${menu.map(([name, path]) => html`<li><a href="${to(path)}"${attributes({ 'aria-current': view.path === path && 'page' })}>${text.pages[name]}</a></li>\n`)}
</ul></nav>
</header>`;
}

/** @param {import('./view.mjs').View} view */
const account = ({ signedIn, text, to }) =>
  signedIn === 'no'
    ? html`<a class="button" href="${to('/sign-in')}">${text.pages.signIn}</a>`
    : html`<form method="post" action="${to('/sign-out')}"><button class="button">${text.signOut}</button></form>`;

/** Families depend on it, so it is on every page, below the content. @param {import('./view.mjs').View} view */
const languages = view => html`<aside class="languages" aria-labelledby="languages">
<h2 id="languages">${view.text.otherLanguages}</h2>
${paste(view, 'translate')}
</aside>`;

/** @param {import('./view.mjs').View} view */
function footer({ site, own, text, to, origin, language }) {
  return html`${landscape()}
<footer class="site-footer">
<div>
<p><strong>${own.name}</strong><br>${own.address}</p>
<nav aria-label="${text.footer}"><ul class="plain">
<li><a href="${to('/privacy')}">${text.pages.privacy}</a></li>
<li><a href="#cookie-preferences">${text.cookiePreferences}</a></li>
${site.attributes['data-record-url'] && html`<li><a href="${to('/records')}">${text.records.title}</a></li>`}
<li><a href="${origin(guideHost)}/left?lang=${language}">${text.whatLeft}</a></li>
</ul></nav>
<p class="small">${text.invented}</p>
</div>
</footer>`;
}
