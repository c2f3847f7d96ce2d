import { signal } from '@preact/signals';
import { render } from 'preact';
import type { Gate } from '../interfaces.ts';
import { adoptStyles } from './adoptStyles.ts';
import { loadServiceDetails } from './loadServiceDetails.ts';
import { PreferencesDialog } from './preferences/PreferencesDialog.tsx';
import css from './preferences/preferences.css?inline';
import { keepFocus, replaceTexts } from './replaceTexts.ts';
import services from './services.css?inline';
import { loadTranslator, type Translator } from './translator.ts';

export { declare } from './declaration/declare.tsx';

/** What is spoken now; the gate's language, once its sentences are there. */
const translator = signal<Translator | undefined>(undefined);

replaceTexts();

let container: HTMLElement | undefined;
let isOpen = false;

/**
 * Lists of ad blockers hide us by our name. The page is held all the same; but who asks for the preferences gets
 * them, and is never left with a page behind a dialog that cannot be seen.
 */
function detectHidden(host: Element): void {
  const dialog = container?.querySelector('dialog');
  if (dialog?.checkVisibility?.() !== false) return;
  host.removeAttribute('id');
  if (!dialog.checkVisibility()) dialog.close();
}

function close(opener: Element | null, host: Element): void {
  isOpen = false;
  host.id = 'hallpass-consent';
  if (container) render(null, container);
  // It may be gone, as the banner is after a choice: then the first layer finds a place. The page stays where it was.
  if (opener?.isConnected) (opener as HTMLElement).focus({ preventScroll: true });
}

/** Opens the preferences; does nothing while they are open. */
export async function open(gate: Gate, root: ShadowRoot, opener: Element | null): Promise<void> {
  if (isOpen) return;
  // What is taken back here may have the page loaded again at once: what sends the record is there by then.
  if (gate.config.recordUrl) gate.chunks.record().catch(() => {});
  const [words, details] = await Promise.all([
    loadTranslator(gate, gate.language.code),
    // Without it there still are the categories.
    loadServiceDetails(gate),
  ]);
  // Two clicks, or a language that does not load: only the first that gets here opens anything.
  if (isOpen) return;
  isOpen = true;
  translator.value = words;
  if (!container) {
    adoptStyles(root, services + css);
    container = document.createElement('div');
    gate.consent.subscribe(() => {
      // A choice was made, here or elsewhere: there is nothing left to confirm.
      container?.querySelector('dialog')?.close();
    });
    gate.language.subscribe(async () => {
      const { code } = gate.language;
      if (!isOpen || code === translator.value?.language) return;
      // A language whose chunk does not load leaves the words as they are; of two switches the last counts.
      const words = await loadTranslator(gate, code).catch(() => undefined);
      if (!words || code !== gate.language.code) return;
      keepFocus(root, () => {
        translator.value = words;
        // Preact renders when this task is over.
        return new Promise(requestAnimationFrame);
      });
    });
  }
  root.append(container);
  const Preferences = () =>
    translator.value ? (
      <PreferencesDialog
        gate={gate}
        services={details}
        translator={translator.value}
        onClose={() => close(opener, root.host)}
      />
    ) : null;
  render(<Preferences />, container);
  detectHidden(root.host);
}
