// @ts-check
import { readFileSync } from 'node:fs';
import { limitCookie } from '../../docs/recipes/readers/hallpass.mjs';
import { logEvents } from '../guide/events.mjs';
import { redirect } from '../http/answer.mjs';
import { markOnServer } from '../http/mark.mjs';
import { contentSecurityPolicy } from '../http/security.mjs';
import { districtOffice } from '../sites/index.mjs';
import { calendar } from './calendar.mjs';
import { counterScript } from './counter.mjs';
import { icon } from './drawings.mjs';
import { home } from './home.mjs';
import { layout } from './layout.mjs';
import { news } from './news.mjs';
import { notFound } from './not-found.mjs';
import { countPage } from './page-count.mjs';
import { privacy } from './privacy.mjs';
import { records } from './records.mjs';
import { signInCookies, signOutCookies } from './session.mjs';
import { signIn } from './sign-in.mjs';
import { video } from './video.mjs';
import { viewOf } from './view.mjs';

/** @typedef {{ title: string, hero?: import('../html.mjs').Markup, main: import('../html.mjs').Markup }} Page */

/** @type {Record<string, (view: import('./view.mjs').View) => Page>} */
const pages = {
  '/': home,
  '/news': news,
  '/calendar': calendar,
  '/video': video,
  '/privacy': privacy,
  '/sign-in': signIn,
};

const stylesheet = readFileSync(new URL('../styles/site.css', import.meta.url));

/**
 * What a school's own server answers.
 * @param {import('../sites/site.mjs').Site | undefined} site `undefined`: the host is nobody's
 * @param {import('../http/visit.mjs').Visit} visit
 * @param {import('../origins.mjs').Origin} origin
 * @param {ReturnType<typeof import('../http/collect.mjs').createCollectors>['recordCounts']} recordCounts
 * @param {import('../log.mjs').Log | undefined} log what left the sites, where their pages are to count it
 * @param {string} dist the folder of the built widget
 * @returns {import('../http/answer.mjs').Answer | Promise<import('../http/answer.mjs').Answer>}
 */
export function siteAnswer(site, visit, origin, recordCounts, log, dist) {
  const view = viewOf(site ?? districtOffice, visit, origin, dist, !!log);
  if (visit.path === '/site.css') return file('text/css; charset=utf-8', stylesheet);
  if (visit.path === '/icon.svg') return file('image/svg+xml', icon(view.site.id));
  if (log && visit.path === '/left/events') return logEvents(log);
  if (log && visit.path === '/counter.js') return file('text/javascript; charset=utf-8', counterScript);
  if (!site) return document(view, notFound(view), 404);
  if (visit.path === '/es') return redirect('/es/');
  if (visit.method === 'POST' && view.path === '/sign-in') return answerSignIn(view, visit);
  if (visit.method === 'POST' && view.path === '/sign-out')
    return redirect(view.to('/'), signOutCookies(secure(view)));
  if (view.path === '/records' && site.attributes['data-record-url'])
    return document(view, records(view, recordCounts(site.host)));
  const page = pages[view.path];
  if (!page) return document(view, notFound(view), 404);
  const cookies = countPage({ ...site, ...view }, visit, secure(view)).map(cookie => limited(view, cookie));
  return document(view, page(view), 200, cookies);
}

/** @param {import('./view.mjs').View} view @param {import('../http/visit.mjs').Visit} visit */
function answerSignIn(view, visit) {
  const form = new URLSearchParams(visit.body);
  if (!form.get('name') || !form.get('password')) return document(view, signIn(view, true), 422);
  const keep = view.site.keepsSignedIn && form.has('keep');
  return redirect(
    view.to('/'),
    signInCookies(keep, secure(view)).map(cookie => limited(view, cookie)),
  );
}

/**
 * What the site's rule leaves of a cookie: script cannot see an `HttpOnly` one, so the server keeps to the rule itself.
 * @param {import('./view.mjs').View} view @param {string} cookie
 */
function limited({ site: { attributes } }, cookie) {
  const limit = attributes['data-cookie-limit'];
  const mayLast = limit === 'login' && cookie.startsWith(`${attributes['data-login-cookies']}=`);
  return limit && !mayLast ? limitCookie(cookie) : cookie;
}

/** @param {import('./view.mjs').View} view */
const secure = ({ origin, site }) => origin(site.host).startsWith('https:');

/** @param {import('./view.mjs').View} view @param {Page} page @param {number} [status] @param {string[]} [cookies] */
async function document(view, page, status = 200, cookies = []) {
  const body = String(layout(view, page));
  return {
    status,
    headers: {
      'set-cookie': cookies,
      'content-security-policy': contentSecurityPolicy(view.nonce),
      // A page shows who is signed in; `no-store` would also keep it out of the back/forward cache.
      'cache-control': 'private, no-cache',
    },
    body: view.situations.includes('server') ? await markOnServer(body, view) : body,
  };
}

/** @param {string} type @param {string | Buffer} body */
const file = (type, body) => ({ type, headers: { 'cache-control': 'public, max-age=300' }, body });
