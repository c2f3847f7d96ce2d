import { createHash } from 'node:crypto';
import { sentences } from '../sentences.ts';
import type { Widget } from '../widget.ts';
import { ask, floor } from './floor.ts';

/** So many bytes of its file nobody can compress: with them it is as long as a gate may be, 19 kB. */
const FILLED = 17_700;

/** Text that looks like chance to whoever compresses it, and is the same each time. */
const filling = (bytes: number) => {
  const parts = Array.from({ length: bytes / 48 }, (_, n) =>
    createHash('sha384').update(`${n}`).digest('base64'),
  );
  return `/*${parts.join('')}*/`;
};

/**
 * Runs in the page, before anything else of it: looks at each element that comes, and at what a script writes, inserts
 * or asks for, as whoever is to hold it has to; and leaves it alone.
 *
 * @returns ends the looking at elements
 */
function lookOn(): () => void {
  const LOADERS = 'script,iframe,img,link,video,audio,source,object,embed';
  let found = 0;
  const count = (node: Node) => {
    if (!(node instanceof Element)) return;
    if (node.matches(LOADERS)) found += 1;
    if (node.firstElementChild) found += node.querySelectorAll(LOADERS).length;
  };
  const observer = new MutationObserver(records => {
    for (const { addedNodes } of records) for (const node of addedNodes) count(node);
  });
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['src', 'href'] });

  const apply = (native: () => unknown, self: unknown, args: unknown[]) => {
    if (typeof args[0] === 'string' && args[0].includes('://')) found += 1;
    return Reflect.apply(native, self, args);
  };
  const wrap = (thing: object, names: string, part: 'set' | 'value' = 'value') => {
    for (const name of names.split(' ')) {
      let owner = thing;
      while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
      const own = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor;
      Object.defineProperty(owner, name, { ...own, [part]: new Proxy(own[part], { apply }) });
    }
  };
  const addresses: Record<string, string> = {
    script: 'src type',
    img: 'src srcset',
    iframe: 'src srcdoc',
    video: 'src poster',
    source: 'src srcset',
    embed: 'src',
    object: 'data',
    link: 'href rel',
  };
  for (const name of Object.keys(addresses)) wrap(document.createElement(name), addresses[name] ?? '', 'set');
  const page = document.documentElement;
  wrap(page, 'innerHTML outerHTML', 'set');
  wrap(page, 'insertAdjacentHTML setAttribute append prepend before after replaceWith replaceChildren');
  wrap(page, 'appendChild insertBefore replaceChild');
  wrap(document, 'cookie', 'set');
  wrap(window, 'fetch open');
  wrap(XMLHttpRequest.prototype, 'open');
  wrap(navigator, 'sendBeacon');
  return () => observer.disconnect();
}

/** Runs in the page. */
function start(look: typeof lookOn, askWhenParsed: (beforeRelease: () => void) => void): void {
  const stop = localStorage.getItem('answer') === 'yes' ? () => {} : look();
  addEventListener('DOMContentLoaded', () => askWhenParsed(stop));
}

/** {@link floor}, in a file that the page waits for and that looks at all that comes: what no gate can do without. */
export const looker: Widget = {
  ...floor,
  id: 'looker',
  title: 'a gate that only looks',
  lacks:
    'as the least code: it blocks the page with 19 kB and looks at what comes, without holding any of it',
  files: {
    'looker.js': Buffer.from(
      `(${start})(${lookOn}, before => (${ask})(${JSON.stringify(sentences)}, before))\n${filling(FILLED)}`,
    ),
  },
  head: '<script src="/looker/looker.js"></script>',
};
