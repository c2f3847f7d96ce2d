import { render } from 'preact';
import { AUDIT } from '../catalog/selectors.ts';
import type { Gate } from '../interfaces.ts';
import { adoptStyles } from '../ui/adoptStyles.ts';
import { applyTheme } from '../ui/applyTheme.ts';
import shared from '../ui/surface.css?inline';
import { AuditPanel } from './panel/AuditPanel.tsx';
import css from './panel/audit.css?inline';
import { reportToFrame, walkFrame } from './walk/frame.ts';

let host: HTMLElement | undefined;

/** The name that the window had before the audit. */
let before = '';

function close(root: ShadowRoot): void {
  render(null, root);
  host?.remove();
  host = undefined;
  window.name = before;
  // The address would open it again, when the page is loaded again.
  if (location.hash === AUDIT)
    window.history.replaceState(window.history.state, '', location.href.replace(/#.*/, ''));
}

function show(gate: Gate): void {
  const isAsked = window.name !== AUDIT;
  if (isAsked) before = window.name;
  // It stays as long as the webmaster clicks through the site, in this tab.
  window.name = AUDIT;
  host = document.createElement('div');
  host.id = 'hallpass-audit';
  const root = host.attachShadow({ mode: 'open' });
  applyTheme(host, gate.config);
  adoptStyles(root, shared + css);
  // The page's own shortcuts are for the page.
  for (const kind of ['keydown', 'keyup', 'keypress', 'click', 'pointerdown', 'wheel'])
    root.addEventListener(kind, event => {
      event.cancelBubble = true;
    });
  gate.own(root);
  document.documentElement.append(host);
  render(<AuditPanel gate={gate} isAsked={isAsked} onClose={() => close(root)} />, root);
}

/** Opens the audit; in a frame of its own, tells what is to be seen there. Does nothing while it is open. */
export function open(gate: Gate): void {
  const frame = walkFrame();
  if (frame) reportToFrame(gate, frame);
  else if (gate.consent.policy.mayShow && window.top === window && !host) show(gate);
}
