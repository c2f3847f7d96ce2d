// @ts-check
import { html } from '../html.mjs';
import { asset } from './assets.mjs';
import { randomId } from './vendor.mjs';

/** @type {Record<string, { title: string, length: string }>} */
const videos = {
  'CcUsd-2627A': { title: 'Welcome to Cedar Creek', length: '2:14' },
  'OakHill-Gdn': { title: 'A day in the school garden', length: '3:05' },
  'Willow-Kite': { title: 'How to fly a kite indoors', length: '1:32' },
  SummitStem1: { title: 'Inside the robotics lab', length: '4:48' },
};

/** The player: youtube.com sets cookies as soon as it is shown, youtube-nocookie.com does not. @type {import('./vendor.mjs').Vendor} */
export const youtube = {
  company: 'YouTube',
  hosts: ['www.youtube.com', 'www.youtube-nocookie.com', 'i.ytimg.com'],
  answer(visit) {
    const { host, path } = visit;
    if (host === 'i.ytimg.com') return thumbnail(path);
    if (path.startsWith('/embed/')) return player(visit);
    if (path === '/player.css') return asset('player.css');
    if (path === '/player.js') return asset('player.js');
    if (path === '/youtubei/v1/log_event') return { type: 'application/json', body: '{}' };
    return undefined;
  },
};

/** @param {import('../http/visit.mjs').Visit} visit @returns {import('./vendor.mjs').VendorAnswer} */
function player({ host, path, headers }) {
  const id = path.split('/')[2] ?? '';
  const { title, length } = videos[id] ?? { title: 'Video', length: '1:00' };
  const screen = headers.referer
    ? html`<img src="https://i.ytimg.com/vi/${id}/hqdefault.jpg" alt=""><button aria-label="Play"></button><p class="length">${length}</p>`
    : // YouTube wants to know who embeds it (since 2025): a page that sends no referrer gets this instead.
      html`<p class="error">Error 153<br>Video player configuration error</p>`;
  const body = html`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${title} - YouTube</title>
<link rel="stylesheet" href="/player.css"><script src="/player.js" defer></script>
<h1>${title}</h1>${screen}</html>`;
  return { body: String(body), cookies: host === 'www.youtube.com' ? cookies() : [] };
}

const cookies = () => [
  { name: 'YSC', value: randomId(), domain: 'youtube.com' },
  { name: 'VISITOR_INFO1_LIVE', value: randomId(), days: 180, domain: 'youtube.com' },
  { name: 'VISITOR_PRIVACY_METADATA', value: 'CgJVUxIA', days: 180, domain: 'youtube.com' },
];

/** @param {string} path @returns {import('./vendor.mjs').VendorAnswer | undefined} */
function thumbnail(path) {
  if (!path.startsWith('/vi/')) return undefined;
  return { ...asset('thumbnail.svg'), headers: { 'cache-control': 'public, max-age=7200' } };
}
