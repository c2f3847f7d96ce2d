// @ts-check
import { readFileSync } from 'node:fs';
import { guideHost } from '../guide/host.mjs';
import { attributes, html, raw } from '../html.mjs';
import { vendors } from '../vendors/index.mjs';
import { queryOf } from './situations.mjs';

export const counterScript = readFileSync(new URL('counter.js', import.meta.url));

/**
 * The demo's own bar, for people: what has left this page so far, with Hallpass and without.
 * @param {import('./view.mjs').View} view
 */
export function counter({ text, path, situations, language, nonce, origin }) {
  const isWithout = situations.includes('without');
  const address = (/** @type {import('./situations.mjs').Situation[]} */ others) =>
    `${language === 'es' ? '/es' : ''}${path}${queryOf(others)}`;
  const choice = (/** @type {string} */ name, /** @type {string} */ href, /** @type {boolean} */ isHere) =>
    html`<a href="${href}"${attributes({ 'aria-current': isHere && 'true' })}>${name}</a>`;
  const facts = {
    since: Date.now(),
    texts: text.counter.texts,
    services: Object.fromEntries(vendors.flatMap(({ company, hosts }) => hosts.map(host => [host, company]))),
  };
  return html`<aside class="counter" aria-label="${text.counter.title}">
<p class="choices">${choice(text.counter.with, address(situations.filter(one => one !== 'without')), !isWithout)} ${choice(text.counter.without, address(['without']), isWithout)}</p>
<p role="status"><span id="before"></span> <strong id="now"></strong></p>
<p><a href="${origin(guideHost)}/left?lang=${language}">${text.counter.each}</a> · <a href="${origin(guideHost)}/?lang=${language}">${text.counter.guide}</a></p>
<script type="application/json" id="counter">${raw(JSON.stringify(facts).replaceAll('<', '\\u003c'))}</script>
<script type="module" src="/counter.js" nonce="${nonce}"></script>
</aside>`;
}
