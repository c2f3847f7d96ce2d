import { sentences } from '../sentences.ts';
import type { Widget } from '../widget.ts';

/** Runs in the page: asks, keeps the answer, and releases. */
export function ask(texts: typeof sentences, beforeRelease: () => void): void {
  const release = () => {
    for (const held of document.querySelectorAll<HTMLScriptElement>('script[type="text/plain"]')) {
      const script = document.createElement('script');
      if (held.dataset.src) script.src = held.dataset.src;
      else script.text = held.text;
      held.replaceWith(script);
    }
  };
  const answer = localStorage.getItem('answer');
  if (answer === 'yes') release();
  if (answer) return;
  const banner = document.createElement('div');
  banner.id = 'ask';
  banner.setAttribute('role', 'region');
  banner.style.cssText =
    'position: fixed; inset: auto 0 0; background: white; border-top: 1px solid; padding: 1rem';
  banner.innerHTML = `<p>${texts.title}. ${texts.text}</p><button value="yes">${texts.accept}</button> <button value="no">${texts.refuse}</button>`;
  banner.onclick = ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    localStorage.setItem('answer', target.value);
    banner.remove();
    if (target.value === 'no') return;
    beforeRelease();
    release();
  };
  document.body.append(banner);
}

/** The least code that does the job, and nothing that a person would need beyond. */
export const floor: Widget = {
  id: 'floor',
  title: 'the least code',
  role: 'check',
  lacks: 'everything but asking, keeping and releasing: no categories, no settings, one language',
  files: { 'floor.js': Buffer.from(`(${ask})(${JSON.stringify(sentences)}, () => {})`) },
  head: '<script defer src="/floor/floor.js"></script>',
  script: ({ src, code }) =>
    `<script type="text/plain"${src ? ` data-src="${src}"` : ''}>${src ? '' : code}</script>`,
  banner: ['#ask'],
  accept: ['#ask button[value=yes]'],
  refuse: ['#ask button[value=no]'],
};
