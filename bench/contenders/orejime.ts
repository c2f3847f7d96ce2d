import { inPeers } from '../peers.ts';
import { categories, sentences } from '../sentences.ts';
import type { Widget } from '../widget.ts';

const npm = { name: 'orejime', version: '3.2.1' };

const { title, text, accept, refuse, choose, settings } = sentences;
const config = {
  privacyPolicyUrl: '/privacy',
  cookie: { name: 'orejime' },
  translations: {
    banner: { title, description: text, accept, decline: refuse, configure: choose },
    modal: { title: settings, description: text },
  },
  purposes: Object.entries(categories).map(([id, [title, description]]) => ({
    id,
    title,
    description,
    cookies: [],
    isMandatory: id === 'essential',
  })),
};

const template = (category: string, html: string, attributes = '') =>
  `<template data-purpose="${category}"${attributes}>${html}</template>`;

/** Set up as the README of its package says: https://www.npmjs.com/package/orejime/v/3.2.1 (read 2026-11-26). */
export const orejime: Widget = {
  id: npm.name,
  title: `${npm.name} ${npm.version}`,
  role: 'peer',
  npm,
  lacks:
    'holds what is wrapped in a template: nothing unmarked, nothing that scripts add; a file per language',
  files: {
    'orejime.js': inPeers(`${npm.name}/dist/orejime-standard-en.js`),
    'orejime.css': inPeers(`${npm.name}/dist/orejime-standard.css`),
  },
  head: `<link rel="stylesheet" href="/${npm.name}/orejime.css"><script>window.orejimeConfig=${JSON.stringify(config)}</script><script defer src="/${npm.name}/orejime.js"></script>`,
  foot: '<button type="button" onclick="orejime.prompt()">Cookies</button>',
  script: ({ category, src, code }) =>
    template(category, src ? `<script src="${src}"></script>` : `<script>${code}</script>`),
  // With a notice in its place, as ours has one.
  frame: address =>
    template('marketing', `<iframe src="${address}" title="Film"></iframe>`, ' data-contextual'),
  banner: ['.orejime-Banner'],
  accept: ['.orejime-Banner-saveButton'],
  refuse: ['.orejime-Banner-declineButton'],
};
