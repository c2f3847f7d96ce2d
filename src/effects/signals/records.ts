import type { Gate, Records } from '../../parts.ts';

/**
 * Has each decision that is made on this page sent to the site's own address (R23).
 *
 * @param url `data-record-url`
 */
export function recordDecisions(gate: Gate, url: string | undefined): void {
  if (!url) return;
  const { consent, chunks, language, report } = gate;
  const waiting: Parameters<Records['send']>[] = [];
  // What sends did not load: the next decision tries again, and so does the next connection.
  const send = () =>
    waiting[0] &&
    chunks.record().then(
      ({ send }) => {
        for (const record of waiting.splice(0)) send(...record);
      },
      error => report('chunk', error),
    );
  addEventListener('online', send);
  // Somebody who is asked may answer and leave in one go: what sends is there by then.
  if (consent.asked) chunks.record().catch(() => {});
  consent.subscribe(change => {
    if (!change.here) return;
    waiting.push([gate, url, change, gate.receipt(), language.code]);
    send();
  });
}
