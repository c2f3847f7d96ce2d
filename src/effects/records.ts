import type { Gate } from '../parts.ts';

/**
 * Has each decision that is made on this page sent to the site's own address (R23).
 *
 * @param url `data-record-url`
 */
export function recordDecisions(gate: Gate, url: string | undefined): void {
  if (!url) return;
  const { consent, chunks, language, report } = gate;
  // Somebody who is asked may answer and leave in one go: what sends is there by then.
  if (consent.asked) chunks.record().catch(() => {});
  consent.subscribe(change => {
    const { code } = language;
    const receipt = gate.receipt();
    const send = () =>
      chunks.record().then(
        ({ send }) => send(gate, url, change, receipt, code),
        error => {
          report('chunk', error);
          addEventListener('online', send, { once: true });
        },
      );
    if (change.here) send();
  });
}
