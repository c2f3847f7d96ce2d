import { inPeers } from '../peers.ts';
import { categories, sentences } from '../sentences.ts';
import type { Widget } from '../widget.ts';

const npm = { name: 'vanilla-cookieconsent', version: '3.1.0' };

const { title, text, accept, refuse, choose, save, close, settings } = sentences;
const buttons = { acceptAllBtn: accept, acceptNecessaryBtn: refuse };
const options = {
  // It shows nothing to what it takes for a robot, such as a browser that is driven.
  hideFromBots: false,
  categories: {
    essential: { enabled: true, readOnly: true },
    preferences: {},
    analytics: {},
    marketing: {},
  },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: { title, description: text, ...buttons, showPreferencesBtn: choose },
        preferencesModal: {
          title: settings,
          ...buttons,
          savePreferencesBtn: save,
          closeIconLabel: close,
          sections: Object.entries(categories).map(([linkedCategory, [title, description]]) => ({
            title,
            description,
            linkedCategory,
          })),
        },
      },
    },
  },
};

/** Set up as `types/index.d.ts` in its package says: https://www.npmjs.com/package/vanilla-cookieconsent/v/3.1.0 (read 2026-11-26). */
export const vanillaCookieConsent: Widget = {
  id: npm.name,
  title: `${npm.name} ${npm.version}`,
  role: 'peer',
  npm,
  lacks:
    'holds marked scripts alone: nothing unmarked, no frames ([another package](https://www.npmjs.com/package/@orestbida/iframemanager) does), nothing that scripts add; runs about 3,300 of 5,000 inline scripts',
  // Each script that it runs starts the next from within: with 5,000 the stack overflows.
  mostScripts: 1000,
  files: {
    'cookieconsent.js': inPeers(`${npm.name}/dist/cookieconsent.umd.js`),
    'cookieconsent.css': inPeers(`${npm.name}/dist/cookieconsent.css`),
  },
  head: `<link rel="stylesheet" href="/${npm.name}/cookieconsent.css"><script defer src="/${npm.name}/cookieconsent.js"></script>`,
  foot: `<button type="button" data-cc="show-preferencesModal">Cookies</button><script type="module">CookieConsent.run(${JSON.stringify(options)})</script>`,
  script: ({ category, src, code }) =>
    `<script type="text/plain" data-category="${category}"${src ? ` data-src="${src}"` : ''}>${src ? '' : code}</script>`,
  banner: ['#cc-main .cm'],
  accept: ['#cc-main .cm [data-role=all]'],
  refuse: ['#cc-main .cm [data-role=necessary]'],
};
