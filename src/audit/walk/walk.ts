import { AUDIT } from '../../catalog/selectors.ts';
import type { Gate } from '../../interfaces.ts';
import type { Decision } from '../../model.ts';
import type { Facts, LookedAt, State } from '../model.ts';
import { ask } from '../read/ask.ts';
import { plainAddress } from '../source/markup.ts';
import type { WalkFrame } from './frame.ts';
import { pagesToLookAt, sitemapAddresses } from './pages.ts';

/** How long one page may take, and the pause before the next one, in milliseconds. */
const LIMIT = 20_000;
const PAUSE = 500;

/** What a visitor in a state has chosen, as the consent cookie would tell it. */
function decisionOf(state: State, { consent: { policy } }: Gate): Decision | null {
  if (state === 'undecided') return null;
  return {
    time: Math.floor(Date.now() / 1000),
    revision: policy.revision,
    categories: Object.fromEntries(policy.offered.map(category => [category, state === 'accepted'])),
    services: {},
    knowingSignal: state === 'accepted',
    sessionOnly: policy.sessionOnly,
  };
}

/** Ends a walk. */
export interface Stopper {
  isStopped: boolean;
  stop(): void;
}

/** Why a frame has nothing to tell, as far as can be seen from outside. */
function failureOf(frame: HTMLIFrameElement): string {
  try {
    const { contentWindow, contentDocument } = frame;
    if (!contentDocument) return 'refused';
    if (contentWindow?.location.href === 'about:blank') return 'refused';
    return contentWindow && 'hallpass' in contentWindow ? 'timeout' : 'without';
  } catch {
    return 'left';
  }
}

/** Looks at a page in a hidden frame, as for a visitor in a state; nothing of the webmaster's own choice is read or written there. */
function lookAt(address: string, state: State, gate: Gate, stopper: Stopper): Promise<Facts | string> {
  const frame = document.createElement('iframe') as WalkFrame;
  const decision = decisionOf(state, gate);
  return new Promise<Facts | string>(resolve => {
    const timer = setTimeout(() => resolve(failureOf(frame)), LIMIT);
    stopper.stop = () => {
      stopper.isStopped = true;
      clearTimeout(timer);
      resolve('stopped');
    };
    frame.name = AUDIT;
    frame.tabIndex = -1;
    frame.state = state;
    frame.choice = { read: () => decision, write: () => false };
    frame.take = facts => {
      clearTimeout(timer);
      resolve(facts);
    };
    frame.setAttribute('aria-hidden', 'true');
    // It may not lead this window away, open others, ask anything, send a form or download a file.
    frame.sandbox.add('allow-scripts', 'allow-same-origin');
    // Out of sight, and as large as a page: what is hidden altogether does not load what comes into sight.
    const { style } = frame;
    style.position = 'fixed';
    style.left = '-2000px';
    style.width = '1280px';
    style.height = '800px';
    style.visibility = 'hidden';
    frame.onload = () => {
      const failure = failureOf(frame);
      // A page without Hallpass has nothing to hand over, however long it is waited for.
      if (/^(refused|without|left)$/.test(failure)) {
        clearTimeout(timer);
        resolve(failure);
      }
    };
    frame.src = address;
    document.documentElement.append(frame);
  }).then(facts => {
    frame.remove();
    return facts;
  });
}

/** The pages of the site that can be found from here. */
async function findPages(most: number): Promise<string[]> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]:not([download])')].map(({ href }) =>
    String(href),
  );
  const answer = await ask('/sitemap.xml');
  const sitemap = answer?.ok ? sitemapAddresses(await answer.text().catch(() => '')) : [];
  return pagesToLookAt(location.href, links, sitemap, most);
}

export interface Walk {
  /** How many pages. */
  most: number;
  states: readonly State[];
  stopper: Stopper;
  /** Hears of each page before it is looked at. */
  onPage(page: string, at: number, of: number): void;
}

/** Looks at pages of the site one after the other, each in each state. Nobody but the site itself is asked. */
export async function walk(
  gate: Gate,
  { most, states, stopper, onPage }: Walk,
): Promise<{ pages: Facts[]; failed: LookedAt[] }> {
  const pages: Facts[] = [];
  const failed: LookedAt[] = [];
  const due = (await findPages(most)).flatMap(address => states.map(state => ({ address, state })));
  for (const [at, { address, state }] of due.entries()) {
    if (stopper.isStopped) break;
    const page = plainAddress(address);
    onPage(page, at + 1, due.length);
    const facts = await lookAt(address, state, gate, stopper);
    if (facts === 'stopped') break;
    if (typeof facts === 'string') failed.push({ page, state, failed: facts });
    else pages.push(facts);
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
  return { pages, failed };
}
