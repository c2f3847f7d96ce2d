// @ts-check
import { html, raw } from '../html.mjs';

/** Emblems on a 48-unit square; their colours come from the stylesheet. @type {Record<import('../sites/site.mjs').Site['id'], string>} */
const emblems = {
  // A drop of the creek, with a wave in it.
  district:
    '<path class="fill" d="M24 3C33 15 38 21 38 29a14 14 0 0 1-28 0C10 21 15 15 24 3Z"/><path class="line" d="M13 30q5.5-5 11 0t11 0M16 37q4-3.5 8 0t8 0"/>',
  // An acorn.
  elementary:
    '<path class="fill" d="M11 21h26c0 12-6 19-13 24C17 40 11 33 11 21Z"/><path class="fill" d="M8 18C8 10 16 8 24 8s16 2 16 10v1H8Z"/><path class="fill" d="M22 9q-.5-4.5 3.5-7.500L28 3q-2.5 2.5-2 6Z"/><path class="line" d="M8 20h32"/>',
  // A kite, with its tail.
  children:
    '<path class="fill" d="M30 3 44 20 24 34 14 14Z"/><path class="line" d="M30 3 24 34M14 14l30 6"/><path class="tail" d="M24 34q-5 2-4 6t-6 5"/>',
  // Two peaks, with snow.
  high: '<path class="fill" d="M2 43 20 9l8 14 5-7 13 27Z"/><path class="line" d="m14 21 4 4 3-3 4 4M29 25l3-2 4 3"/>',
};

/** Decoration: the name stands beside it. @param {import('../sites/site.mjs').Site['id']} id */
export const emblem = id =>
  html`<svg class="emblem" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">${raw(emblems[id])}</svg>`;

/** The same for the browser's tab, where no stylesheet reaches. @param {import('../sites/site.mjs').Site['id']} id */
export function icon(id) {
  const colour = { district: '#0f6b80', elementary: '#2f6f3e', high: '#6a3fa0', children: '#a1431b' }[id];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><style>.fill{fill:${colour}}.line,.tail{fill:none;stroke:#fff;stroke-width:2.5;stroke-linecap:round}</style>${emblems[id]}</svg>`;
}

/** Hills and the creek, at the foot of every page. */
export const landscape = () =>
  raw(`<svg class="landscape" viewBox="0 0 1200 140" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
<path class="far" d="M0 74 C120 20 210 26 320 62 S540 8 690 50 S930 20 1040 52 S1160 60 1200 44 V140 H0Z"/>
<path class="middle" d="M0 104 C160 60 280 78 420 100 S700 62 860 92 S1080 74 1200 94 V140 H0Z"/>
<path class="near" d="M0 126 C200 96 380 116 560 126 S960 100 1200 122 V140 H0Z"/>
<path class="creek" d="M640 140 C660 128 545 122 560 112 C572 104 640 103 632 96 C628 92 604 91 600 88 C640 90 664 92 664 98 C662 108 612 110 612 116 C618 124 790 126 796 140Z"/>
</svg>`);
