import { addEventListener } from '../../native.ts';

type Listening = [kind: string, listener: EventListener, options: AddEventListenerOptions];

const all: Listening[] = [];

/**
 * Listens at the window before anybody on the page, however the page came to be: where it is written anew
 * (`document.open`), the browser takes all listeners away
 * (https://html.spec.whatwg.org/#document-open-steps), and these come back.
 */
export function listenFirst<E extends Event>(
  kinds: readonly string[],
  listener: (event: E) => unknown,
  options: AddEventListenerOptions = {},
): void {
  const listen = (list: readonly Listening[]) => {
    // One that is there is not added again.
    for (const [kind, listener, options] of list) addEventListener(window, kind, listener, options);
  };
  if (!all[0]) new MutationObserver(() => listen(all)).observe(document, { childList: true });
  const added = kinds.map(
    (kind): Listening => [kind, listener as EventListener, { capture: true, ...options }],
  );
  all.push(...added);
  listen(added);
}
