import { act, fireEvent, render } from '@testing-library/preact';
import type { Change } from '../../src/model.ts';
import { createServices } from '../../src/ui/createServices.ts';
import { PreferencesDialog } from '../../src/ui/preferences/PreferencesDialog.tsx';
import { loadTranslator } from '../../src/ui/translator.ts';
import { TOLD } from '../unit/told.ts';
import { aGate, type Wishes } from './aGate.ts';

/** The dialog as a visitor meets it. */
export async function opened(wishes: Wishes = {}) {
  const { gate, consent, keeper } = aGate(wishes);
  const services = createServices(TOLD);
  const steps: Change[] = [];
  consent.subscribe(change => steps.push(change));
  let closed = 0;
  const onClose = () => closed++;
  const view = render(
    <PreferencesDialog
      gate={gate}
      services={services}
      translator={await loadTranslator(gate, gate.language.code)}
      onClose={onClose}
    />,
  );
  const dialog = view.container.querySelector('dialog') as HTMLDialogElement;
  const find = <E extends Element = HTMLElement>(selector: string) => dialog.querySelector<E>(selector) as E;
  return {
    gate,
    consent,
    keeper,
    dialog,
    find,
    /** Every step that the store made. */
    steps,
    times: () => closed,
    text: (selector: string) => dialog.querySelector(selector)?.textContent,
    texts: (selector: string) => [...dialog.querySelectorAll(selector)].map(element => element.textContent),
    switchOf: (category: string) => find<HTMLInputElement>(`input[data-category="${category}"]`),
    stateOf: (category: string) =>
      find(`input[data-category="${category}"]`).closest('label')?.querySelector('.state')?.textContent,
    rowOf: (category: string) => find(`input[data-category="${category}"]`).closest('li')?.textContent,
    flip: (category: string) => fireEvent.click(find(`input[data-category="${category}"]`)),
    confirm: () => fireEvent.click(find('[data-consent-action="save"]')),
    /** Another language, as `ui.tsx` brings it. */
    async speak(language: string) {
      const translator = await loadTranslator(gate, language);
      act(() =>
        view.rerender(
          <PreferencesDialog gate={gate} services={services} translator={translator} onClose={onClose} />,
        ),
      );
    },
  };
}

export type Opened = Awaited<ReturnType<typeof opened>>;
