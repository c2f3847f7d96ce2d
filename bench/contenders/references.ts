import type { Reference, Script } from '../widget.ts';

const running = ({ src, code }: Script) =>
  src ? `<script defer src="${src}"></script>` : `<script>${code}</script>`;

/** Nothing of what needs consent is on the page. */
const bare: Reference = {
  id: 'bare',
  title: 'the page without scripts',
  moments: ['first', 'refused', 'undecided'],
  script: () => '',
};

/** All of it runs, and nobody asks. */
const free: Reference = {
  id: 'free',
  title: 'the page with its scripts running',
  moments: ['later', 'granted', 'frames'],
  script: running,
  frame: address => `<iframe src="${address}"></iframe>`,
};

/** Its markup is there, and nothing releases it. */
const inert: Reference = {
  id: 'inert',
  title: 'the page with its scripts as plain text',
  moments: ['before'],
  script: ({ code }) => `<script type="text/plain">${code}</script>`,
};

export const references = [bare, free, inert];
