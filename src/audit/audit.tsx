import { render } from 'preact';
import { AUDIT } from '../catalog/selectors.ts';
import type { Gate } from '../interfaces.ts';
import { adoptStyles } from '../ui/adoptStyles.ts';
import { applyTheme } from '../ui/applyTheme.ts';
import shared from '../ui/surface.css?inline';
import { AuditPanel } from './panel/AuditPanel.tsx';
import css from './panel/audit.css?inline';
import { loadWords } from './panel/loadWords.ts';
import { watchWrites } from './read/writers.ts';
import { reportToFrame, walkFrame } from './walk/frame.ts';
import type { Words } from './words.ts';

let host: HTMLElement | undefined;

let stopWatching = () => {};

/** The name that the window had before the audit. */
let before = '';

function close(root: ShadowRoot): void {
  render(null, root);
  host?.remove();
  host = undefined;
  stopWatching();
  window.name = before;
  // The address would open it again, when the page is loaded again.
  if (location.hash === AUDIT)
    window.history.replaceState(window.history.state, '', location.href.replace(/#.*/, ''));
}

async function show(gate: Gate): Promise<void> {
  const box = document.createElement('div');
  // Another name than the one in the address, to which the browser would scroll.
  box.id = 'hallpass-audit-panel';
  host = box;
  let words: Words;
  try {
    words = await loadWords(gate, gate.language.code);
  } catch (error) {
    host = undefined;
    throw error;
  }
  const isAsked = window.name !== AUDIT;
  if (isAsked) before = window.name;
  stopWatching = watchWrites();
  // It stays as long as the webmaster clicks through the site, in this tab.
  window.name = AUDIT;
  const root = box.attachShadow({ mode: 'open' });
  applyTheme(box, gate.config);
  adoptStyles(root, shared + css);
  // The page's own shortcuts are for the page.
  for (const kind of ['keydown', 'keyup', 'keypress', 'click', 'pointerdown', 'wheel'])
    root.addEventListener(kind, event => {
      event.cancelBubble = true;
    });
  gate.own(root);
  document.documentElement.append(box);
  const speak = async (code: string) => {
    words = await loadWords(gate, code);
    draw();
  };
  const draw = () =>
    render(
      <AuditPanel
        gate={gate}
        words={words}
        onLanguage={speak}
        isAsked={isAsked}
        onClose={() => close(root)}
      />,
      root,
    );
  draw();
}

/**
 * Opens the audit; in a frame of its own, tells what is to be seen there. Does nothing while it is open.
 *
 * @throws if its words cannot be loaded
 */
export async function open(gate: Gate): Promise<void> {
  const frame = walkFrame();
  if (frame) reportToFrame(gate, frame);
  else if (gate.consent.policy.mayShow && window.top === window && !host) await show(gate);
}
