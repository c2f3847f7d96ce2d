/** The markup that the libraries take over, as a server sent it. */

export const FILM = 'https://www.youtube.com/embed';

/** What frameworks hydrate. */
const markup = (name: string) =>
  `<main><iframe src="${FILM}/${name}" title="Film" width="300" height="150"></iframe><p>The school’s own text</p><input></main>`;

export const frame = (name: string) =>
  `<iframe src="${FILM}/${name}" title="Film" width="300" height="150"></iframe>`;

export const body = `
  <div id="react">${markup('react')}</div><div id="preact">${markup('preact')}</div><div id="vue">${markup('vue')}</div>
  <div id="fitvids">${frame('fitvids')}</div>
  <div id="plyr">${frame('plyr')}</div>
  <div id="vimeo"><iframe src="https://player.vimeo.com/video/76979871" title="Film"></iframe></div>
  <div id="idiomorph"><p>a</p>${frame('idiomorph')}</div>
  <div id="swiper" class="swiper"><div class="swiper-wrapper">
    <div class="swiper-slide">${frame('slide-a')}</div><div class="swiper-slide"><p>b</p></div><div class="swiper-slide">${frame('slide-c')}</div>
  </div></div>`;
