/** The markup that the libraries take over, as a server sent it. */

export const FILM = 'https://www.youtube.com/embed';

/** What frameworks hydrate; Svelte's server marks where it begins and ends. */
const markup = (name: string) =>
  `<main><iframe src="${FILM}/${name}" title="Film" width="300" height="150"></iframe><p>The school’s own text</p><input></main>`;

export const frame = (name: string) =>
  `<iframe src="${FILM}/${name}" title="Film" width="300" height="150"></iframe>`;

export const body = `
  <div id="react">${markup('react')}</div><div id="preact">${markup('preact')}</div><div id="vue">${markup('vue')}</div>
  <div id="svelte"><!--[-->${markup('svelte')}<!--]--></div>
  <div id="fitvids">${frame('fitvids')}</div>
  <div id="plyr">${frame('plyr')}</div>
  <div id="vimeo"><iframe src="https://player.vimeo.com/video/76979871" title="Film"></iframe></div>
  <div id="idiomorph"><p>a</p>${frame('idiomorph')}</div>
  <div id="swiper" class="swiper"><div class="swiper-wrapper">
    <div class="swiper-slide">${frame('slide-a')}</div><div class="swiper-slide"><p>b</p></div><div class="swiper-slide">${frame('slide-c')}</div>
  </div></div>`;

const picture = (name: string) =>
  `<img class="${name}" alt="Fair" width="30" height="20" data-src="https://live.staticflickr.com/fair/${name}.gif">`;

/** By the class of what they load: what waits to be scrolled to. The browser's own loader is the last. */
export const loaders = ['lazyload', 'lazy', 'lozad', 'own'];

const far = loaders.map(
  name =>
    `<div id="${name}">${
      name === 'own'
        ? frame(name).replace('<iframe', '<iframe loading="lazy"')
        : `${frame(name).replace('<iframe src', `<iframe class="${name}" data-src`)}${picture(name)}`
    }</div>`,
);

export const lazy = {
  head: ['lazysizes', 'lazyload', 'lozad'].map(name => `<script src="/${name}.js"></script>`).join(''),
  body: `<div id="room" style="height: 9000px"></div>${far.join('')}<div style="height: 9000px"></div>
    <script>new LazyLoad(); lozad().observe()</script>`,
  files: {
    '/lazysizes.js': 'lazysizes/lazysizes.min.js',
    '/lazyload.js': 'vanilla-lazyload/dist/lazyload.min.js',
    '/lozad.js': 'lozad/dist/lozad.min.js',
  },
};

/** Pages that Turbo puts in one another's place, each with a film and a script of a service's. */
const visited = (name: string) =>
  `<h1>${name}</h1>${frame(name)}<script src="${SCRIPT}/${name}.js"></script>`;

export const SCRIPT = 'https://connect.facebook.net';

export const turbo = {
  head: '<meta name="turbo-refresh-method" content="morph"><script src="/turbo.js"></script>',
  body: visited('here'),
  further: {
    '/next': `${visited('next')}<div id="place"></div>
    <template id="message"><turbo-stream action="append" target="place"><template>${visited('streamed')}</template></turbo-stream></template>`,
  },
  files: { '/turbo.js': '@hotwired/turbo/dist/turbo.es2017-umd.js' },
};
