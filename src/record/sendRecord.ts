import type { Gate } from '../interfaces.ts';
import type { Change, DecisionRecord, DecisionSource, Receipt } from '../model.ts';

/** The surfaces in which something can be decided. */
const SURFACES: readonly (string | undefined)[] = [
  'banner',
  'preferences',
  'placeholder',
] satisfies DecisionSource[];

/** The first pause before a record is sent again, and the longest, in milliseconds. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 300_000;

/** What did not arrive yet: in memory alone, so that it ends with the page. */
const waiting: (() => void)[] = [];
let pause = FIRST_PAUSE;
let timer: ReturnType<typeof setTimeout> | undefined;

function sendAgain(): void {
  clearTimeout(timer);
  timer = undefined;
  for (const send of waiting.splice(0)) send();
}

addEventListener('online', sendAgain);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') sendAgain();
});

/** What is sent of a decision: what the visitor's receipt says, by what means and in which language. Nothing about the visitor. */
function recordOf(
  { consent }: Gate,
  { source: by }: Change,
  receipt: Receipt | null,
  language: string,
): DecisionRecord {
  return {
    version: __VERSION__,
    site: location.hostname,
    // What was forgotten has no time of its own.
    time: receipt?.time ?? new Date(Math.floor(Date.now() / 1000) * 1000).toISOString(),
    revision: receipt?.revision ?? consent.policy.revision,
    language,
    // Our messages have buttons too; for the files they are a link.
    method: by ? (SURFACES.includes(by) ? by : 'link') : 'api',
    categories: receipt?.categories ?? {},
    services: receipt?.services ?? {},
  };
}

/** @returns whether it arrived, as far as a page can know */
async function post(url: string, body: string): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      // A text goes as text/plain, so that no other host is asked first whether it takes it.
      body,
      // Another host's answer stays unread: to ask for it in vain would look as if nothing had arrived.
      mode: 'no-cors',
      // Goes on when the page is left.
      keepalive: true,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    return answer.ok || answer.type === 'opaque';
  } catch {
    return false;
  }
}

let isReported = false;

/**
 * Sends a decision until it has arrived, as long as the page lives: again after pauses that grow, when the
 * browser is online again, and when the page is looked at again.
 */
export function send(gate: Gate, url: string, change: Change, receipt: Receipt | null, language: string) {
  // To forget where nothing was decided is no decision.
  if (!receipt && !change.changed) return;
  const body = JSON.stringify(recordOf(gate, change, receipt, language));
  const attempt = async () => {
    if (await post(url, body)) {
      pause = FIRST_PAUSE;
      return;
    }
    waiting.push(attempt);
    timer ??= setTimeout(sendAgain, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    if (!isReported) gate.report('record', url);
    isReported = true;
  };
  attempt();
}
