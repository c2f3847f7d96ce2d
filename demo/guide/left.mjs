// @ts-check
import { html, raw } from '../html.mjs';
import { vendors } from '../vendors/index.mjs';
import { layout } from './layout.mjs';

/**
 * "What left this page": empty until something leaves; `left.js` fills it as it happens.
 * @param {import('./index.mjs').Guide} guide
 */
export const left = ({ language, other, text }) =>
  layout({
    language,
    title: text.left,
    script: true,
    main: html`<p class="tools"><a href="/?lang=${language}">${text.back}</a> <a lang="${other}" href="/left?lang=${other}">${text.other}</a></p>
<div class="heading"><h1>${text.left}</h1> <button type="button" class="button" id="clear" hidden>${text.clear}</button></div>
<p class="lead">${text.leftIntroduction}</p>
<p class="warning" id="connection" role="status" hidden>${text.connection}</p>
<div class="empty" id="empty"><p role="status">${text.empty}</p><p>${text.emptyHint}</p></div>
<div id="requests" hidden>
<h2>${text.summary}</h2>
<ul class="counts" id="counts" aria-live="polite"></ul>
<h2 id="all">${text.all}</h2>
<div class="scroll" role="region" aria-labelledby="all" tabindex="0"><table>
<thead><tr>${Object.values(text.columns).map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody id="rows"></tbody>
</table></div>
</div>
${facts({ noCookie: text.noCookie, companies: Object.fromEntries(vendors.flatMap(({ company, hosts }) => hosts.map(host => [host, company]))) })}`,
  });

/** What the script needs to know, as a data block: the policy of this page allows no inline script. @param {unknown} facts */
const facts = facts =>
  html`<script type="application/json" id="facts">${raw(JSON.stringify(facts).replaceAll('<', '\\u003c'))}</script>`;
