// @ts-check
import { attributes, html } from '../html.mjs';

/** @param {import('./view.mjs').View} view @param {boolean} [incomplete] a name or password is missing */
export const signIn = (view, incomplete = false) => ({
  title: view.text.pages.signIn,
  main: view.signedIn === 'no' ? form(view, incomplete) : state(view),
});

/** @param {import('./view.mjs').View} view @param {boolean} incomplete */
function form({ site, text, to }, incomplete) {
  const invalid = attributes({
    'aria-invalid': incomplete && 'true',
    'aria-describedby': incomplete && 'missing',
  });
  return html`<h1>${text.pages.signIn}</h1>
<p class="lead">${text.signInIntroduction}</p>
<form class="sign-in" method="post" action="${to('/sign-in')}">
${incomplete && html`<p class="missing" id="missing" role="alert">${text.signInMissing}</p>`}
<label for="name">${text.userName}</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none"${invalid}>
<label for="password">${text.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password"${invalid}>
${site.keepsSignedIn ? keep(text) : html`<p class="hint">${text.sessionHint}</p>`}
<button class="button strong">${text.pages.signIn}</button>
<p class="hint">${text.signInDemo}</p>
</form>`;
}

/** @param {import('../texts/en.mjs').Texts} text */
const keep = text => html`<p class="check">
<input id="keep" name="keep" type="checkbox" aria-describedby="keep-hint"><label for="keep">${text.keepSignedIn}</label>
<span class="hint" id="keep-hint">${text.keepSignedInHint}</span>
</p>`;

/** @param {import('./view.mjs').View} view */
const state = ({ text, to, signedIn }) => html`<h1>${text.signedIn}</h1>
<p class="lead">${signedIn === 'kept' ? text.signedInKept : text.signedInSession}</p>
<form method="post" action="${to('/sign-out')}"><button class="button strong">${text.signOut}</button></form>`;
