// @ts-check
import { raw } from '../html.mjs';
import { withOrigins } from '../origins.mjs';
import { snippets } from '../snippets/index.mjs';
import { mark, withNonce, withValues } from '../snippets/render.mjs';

/**
 * The site's snippets for one place of a page, marked for Hallpass or word for word.
 * @param {import('./view.mjs').View} view
 * @param {import('../snippets/index.mjs').Snippet['place']} place
 */
export function paste({ site, text, language, situations, nonce, origin }, place) {
  const values = { lang: language, video: site.video, calendarTitle: text.calendarTitle };
  const isWordForWord = situations.some(one => /^(pasted|server|without)$/.test(one));
  const pieces = snippets
    .filter(snippet => snippet.place === place && site.services.includes(snippet.service))
    .map(snippet => (isWordForWord ? snippet.html : mark(snippet.html, snippet)))
    .map(piece => withOrigins(withNonce(withValues(piece, values), nonce), origin));
  return raw(pieces.join('\n'));
}
