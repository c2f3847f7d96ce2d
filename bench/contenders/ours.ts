import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Widget } from '../widget.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const names = existsSync(dist) ? readdirSync(dist).filter(name => name.endsWith('.js')) : [];
const banner = ['#hallpass-consent', '[data-consent-surface=banner]'];
const button = (action: string) => [
  '#hallpass-consent',
  `[data-consent-surface=banner] [data-consent-action=${action}]`,
];

/** What `npm run build` made. */
export const ours: Widget = {
  id: 'hallpass',
  title: 'Hallpass',
  role: 'ours',
  lacks: '[what no script can hold](limits.md)',
  files: Object.fromEntries(names.map(name => [name, `${dist}${name}`])),
  head: '<script src="/hallpass/hallpass.js" data-policy-url="/privacy"></script>',
  foot: '<a href="#cookie-preferences">Cookies</a>',
  script: ({ category, src, code }) =>
    `<script type="text/plain" data-category="${category}"${src ? ` src="${src}"` : ''}>${src ? '' : code}</script>`,
  frame: address => `<iframe data-category="marketing" data-consent-src="${address}" title="Film"></iframe>`,
  banner,
  accept: button('accept-all'),
  refuse: button('refuse-all'),
};
