import type { Gate, Records } from '../../interfaces.ts';

/** The most that are sent of one page view: a script that decides without end must not fill the school's files. */
const MOST = 50;

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
  let count = 0;
  consent.subscribe(change => {
    if (!change.here) return;
    // What a script of the page's own decides in one go is one decision: the last.
    if (!change.source && waiting[0] && !waiting[waiting.length - 1]?.[2].source) waiting.pop();
    else if (count++ === MOST) report('records', MOST);
    if (count > MOST) return;
    waiting.push([gate, url, change, gate.receipt(), language.code]);
    send();
  });
}
