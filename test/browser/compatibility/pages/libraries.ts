import VimeoPlayer from '@vimeo/player';
// @ts-expect-error: it has no types
import fitvids from 'fitvids';
import { Idiomorph } from 'idiomorph';
// @ts-expect-error: its types say that it exports nothing
import Plyr from 'plyr';
import * as preact from 'preact';
// @ts-expect-error: its types are another package
import * as react from 'react';
// @ts-expect-error: its types are another package
import { flushSync } from 'react-dom';
// @ts-expect-error: its types are another package
import { hydrateRoot } from 'react-dom/client';
import { flushSync as flushSvelte, hydrate } from 'svelte';
import Swiper from 'swiper';
import * as vue from 'vue';
import Film from './Film.svelte';
import { FILM, frame } from './frames.ts';

const place = (name: string) => document.getElementById(name) as HTMLElement;
const next = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));

type Make = (type: string, properties: object | null, ...children: unknown[]) => unknown;

/** The same in every framework; drawn again, the text is another. */
const tree = (h: Make, name: string, text: string) =>
  h(
    'main',
    null,
    h('iframe', { src: `${FILM}/${name}`, title: 'Film', width: '300', height: '150' }),
    h('p', null, text),
    h('input', null),
  );

const TEXT = 'The school’s own text';
const errors: string[] = [];

/** Takes each over, and draws it again. */
const frameworks: Record<string, () => ((text: string) => unknown) | undefined> = {
  react: () => {
    const root = hydrateRoot(place('react'), tree(react.createElement, 'react', TEXT), {
      onRecoverableError: (error: unknown) => errors.push(`react: ${error}`),
    });
    // At once: it would draw when it finds the time.
    return text => flushSync(() => root.render(tree(react.createElement, 'react', text)));
  },
  preact: () => {
    const draw = (text: string) => tree(preact.h as Make, 'preact', text) as preact.VNode;
    preact.hydrate(draw(TEXT), place('preact'));
    return text => preact.render(draw(text), place('preact'));
  },
  vue: () => {
    const text = vue.ref(TEXT);
    vue.createSSRApp({ render: () => tree(vue.h as unknown as Make, 'vue', text.value) }).mount('#vue');
    return value => {
      text.value = value;
    };
  },
  svelte: () => {
    const { draw } = hydrate(Film, {
      target: place('svelte'),
      props: { address: `${FILM}/svelte`, title: 'Film' },
      recover: false,
    }) as { draw: (text: string) => void };
    return text => flushSvelte(() => draw(text));
  },
};

/** What is left in the place; what was typed is there still. */
const read = (name: string) => ({
  tags: [...place(name).querySelectorAll('*')].map(({ localName }) => localName),
  text: place(name).textContent,
  typed: place(name).querySelector('input')?.value,
  films: [...place(name).querySelectorAll('iframe')].map(({ src }) => src),
});

/** Code that takes over a frame; what it makes of it. */
const libraries: Record<string, () => unknown> = {
  fitvids: () => {
    fitvids('#fitvids');
    return read('fitvids');
  },
  plyr: () => {
    const player = new Plyr('#plyr');
    return [player.provider, player.embed === null];
  },
  vimeo: () => typeof new VimeoPlayer(place('vimeo').firstElementChild as HTMLIFrameElement).getVideoId,
  idiomorph: () => {
    const morph = (text: string) =>
      Idiomorph.morph(place('idiomorph'), `<p>${text}</p>${frame('idiomorph')}`, { morphStyle: 'innerHTML' });
    morph('b');
    morph('c');
    return read('idiomorph');
  },
  swiper: () => {
    const swiper = new Swiper('#swiper');
    swiper.slideNext(0);
    return [swiper.slides.length, swiper.activeIndex, read('swiper')];
  },
};

const attempt = async (act: () => unknown) => {
  try {
    return (await act()) ?? null;
  } catch (error) {
    return String(error);
  }
};

const again: Record<string, (text: string) => unknown> = {};

/** `take`: each takes over its place; `draw`: the frameworks draw theirs again. */
export default async (what: 'take' | 'draw') => {
  const seen: Record<string, unknown> = {};
  for (const [name, take] of Object.entries(frameworks)) {
    const input = place(name).querySelector('input') as HTMLInputElement;
    if (what === 'take') input.value = 'typed';
    const thrown = await attempt(() => {
      if (what === 'draw') again[name]?.('Drawn again');
      else again[name] = take() as (text: string) => unknown;
    });
    await next();
    seen[name] = { thrown, ...read(name) };
  }
  if (what === 'take') for (const [name, act] of Object.entries(libraries)) seen[name] = await attempt(act);
  return { ...seen, errors };
};
